package tocsin.cluster.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts lines into a topic, in order within a partition; waits for what was not acknowledged. */
public final class Feeder implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  public Feeder(String brokers, String topic) {
    this.topic = topic;
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    // Longer than a broker needs to come back.
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "300000");
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends a line to a partition. */
  public void send(int partition, String line) {
    send(new ProducerRecord<>(topic, partition, null, line.getBytes(StandardCharsets.UTF_8)));
  }

  /** Sends a line under a key. */
  public void send(String key, String line) {
    send(
        new ProducerRecord<>(
            topic, key.getBytes(StandardCharsets.UTF_8), line.getBytes(StandardCharsets.UTF_8)));
  }

  private void send(ProducerRecord<byte[], byte[]> message) {
    var unused =
        producer.send(
            message,
            (metadata, e) -> {
              if (e != null) {
                failure.compareAndSet(null, e);
              }
            });
  }

  /**
   * Waits until everything sent is acknowledged.
   *
   * @throws IllegalStateException when something was not
   */
  public void flush() {
    producer.flush();
    Exception e = failure.get();
    if (e != null) {
      throw new IllegalStateException(topic + " did not take a message: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
