package tocsin.cluster.trial;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what stands in a topic now, and how far a group has come. */
public final class TopicReader {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private TopicReader() {}

  private static KafkaConsumer<byte[], byte[]> consumer(String brokers, String group) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", brokers);
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    if (!group.isEmpty()) {
      properties.put("group.id", group);
    }
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /** Every committed message, in order within a partition. */
  public static List<String> all(String brokers, String topic) {
    return messages(brokers, topic).stream().map(TopicReader::text).toList();
  }

  /** Of each key the last message that holds as of a time or before it. */
  public static List<String> lastAsOf(String brokers, String topic, long time) {
    Map<String, ConsumerRecord<byte[], byte[]>> last = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> message : messages(brokers, topic)) {
      if (asOf(message) <= time) {
        last.merge(
            new String(message.key(), StandardCharsets.UTF_8),
            message,
            (a, b) -> asOf(b) >= asOf(a) ? b : a);
      }
    }
    return last.values().stream().map(TopicReader::text).toList();
  }

  private static long asOf(ConsumerRecord<byte[], byte[]> message) {
    byte[] value = message.headers().lastHeader("as-of").value();
    return Long.parseLong(new String(value, StandardCharsets.US_ASCII));
  }

  private static String text(ConsumerRecord<byte[], byte[]> message) {
    return new String(message.value(), StandardCharsets.UTF_8);
  }

  private static List<ConsumerRecord<byte[], byte[]>> messages(String brokers, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(brokers, "")) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
      long started = System.nanoTime();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        if (System.nanoTime() - started > PATIENCE_NANOS) {
          throw new IllegalStateException(topic + " cannot be read to its end");
        }
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
          messages.add(message);
        }
      }
      return messages;
    }
  }

  /** Messages of a topic that a group has not come to as of its last checkpoint. */
  public static long lag(String brokers, String topic, String group) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(brokers, group)) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<TopicPartition, OffsetAndMetadata> reached =
          new HashMap<>(consumer.committed(new java.util.HashSet<>(partitions)));
      long lag = 0;
      for (TopicPartition partition : partitions) {
        OffsetAndMetadata at = reached.get(partition);
        lag += ends.getOrDefault(partition, 0L) - (at == null ? 0 : at.offset());
      }
      return lag;
    }
  }
}
