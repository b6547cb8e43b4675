package tocsin.job;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * For control that lies in files when a live run starts: event time waits until it has been read,
 * and is then left to the records. No watermark is ever sent, since control knows of times that
 * records have yet to reach: when all inputs fall silent, the furthest watermark would be taken.
 */
final class OpeningWatermarks implements WatermarkGenerator<Control> {
  private final RelativeClock clock;
  private final long quietNanos;
  private long lastEvent;
  private boolean read;

  private OpeningWatermarks(RelativeClock clock, long quietMillis) {
    this.clock = clock;
    this.quietNanos = Duration.ofMillis(quietMillis).toNanos();
    this.lastEvent = clock.relativeTimeNanos();
  }

  /** Time waits until no control has come for so long. */
  static WatermarkStrategy<Control> strategy(long quietMillis) {
    return WatermarkStrategy.<Control>forGenerator(
            context -> new OpeningWatermarks(context.getInputActivityClock(), quietMillis))
        .withTimestampAssigner((item, timestamp) -> item.at());
  }

  @Override
  public void onEvent(Control item, long timestamp, WatermarkOutput output) {
    lastEvent = clock.relativeTimeNanos();
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    read |= clock.relativeTimeNanos() - lastEvent >= quietNanos;
    if (read) {
      output.markIdle();
    }
  }
}
