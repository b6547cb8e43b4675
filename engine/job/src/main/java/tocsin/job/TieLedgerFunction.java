package tocsin.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import tocsin.core.discover.TieEntry;
import tocsin.core.discover.TieLedger;
import tocsin.core.discover.TieState;
import tocsin.domain.intel.Census;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.intel.Tie;

/**
 * Keeps the sites of a person, an address or a certificate; tells each what a confirmed one among
 * them means for it.
 *
 * <p>State: one value a key, one small value a site. Timers: one a key, to forget.
 */
final class TieLedgerFunction
    extends KeyedBroadcastProcessFunction<String, Tie, Control, TargetEvent> {
  static final OutputTag<Census> CENSUS =
      new OutputTag<>("census", TypeInformation.of(Census.class));

  private final Knowledge knowledge;
  private transient Packs packs;
  private transient ValueState<TieState> known;
  private transient StateMemo<TieEntry> memo;

  TieLedgerFunction(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void open(OpenContext context) {
    packs = new Packs(knowledge);
    known =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("ties", TypeInformation.of(TieState.class)));
    memo =
        new StateMemo<>(
            getRuntimeContext()
                .getMapState(
                    new MapStateDescriptor<>(
                        "tied-sites", Types.LONG, TypeInformation.of(TieEntry.class))));
  }

  @Override
  public void processElement(Tie tie, ReadOnlyContext context, Collector<TargetEvent> out)
      throws Exception {
    restore(context);
    TieState before = known.value();
    TieState state = before == null ? TieState.NONE : before;
    TieLedger ledger = packs.at(tie.at()).tieLedger();
    TieState next =
        ledger.tied(
            state,
            tie,
            memo,
            new TieLedger.Out() {
              @Override
              public void exposed(Exposed exposed) {
                out.collect(TargetEvent.of(exposed));
              }

              @Override
              public void census(Census change) {
                context.output(CENSUS, change);
              }
            });
    if (!next.equals(before)) {
      known.update(next);
    }
    if (before == null) {
      context.timerService().registerEventTimeTimer(ledger.forgetAt(tie.at()));
    }
  }

  private void restore(ReadOnlyContext context) throws Exception {
    if (packs.isFresh()) {
      packs.restore(context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<TargetEvent> out)
      throws Exception {
    restore(context);
    TieState state = known.value();
    if (state == null) {
      return;
    }
    boolean streamEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
    TieLedger ledger = packs.at(at).tieLedger();
    TieState left = streamEnded ? null : ledger.forget(state, memo, at);
    if (left == null) {
      known.clear();
      memo.clear();
      return;
    }
    known.update(left);
    long retention = packs.at(at).pack().parameters().retentionMillis();
    context.timerService().registerEventTimeTimer(at + retention);
  }

  @Override
  public void processBroadcastElement(Control control, Context context, Collector<TargetEvent> out)
      throws Exception {
    packs.take(
        control, context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
  }
}
