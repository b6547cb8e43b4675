package tocsin.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import tocsin.core.discover.ExposureRates;
import tocsin.domain.intel.Census;
import tocsin.domain.pack.Discovery;
import tocsin.domain.pack.Pack;

/**
 * Counts how many people are exposed; tells the rate at the end of each epoch with a change.
 *
 * <p>One for the whole job: it takes two small items a person and retention. State: sums by epoch.
 * Timers: one an epoch. Its bounds are those of the pack that the stream began with.
 */
final class CensusFunction extends KeyedProcessFunction<Byte, Census, Control> {
  private final Knowledge knowledge;
  private transient Discovery discovery;
  private transient long retentionMillis;
  private transient MapState<Long, Census> sums;

  CensusFunction(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void open(OpenContext context) {
    Pack pack = Editions.get(knowledge, "").model().pack();
    discovery = pack.discovery();
    retentionMillis = pack.parameters().retentionMillis();
    sums =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("census", Types.LONG, TypeInformation.of(Census.class)));
  }

  @Override
  public void processElement(Census change, Context context, Collector<Control> out)
      throws Exception {
    long end = ExposureRates.end(change, discovery);
    Census sum = sums.get(end);
    sums.put(
        end,
        sum == null
            ? change
            : new Census(sum.at(), sum.seen() + change.seen(), sum.exposed() + change.exposed()));
    context.timerService().registerEventTimeTimer(end - 1);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Control> out) throws Exception {
    long end = at + 1;
    out.collect(Control.rate(ExposureRates.rate(sums.entries(), end, retentionMillis)));
    long old = end - 3 * retentionMillis;
    List<Long> forgotten = new ArrayList<>();
    sums.keys().forEach(each -> forgotten.add(each));
    for (long each : forgotten) {
      if (each < old) {
        sums.remove(each);
      }
    }
  }
}
