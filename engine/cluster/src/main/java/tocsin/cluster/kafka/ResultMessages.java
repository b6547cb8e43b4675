package tocsin.cluster.kafka;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Results as messages: one topic, a key, a line of JSON. */
final class ResultMessages<T> implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1;

  /** A part of a message. */
  interface Part<T> extends Serializable {
    String of(T result);
  }

  private final String topic;
  private final Part<T> key;
  private final Part<T> line;

  ResultMessages(String topic, Part<T> key, Part<T> line) {
    this.topic = topic;
    this.key = key;
    this.line = line;
  }

  @Override
  public @Nullable ProducerRecord<byte[], byte[]> serialize(
      T result, KafkaSinkContext context, @Nullable Long timestamp) {
    String text = line.of(result);
    return text.isEmpty()
        ? null
        : new ProducerRecord<>(
            topic,
            key.of(result).getBytes(StandardCharsets.UTF_8),
            text.getBytes(StandardCharsets.UTF_8));
  }
}
