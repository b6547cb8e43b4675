package tocsin.cluster.kafka;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Results as messages: one topic, a key, a line of JSON; and in a header, decimal, the event time
 * as of which they hold, so that a reader can take the last word before any time.
 */
final class ResultMessages<T> implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1;

  static final String AS_OF = "as-of";

  /** When a result holds, milliseconds UTC. */
  interface Time<T> extends Serializable {
    long of(T result);
  }

  /** A part of a message. */
  interface Part<T> extends Serializable {
    String of(T result);
  }

  private final String topic;
  private final Part<T> key;
  private final Part<T> line;
  private final @Nullable Time<T> asOf;

  ResultMessages(String topic, Part<T> key, Part<T> line) {
    this(topic, key, line, null);
  }

  /**
   * @param asOf null for results that hold at any time
   */
  ResultMessages(String topic, Part<T> key, Part<T> line, @Nullable Time<T> asOf) {
    this.topic = topic;
    this.key = key;
    this.line = line;
    this.asOf = asOf;
  }

  @Override
  public @Nullable ProducerRecord<byte[], byte[]> serialize(
      T result, KafkaSinkContext context, @Nullable Long timestamp) {
    String text = line.of(result);
    if (text.isEmpty()) {
      return null;
    }
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(
            topic,
            key.of(result).getBytes(StandardCharsets.UTF_8),
            text.getBytes(StandardCharsets.UTF_8));
    if (asOf != null) {
      String time = Long.toString(asOf.of(result));
      message.headers().add(AS_OF, time.getBytes(StandardCharsets.US_ASCII));
    }
    return message;
  }
}
