package tocsin.cluster.kafka;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.MessageDecoder;
import tocsin.domain.traffic.Intake;

/** Messages of the records' topics as intake; a bad one gives a reject with its place. */
final class IntakeMessages implements KafkaRecordDeserializationSchema<Intake> {
  private static final long serialVersionUID = 1;

  private final InputSpec spec;
  private transient @Nullable MessageDecoder decoder;

  IntakeMessages(InputSpec spec) {
    this.spec = spec;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    decoder = new MessageDecoder(spec);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Intake> out) {
    MessageDecoder reader = decoder;
    if (reader == null) {
      reader = new MessageDecoder(spec);
      decoder = reader;
    }
    Intake intake =
        reader.decode(
            message.topic() + "/" + message.partition(), message.offset(), message.value());
    if (!intake.records().isEmpty() || !intake.rejects().isEmpty()) {
      out.collect(intake);
    }
  }

  @Override
  public TypeInformation<Intake> getProducedType() {
    return TypeInformation.of(Intake.class);
  }
}
