package tocsin.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a number of people needs, from what was measured and what is arithmetic on it; each line
 * says which. Measured on two cores of a shared virtual machine, 2026-11-22, with the commands of
 * benchmarks/README.md; a machine of one's own is measured with the same commands.
 *
 * @param people whose traffic is seen
 * @param recordsPerPersonDay mean
 * @param peak the busiest second over the mean
 */
record CapacityPlan(long people, int recordsPerPersonDay, double peak) {
  /** {@code benchmarks/results/kafka.md}: job, decoding, sinks and trail, a city's traffic. */
  static final double MICROS_PER_RECORD = 10.4;

  /** The same, broker alone. */
  static final double BROKER_MICROS_PER_RECORD = 2.3;

  /** Size of a checkpoint over people, after a day of a simulated city of 20,000. */
  static final double STATE_BYTES_PER_PERSON_DAY = 1_610;

  /** The sample city's records, native JSON; lz4 in Kafka takes about a quarter. */
  private static final double BYTES_PER_RECORD = 200;

  private static final double COMPRESSED = 0.27;

  /** Half of the processors stay free for recovery: a backlog is then caught up while live. */
  private static final double BUSY = 0.5;

  private static final int STATE_DAYS = 30;
  private static final int KAFKA_DAYS = 3;
  private static final int PEOPLE_PER_ADVISOR = 300;
  private static final double DAY_SECONDS = 86_400;

  /**
   * A line of the plan.
   *
   * @param basis measured, arithmetic, or given
   */
  record Line(String what, String value, String basis) {}

  double peakRate() {
    return people * (double) recordsPerPersonDay / DAY_SECONDS * peak;
  }

  double cores() {
    return Math.max(1, peakRate() * MICROS_PER_RECORD / 1e6 / BUSY);
  }

  double brokerCores() {
    return Math.max(1, peakRate() * BROKER_MICROS_PER_RECORD / 1e6 / BUSY);
  }

  double stateBytes() {
    return people * STATE_BYTES_PER_PERSON_DAY * STATE_DAYS;
  }

  double kafkaBytes() {
    return people
        * (double) recordsPerPersonDay
        * BYTES_PER_RECORD
        * COMPRESSED
        * KAFKA_DAYS
        * 3; // copies
  }

  long advisors() {
    return (people + PEOPLE_PER_ADVISOR - 1) / PEOPLE_PER_ADVISOR;
  }

  /** How many times what was measured this is; arithmetic is as good as this number is small. */
  double beyond() {
    return people / 20_000.0;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(line("people", "%,d", people, "given"));
    lines.add(line("records a day", "%,.0f", people * (double) recordsPerPersonDay, "arithmetic"));
    lines.add(line("records a second at the peak", "%,.0f", peakRate(), "arithmetic"));
    lines.add(line("CPU per record, job, µs", "%.1f", MICROS_PER_RECORD, "measured"));
    lines.add(line("CPU per record, broker, µs", "%.1f", BROKER_MICROS_PER_RECORD, "measured"));
    lines.add(line("cores for workers, half busy at the peak", "%,.0f", cores(), "arithmetic"));
    lines.add(line("cores for brokers", "%,.0f", brokerCores(), "arithmetic"));
    lines.add(
        line("state per person and day, bytes", "%,.0f", STATE_BYTES_PER_PERSON_DAY, "measured"));
    lines.add(line("state after 30 days, GB", "%,.1f", stateBytes() / 1e9, "arithmetic"));
    lines.add(line("Kafka for 3 days, 3 copies, GB", "%,.0f", kafkaBytes() / 1e9, "arithmetic"));
    lines.add(
        new Line("state on", stateBytes() > 8e9 ? "rocksdb" : "hashmap", "rule: heap below 8 GB"));
    lines.add(line("advisors at 1+300", "%,d", advisors(), "arithmetic"));
    lines.add(line("times the largest city measured", "%,.1f", beyond(), "arithmetic"));
    return lines;
  }

  private static Line line(String what, String format, Object value, String basis) {
    return new Line(what, String.format(Locale.ROOT, format, value), basis);
  }
}
