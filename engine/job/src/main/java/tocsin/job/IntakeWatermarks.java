package tocsin.job;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import tocsin.core.kernel.SteadyTime;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Intake;

/**
 * Watermarks that follow the latest steady time of the records, held back by the input that is
 * furthest behind, less the allowed disorder.
 */
final class IntakeWatermarks implements WatermarkGenerator<Intake> {
  private final long disorderMillis;
  private final SteadyTime time = new SteadyTime();
  private long behind = Long.MAX_VALUE;

  IntakeWatermarks(long disorderMillis) {
    this.disorderMillis = disorderMillis;
  }

  /** A strategy for intake; a source that is silent for a while does not hold others up. */
  static WatermarkStrategy<Intake> strategy(long disorderMillis, long idleMillis) {
    WatermarkStrategy<Intake> strategy =
        WatermarkStrategy.forGenerator(context -> new IntakeWatermarks(disorderMillis));
    return idleMillis <= 0
        ? strategy
        : strategy.withIdleness(java.time.Duration.ofMillis(idleMillis));
  }

  @Override
  public void onEvent(Intake intake, long timestamp, WatermarkOutput output) {
    for (AccessRecord record : intake.records()) {
      time.see(record.at());
    }
    behind = intake.behind();
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    long reached = Math.min(time.latest(), behind);
    if (reached >= Long.MIN_VALUE + disorderMillis + 1) {
      output.emitWatermark(new Watermark(reached - disorderMillis - 1));
    }
  }
}
