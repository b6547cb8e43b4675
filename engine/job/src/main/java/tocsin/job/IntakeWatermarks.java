package tocsin.job;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import tocsin.core.kernel.SteadyTime;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Intake;

/** Watermarks that follow the latest steady time of the records, less the allowed disorder. */
final class IntakeWatermarks implements WatermarkGenerator<Intake> {
  private final long disorderMillis;
  private final SteadyTime time = new SteadyTime();

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
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (time.latest() != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(time.latest() - disorderMillis - 1));
    }
  }
}
