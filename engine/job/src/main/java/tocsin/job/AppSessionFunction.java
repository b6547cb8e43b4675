package tocsin.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import tocsin.core.apps.AppSessions;
import tocsin.core.apps.AppState;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.TargetEvent;

/**
 * Puts one person's touches of app hosts together; tells the pages of the set and its members.
 *
 * <p>State: one value a person, the touches of sessions that may still grow, and when it was last
 * looked at. Timers: one a person, armed for whatever is due next. A touch that comes later than
 * the stream's bound is not told of twice: pages take facts as a set.
 */
final class AppSessionFunction
    extends KeyedBroadcastProcessFunction<String, AppTouch, Control, TargetEvent> {
  private final Knowledge knowledge;
  private transient Packs packs;
  private transient ValueState<AppState> sessions;
  private transient ValueState<Long> told;
  private transient ValueState<Long> armed;

  AppSessionFunction(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void open(OpenContext context) {
    packs = new Packs(knowledge);
    sessions =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("app-sessions", TypeInformation.of(AppState.class)));
    told = getRuntimeContext().getState(new ValueStateDescriptor<>("told", Types.LONG));
    armed = getRuntimeContext().getState(new ValueStateDescriptor<>("armed", Types.LONG));
  }

  @Override
  public void processElement(AppTouch touch, ReadOnlyContext context, Collector<TargetEvent> out)
      throws Exception {
    restore(context);
    AppSessions ledger = packs.at(touch.at()).appSessions();
    AppState before = sessions.value();
    AppState state = ledger.add(before == null ? AppState.NONE : before, touch);
    sessions.update(state);
    // A late touch makes its minute told again.
    long since = Math.min(told(), touch.at());
    told.update(since);
    arm(ledger.nextAt(state, since), context.timerService());
  }

  private void restore(ReadOnlyContext context) throws Exception {
    if (packs.isFresh()) {
      packs.restore(context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
    }
  }

  private long told() throws Exception {
    Long at = told.value();
    return at == null ? Long.MAX_VALUE : at;
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<TargetEvent> out)
      throws Exception {
    restore(context);
    armed.clear();
    AppState before = sessions.value();
    if (before == null) {
      return;
    }
    boolean streamEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
    long now = streamEnded ? Long.MAX_VALUE - 1 : at;
    AppSessions ledger = packs.at(at).appSessions();
    AppState state =
        ledger.advance(
            before,
            context.getCurrentKey(),
            told(),
            now,
            fact -> out.collect(TargetEvent.of(fact)));
    if (streamEnded || ledger.isForgotten(state, now)) {
      sessions.clear();
      told.clear();
      return;
    }
    sessions.update(state);
    told.update(now);
    arm(ledger.nextAt(state, now), context.timerService());
  }

  /** One timer a person: re-armed when something is due earlier, left alone otherwise. */
  private void arm(long due, TimerService timers) throws Exception {
    @Nullable Long standing = armed.value();
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
  public void processBroadcastElement(Control control, Context context, Collector<TargetEvent> out)
      throws Exception {
    packs.take(
        control, context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
  }
}
