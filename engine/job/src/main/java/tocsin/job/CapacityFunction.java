package tocsin.job;

import java.time.ZoneId;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import tocsin.core.capacity.AdvisorTasks;
import tocsin.core.capacity.TaskLedger;
import tocsin.domain.pack.Pack;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Offer;

/**
 * Keeps the load of an advisor; emits what becomes of offers that may wait.
 *
 * <p>State: one value an advisor. Timers: one an advisor, armed for whatever is due next.
 */
final class CapacityFunction
    extends KeyedBroadcastProcessFunction<String, Offer, Control, Assignment> {
  private final Knowledge knowledge;
  private transient Packs packs;
  private transient ValueState<AdvisorTasks> tasks;
  private transient ValueState<Long> armed;

  CapacityFunction(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void open(OpenContext context) {
    packs = new Packs(knowledge);
    tasks =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("tasks", TypeInformation.of(AdvisorTasks.class)));
    armed = getRuntimeContext().getState(new ValueStateDescriptor<>("armed", Types.LONG));
  }

  @Override
  public void processElement(Offer offer, ReadOnlyContext context, Collector<Assignment> out)
      throws Exception {
    if (packs.isFresh()) {
      packs.restore(context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
    }
    AdvisorTasks before = tasks.value();
    long at = offer.assignment().at();
    TaskLedger ledger = ledger(at);
    AdvisorTasks state = ledger.add(before == null ? AdvisorTasks.NONE : before, offer);
    long watermark = context.timerService().currentWatermark();
    if (at <= watermark) {
      state = ledger.advance(state, at, out::collect);
    }
    tasks.update(state);
    arm(ledger, state, context.timerService());
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Assignment> out) throws Exception {
    if (packs.isFresh()) {
      packs.restore(context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
    }
    armed.clear();
    AdvisorTasks before = tasks.value();
    if (before == null) {
      return;
    }
    TaskLedger ledger = ledger(at);
    boolean streamEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (streamEnded) {
      // In batch no timer can be armed any more; everything that is due is told now.
      var unused = ledger.advance(before, Long.MAX_VALUE - 1, out::collect);
      tasks.clear();
      return;
    }
    AdvisorTasks state = ledger.forget(ledger.advance(before, at, out::collect), at);
    if (state == null) {
      tasks.clear();
      return;
    }
    tasks.update(state);
    arm(ledger, state, context.timerService());
  }

  private TaskLedger ledger(long at) {
    Pack pack = packs.at(at).pack();
    return new TaskLedger(time -> packs.at(time).pack().capacity(), ZoneId.of(pack.zone()));
  }

  private void arm(TaskLedger ledger, AdvisorTasks state, TimerService timers) throws Exception {
    long due = Math.min(ledger.nextAt(state), ledger.forgetAt(state));
    Long standing = armed.value();
    if (standing != null && standing <= due) {
      return;
    }
    if (standing != null) {
      timers.deleteEventTimeTimer(standing);
    }
    armed.update(due);
    timers.registerEventTimeTimer(due);
  }

  @Override
  public void processBroadcastElement(Control control, Context context, Collector<Assignment> out)
      throws Exception {
    packs.take(
        control, context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
  }
}
