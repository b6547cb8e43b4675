package tocsin.cluster.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A victim that does not exist: visits a target that is listed for nobody else, through the same
 * topics as everyone, and has to come out as an alert in time. Metrics say that a job runs; this
 * says that it warns. The subject is on no roster, and one visit is a blue alert, so nobody is sent
 * anywhere for it.
 */
public final class Canary {
  /** Under a name that RFC 6761 reserves. */
  public static final String TARGET = "canary.tocsin.test";

  /** What the subjects of canaries begin with. */
  public static final String SUBJECT = "canary-";

  private final String brokers;
  private final Topics topics;

  public Canary(String brokers, Topics topics) {
    this.brokers = brokers;
    this.topics = topics;
  }

  /**
   * Sends one.
   *
   * @param now wall clock, milliseconds UTC
   * @param withinMillis how long to wait for its alert
   * @return milliseconds until the alert stood in the alerts' topic; empty when none came
   */
  public OptionalLong fly(long now, long withinMillis) {
    String subject = SUBJECT + now;
    try (KafkaConsumer<byte[], byte[]> alerts = consumer()) {
      List<TopicPartition> partitions =
          alerts.partitionsFor(topics.alerts()).stream()
              .map(partition -> new TopicPartition(topics.alerts(), partition.partition()))
              .toList();
      alerts.assign(partitions);
      alerts.seekToEnd(partitions);
      partitions.forEach(alerts::position);
      long started = System.nanoTime();
      send(subject, now);
      while ((System.nanoTime() - started) / 1_000_000 < withinMillis) {
        for (ConsumerRecord<byte[], byte[]> alert : alerts.poll(Duration.ofMillis(20))) {
          String text = new String(alert.value(), StandardCharsets.UTF_8);
          if (text.contains("\"subject\":\"" + subject + "\"")) {
            return OptionalLong.of((System.nanoTime() - started) / 1_000_000);
          }
        }
      }
      return OptionalLong.empty();
    }
  }

  private void send(String subject, long now) {
    try (Feeder control = new Feeder(brokers, topics.control())) {
      control.send(
          "indicator/host/" + TARGET,
          "{\"kind\":\"indicator\",\"targetKind\":\"host\",\"value\":\""
              + TARGET
              + "\",\"confidence\":90,\"source\":\"canary\",\"at\":"
              + (now - 1)
              + "}");
      control.flush();
    }
    try (Feeder records = new Feeder(brokers, topics.records())) {
      records.send(
          subject,
          "{\"ts\":"
              + now
              + ",\"subject\":\""
              + subject
              + "\",\"via\":\"dns\",\"host\":\""
              + TARGET
              + "\"}");
      records.flush();
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", brokers);
    properties.put("enable.auto.commit", "false");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
