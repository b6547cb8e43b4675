package tocsin.cluster.kafka;

import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import tocsin.adapters.json.ResultJson;
import tocsin.cluster.JobPlan;
import tocsin.domain.alert.Alert;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.people.Assignment;
import tocsin.job.Outlets;

/**
 * Topics as sinks. Results go out at once and may come again after a failure, under the same key,
 * id and version: whoever takes them keeps the last. The trail is transactional: those who read
 * what is committed see each line once, a checkpoint later.
 */
public final class KafkaOutlets {
  /** Below the broker's own maximum of 15 minutes; a job that is down longer loses no result. */
  private static final String TRANSACTION_MILLIS = "600000";

  private KafkaOutlets() {}

  /** Sinks for results as they come; a run without an end speaks of targets while it goes on. */
  public static Outlets of(JobPlan plan) {
    Topics topics = new Topics(plan.prefix());
    Outlets outlets =
        new Outlets(
            atOnce(plan, new ResultMessages<>(topics.alerts(), Alert::alertId, ResultJson::alert)),
            atOnce(
                plan,
                new ResultMessages<>(
                    topics.assignments(),
                    a -> a.alertId() + "." + a.route().ordinal() + "." + a.advisorId(),
                    ResultJson::assignment)),
            atOnce(plan, targets(topics)),
            atOnce(
                plan,
                new ResultMessages<>(
                    topics.rejects(),
                    reject -> reject.file() + "." + reject.line(),
                    ResultJson::reject)),
            new DiscardingSink<>());
    return plan.ends() ? outlets : outlets.speaking(atOnce(plan, targets(topics)));
  }

  private static ResultMessages<TargetReport> targets(Topics topics) {
    return new ResultMessages<>(
        topics.targets(),
        target -> target.kind() + "." + target.target(),
        target -> target.trace().quiet() ? "" : ResultJson.target(target),
        TargetReport::asOf);
  }

  /** Sinks for the trail: each alert version and each assignment once, in transactions. */
  public static Outlets.Also trail(JobPlan plan) {
    String topic = new Topics(plan.prefix()).trail();
    return new Outlets.Also(
        "trail",
        once(plan, "alerts", new ResultMessages<Alert>(topic, Alert::alertId, ResultJson::alert)),
        once(
            plan,
            "assignments",
            new ResultMessages<Assignment>(topic, Assignment::alertId, ResultJson::assignment)));
  }

  private static <T> KafkaSink<T> atOnce(JobPlan plan, ResultMessages<T> messages) {
    return common(plan, messages).setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE).build();
  }

  private static <T> KafkaSink<T> once(JobPlan plan, String part, ResultMessages<T> messages) {
    return common(plan, messages)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix("tocsin-" + plan.name() + "-" + part)
        .setProperty("transaction.timeout.ms", TRANSACTION_MILLIS)
        .build();
  }

  private static <T> KafkaSinkBuilder<T> common(JobPlan plan, ResultMessages<T> messages) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(plan.brokers())
        .setRecordSerializer(messages)
        .setProperty("linger.ms", "5")
        .setProperty("compression.type", "lz4");
  }
}
