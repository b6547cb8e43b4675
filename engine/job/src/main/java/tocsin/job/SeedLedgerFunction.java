package tocsin.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import tocsin.core.discover.SeedLedger;
import tocsin.core.discover.SeedState;
import tocsin.core.discover.SeedVisit;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.intel.Tie;

/**
 * Keeps who and what belongs to a site; tells it to them, and when the site is confirmed.
 *
 * <p>State: one page a site, one small value per visitor and target. Timers: one a site to forget,
 * and one at the end of each epoch in which something there came to be confirmed.
 */
final class SeedLedgerFunction
    extends KeyedBroadcastProcessFunction<String, TargetEvent, Control, Tie> {
  private final Knowledge knowledge;
  private transient Packs packs;
  private transient Verdicts verdicts;
  private transient ValueState<SeedState> page;
  private transient StateMemo<SeedVisit> memo;

  SeedLedgerFunction(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void open(OpenContext context) {
    packs = new Packs(knowledge);
    verdicts = new Verdicts(knowledge);
    page =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("seeds", TypeInformation.of(SeedState.class)));
    memo =
        new StateMemo<>(
            getRuntimeContext()
                .getMapState(
                    new MapStateDescriptor<>(
                        "seed-visits", Types.LONG, TypeInformation.of(SeedVisit.class))));
  }

  @Override
  public void processElement(TargetEvent event, ReadOnlyContext context, Collector<Tie> out)
      throws Exception {
    restore(context);
    Sighting sighting = event.sighting();
    Listing listing = event.listing();
    long at =
        sighting != null
            ? sighting.at()
            : listing != null ? listing.indicator().activeFrom() : Long.MIN_VALUE;
    if (at == Long.MIN_VALUE || !packs.at(at).pack().discovery().isOn()) {
      return;
    }
    SeedLedger ledger = packs.at(at).seedLedger();
    SeedState before = page.value();
    SeedState state = before == null ? SeedState.empty(event.site()) : before;
    boolean seeds = false;
    if (sighting != null) {
      state = ledger.sighted(state, sighting, memo, out::collect);
      seeds = sighting.match() != null || !state.listings().isEmpty();
    } else if (listing != null) {
      state = ledger.listed(state, listing.indicator(), memo);
      seeds = !state.listings().isEmpty();
    }
    if (!state.equals(before)) {
      page.update(state);
    }
    if (seeds) {
      long late = Math.max(at, context.timerService().currentWatermark());
      context.timerService().registerEventTimeTimer(ledger.closing(late));
    }
    if (before == null) {
      context.timerService().registerEventTimeTimer(forgetting(at));
    }
  }

  /** Timers to forget fall on the first millisecond of an epoch, others on the last. */
  private long forgetting(long at) {
    long retention = packs.at(at).pack().parameters().retentionMillis();
    return packs.at(at).seedLedger().closing(at + retention) + 1;
  }

  private void restore(ReadOnlyContext context) throws Exception {
    if (packs.isFresh()) {
      packs.restore(context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
      verdicts.restore(context.getBroadcastState(Verdicts.JUDGEMENTS));
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Tie> out) throws Exception {
    restore(context);
    SeedState state = page.value();
    if (state == null) {
      return;
    }
    boolean streamEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
    SeedLedger ledger = packs.at(at).seedLedger();
    long until = streamEnded ? Long.MAX_VALUE : at;
    ledger.close(state, memo, until, verdicts.judgements(), out::collect);
    if (streamEnded) {
      page.clear();
      memo.clear();
    } else if (ledger.closing(at) != at) {
      SeedState left = ledger.forget(state, memo, at);
      if (left == null) {
        page.clear();
        memo.clear();
      } else {
        page.update(left);
        context.timerService().registerEventTimeTimer(forgetting(at));
      }
    }
  }

  @Override
  public void processBroadcastElement(Control control, Context context, Collector<Tie> out)
      throws Exception {
    packs.take(
        control, context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
    var unused = verdicts.take(control, context.getBroadcastState(Verdicts.JUDGEMENTS));
  }
}
