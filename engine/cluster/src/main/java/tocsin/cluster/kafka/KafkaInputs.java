package tocsin.cluster.kafka;

import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import tocsin.cluster.JobPlan;
import tocsin.domain.traffic.Intake;
import tocsin.job.Control;

/** Topics as sources. A job without state begins at the earliest message there is. */
public final class KafkaInputs {
  private KafkaInputs() {}

  /** Access records of the plan's topics. */
  public static KafkaSource<Intake> intake(JobPlan plan) {
    return ended(
            plan,
            KafkaInputs.<Intake>common(plan, plan.name())
                .setTopics(plan.input().paths())
                .setProperty("fetch.min.bytes", "1")
                .setDeserializer(new IntakeMessages(plan.input())))
        .build();
  }

  /** What is published about packs, indicators, rosters, lines and verdicts. */
  public static KafkaSource<Control> control(JobPlan plan) {
    return ended(
            plan,
            KafkaInputs.<Control>common(plan, plan.name() + "-control")
                .setTopics(new Topics(plan.prefix()).control())
                .setDeserializer(new ControlMessages(plan.knowledge())))
        .build();
  }

  private static <T> KafkaSourceBuilder<T> common(JobPlan plan, String group) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(plan.brokers())
        .setGroupId("tocsin-" + group)
        .setClientIdPrefix("tocsin-" + group)
        .setStartingOffsets(OffsetsInitializer.earliest())
        // New partitions of a topic that grew are taken up while the job runs.
        .setProperty("partition.discovery.interval.ms", "30000")
        .setProperty("isolation.level", "read_committed");
  }

  private static <T> KafkaSourceBuilder<T> ended(JobPlan plan, KafkaSourceBuilder<T> builder) {
    return plan.ends() ? builder.setBounded(OffsetsInitializer.latest()) : builder;
  }
}
