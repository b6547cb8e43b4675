package tocsin.job;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Intake;

/**
 * Watermarks that one stray time stamp cannot drag: they follow the latest record less the allowed
 * disorder, but a record that jumps ahead by more than {@link #MAX_JUMP_MILLIS} counts only after
 * {@link #CONFIRMATIONS} others have come near it. A night's pause is thus bridged, a wrong clock
 * is not followed.
 */
final class IntakeWatermarks implements WatermarkGenerator<Intake> {
  static final long MAX_JUMP_MILLIS = 3_600_000L;
  static final int CONFIRMATIONS = 16;

  private final long disorderMillis;
  private long latest = Long.MIN_VALUE;
  private long candidate = Long.MAX_VALUE;
  private int confirmed;

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
      see(record.at());
    }
  }

  private void see(long at) {
    if (at <= latest) {
      return;
    }
    if (latest == Long.MIN_VALUE || at - latest <= MAX_JUMP_MILLIS) {
      latest = latest == Long.MIN_VALUE ? first(at) : at;
      return;
    }
    boolean near = Math.abs(at - candidate) <= MAX_JUMP_MILLIS;
    candidate = near ? Math.min(candidate, at) : at;
    confirmed = near ? confirmed + 1 : 1;
    if (confirmed >= CONFIRMATIONS) {
      latest = candidate;
      candidate = Long.MAX_VALUE;
      confirmed = 0;
    }
  }

  /** The first record may itself be the stray one, so it too waits for company. */
  private long first(long at) {
    boolean near = candidate != Long.MAX_VALUE && Math.abs(at - candidate) <= MAX_JUMP_MILLIS;
    candidate = near ? Math.min(candidate, at) : at;
    confirmed = near ? confirmed + 1 : 1;
    if (confirmed < CONFIRMATIONS) {
      return Long.MIN_VALUE;
    }
    long begin = candidate;
    candidate = Long.MAX_VALUE;
    confirmed = 0;
    return begin;
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (latest != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(latest - disorderMillis - 1));
    }
  }
}
