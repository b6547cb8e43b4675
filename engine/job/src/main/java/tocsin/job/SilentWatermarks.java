package tocsin.job;

import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * For a source that has no say in event time: what is published to a running job is silent for days
 * and must not hold time up for as long.
 */
final class SilentWatermarks implements WatermarkGenerator<Control> {
  static WatermarkStrategy<Control> strategy() {
    return WatermarkStrategy.<Control>forGenerator(context -> new SilentWatermarks())
        .withTimestampAssigner((item, timestamp) -> item.at());
  }

  @Override
  public void onEvent(Control item, long timestamp, WatermarkOutput output) {}

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.markIdle();
  }
}
