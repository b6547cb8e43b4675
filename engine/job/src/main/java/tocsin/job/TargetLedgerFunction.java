package tocsin.job;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import tocsin.core.discover.Memo;
import tocsin.core.discover.RememberedVisit;
import tocsin.core.discover.SiteLinks;
import tocsin.core.discover.SiteMemory;
import tocsin.core.discover.SiteState;
import tocsin.core.discover.TargetLedger;
import tocsin.core.discover.TargetWords;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.CampaignLink;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Visit;

/**
 * Keeps the ledger of a site; emits visits to flagged targets, now or from memory.
 *
 * <p>State: one page a site, its remembered visits and what exposes it. Timers: one a site to
 * forget; one more at the end of the five minutes in which something was seen that could make a
 * suspect, and one at the end of those in which a flagged site was heard of or turned, where
 * somebody waits for words. At the end of the stream it reports.
 */
final class TargetLedgerFunction
    extends KeyedBroadcastProcessFunction<String, TargetEvent, Control, Visit> {
  static final OutputTag<TargetReport> REPORTS =
      new OutputTag<>("reports", TypeInformation.of(TargetReport.class));

  /**
   * What is said of flagged targets while the stream runs; a report comes at its end all the same.
   */
  static final OutputTag<TargetReport> WORDS =
      new OutputTag<>("words", TypeInformation.of(TargetReport.class));

  static final OutputTag<CampaignLink> LINKS =
      new OutputTag<>("links", TypeInformation.of(CampaignLink.class));

  private final Knowledge knowledge;
  private final boolean speaks;
  private transient Packs packs;
  private transient ValueState<SiteState> page;
  private transient StateMemory memory;
  private transient Rates rates;
  private transient Verdicts verdicts;
  private transient ValueState<Long> said;

  /**
   * Takes what it needs.
   *
   * @param speaks whether anybody waits for {@link #WORDS}
   */
  TargetLedgerFunction(Knowledge knowledge, boolean speaks) {
    this.knowledge = knowledge;
    this.speaks = speaks;
  }

  @Override
  public void open(OpenContext context) {
    packs = new Packs(knowledge);
    page =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("site", TypeInformation.of(SiteState.class)));
    memory =
        new StateMemory(
            getRuntimeContext()
                .getMapState(
                    new MapStateDescriptor<>(
                        "visits", Types.LONG, TypeInformation.of(RememberedVisit.class))),
            new StateMemo<>(
                getRuntimeContext()
                    .getMapState(
                        new MapStateDescriptor<>(
                            "exposures", Types.LONG, TypeInformation.of(Exposed.class)))));
    rates = new Rates();
    verdicts = new Verdicts(knowledge);
    said = getRuntimeContext().getState(new ValueStateDescriptor<>("said", Types.LONG));
  }

  @Override
  public void processElement(TargetEvent event, ReadOnlyContext context, Collector<Visit> out)
      throws Exception {
    restore(context);
    SiteState before = page.value();
    SiteState state = before == null ? SiteState.empty(event.site()) : before;
    Sighting sighting = event.sighting();
    Listing listing = event.listing();
    AppSetFact app = event.app();
    Exposed exposed = event.exposed();
    if (sighting != null) {
      TargetLedger ledger = packs.at(sighting.at()).targetLedger();
      state = ledger.sighted(state, sighting, memory, out::collect);
      arm(before, sighting.at(), context);
    } else if (listing != null) {
      TargetLedger ledger = packs.at(listing.indicator().activeFrom()).targetLedger();
      state = ledger.listed(state, listing.indicator(), memory, out::collect);
      arm(before, listing.indicator().activeFrom(), context);
    } else if (app != null) {
      TargetLedger ledger = packs.at(app.at()).targetLedger();
      state = ledger.told(state, app, memory, out::collect);
      arm(before, app.at(), context);
    } else if (exposed != null) {
      TargetLedger ledger = packs.at(exposed.since()).targetLedger();
      state = ledger.exposed(state, exposed, memory);
      arm(before, exposed.since(), context);
    }
    if (!state.equals(before)) {
      page.update(state);
    }
    assessLater(event, state, context);
    linkLater(before, state, exposed, context.timerService());
    long reached = context.timerService().currentWatermark();
    speakLater(state, Math.max(TargetLedger.time(event), reached), context.timerService());
  }

  private void speakLater(SiteState state, long from, TimerService timers) {
    if (speaks) {
      TargetWords.dueAt(state, from).forEach(due -> timers.registerEventTimeTimer(speaking(due)));
    }
  }

  /** Only few sites ever wait for one: what lists say needs no weighing. */
  private void assessLater(TargetEvent event, SiteState state, ReadOnlyContext context) {
    long now = context.timerService().currentWatermark();
    TargetLedger ledger = packs.at(TargetLedger.time(event)).targetLedger();
    for (long end : ledger.assessments(state, event, now)) {
      context.timerService().registerEventTimeTimer(end);
    }
  }

  private void linkLater(
      @Nullable SiteState before, SiteState after, @Nullable Exposed news, TimerService timers) {
    SiteState old = before == null ? SiteState.empty(after.site()) : before;
    SiteLinks links = packs.at(after.lastSeenAt()).targetLedger().links();
    links.ends(old, after, news).forEach(timers::registerEventTimeTimer);
  }

  private void restore(ReadOnlyContext context) throws Exception {
    if (packs.isFresh()) {
      packs.restore(context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
      rates.restore(context.getBroadcastState(Rates.RATES));
      verdicts.restore(context.getBroadcastState(Verdicts.JUDGEMENTS));
    }
  }

  /** One timer a site, armed when its page is begun and again whenever it fires. */
  private void arm(@Nullable SiteState before, long at, ReadOnlyContext context) {
    if (before == null) {
      long retention = packs.at(at).pack().parameters().retentionMillis();
      context.timerService().registerEventTimeTimer(forgetting(at + retention));
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Visit> out) throws Exception {
    restore(context);
    SiteState state = page.value();
    if (state == null) {
      return;
    }
    TargetLedger ledger = packs.at(at).targetLedger();
    boolean streamEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (streamEnded) {
      SiteState last =
          packs
              .at(state.lastSeenAt())
              .targetLedger()
              .assess(state, memory, rates.rates(), out::collect);
      report(link(last, Long.MIN_VALUE, context), context);
      clear();
      return;
    }
    if (isSpeaking(at)) {
      speak(TargetWords.of(ledger, state, memory, beside(), at), context);
      return;
    }
    if (!isForgetting(at)) {
      TimerService timers = context.timerService();
      SiteState assessed =
          ledger.assess(
              state, memory, rates.rates(), at, out::collect, timers::registerEventTimeTimer);
      // What turns out late to have been flagged before was part of something before.
      boolean turned = assessed.flaggedAt() != state.flaggedAt();
      SiteState linked = link(assessed, turned ? Long.MIN_VALUE : at, context);
      ledger.links().ends(state, linked, null).stream()
          .filter(end -> end > at)
          .forEach(context.timerService()::registerEventTimeTimer);
      if (!linked.equals(state)) {
        page.update(linked);
        speakLater(linked, at, context.timerService());
      }
      return;
    }
    long retention = packs.at(at).pack().parameters().retentionMillis();
    if (ledger.isForgotten(state, at)) {
      report(state, context);
      clear();
      return;
    }
    page.update(ledger.forget(state, memory, at));
    context.timerService().registerEventTimeTimer(forgetting(at + retention));
  }

  /** Tells which campaign a site is part of, from a time up to all that is known. */
  private SiteState link(SiteState state, long from, OnTimerContext context) {
    long until = context.timerService().currentWatermark();
    return packs
        .at(state.lastSeenAt())
        .targetLedger()
        .links()
        .tell(state, memory, from, until, each -> context.output(LINKS, each));
  }

  /** Timers to forget fall a millisecond after those to assess, which tells them apart. */
  private static long forgetting(long at) {
    return TargetLedger.endOfSpan(at) + 1;
  }

  private static boolean isForgetting(long at) {
    return TargetLedger.endOfSpan(at - 1) != at;
  }

  /**
   * Timers to speak fall another millisecond later: after what was assessed at that end. What
   * turned at an end itself is said at once.
   */
  private static long speaking(long at) {
    return TargetLedger.endOfSpan(at - 1) + 2;
  }

  private static boolean isSpeaking(long at) {
    return isForgetting(at) && !isForgetting(at - 2);
  }

  private TargetLedger.Beside beside() {
    return new TargetLedger.Beside(
        rates.rates(), verdicts.judgements(), packs.roster()::enterpriseOf);
  }

  private void report(SiteState state, OnTimerContext context) {
    packs
        .at(state.lastSeenAt())
        .targetLedger()
        .report(state, memory, beside(), report -> context.output(REPORTS, report));
  }

  /** Says what differs from what was said last. */
  private void speak(List<TargetReport> words, OnTimerContext context) throws IOException {
    long gist = TargetWords.gist(words);
    Long last = said.value();
    if (last == null || last != gist) {
      said.update(gist);
      words.forEach(each -> context.output(WORDS, each));
    }
  }

  private void clear() {
    page.clear();
    said.clear();
    memory.clear();
  }

  @Override
  public void processBroadcastElement(Control control, Context context, Collector<Visit> out)
      throws Exception {
    rates.take(control, context.getBroadcastState(Rates.RATES));
    var unused = verdicts.take(control, context.getBroadcastState(Verdicts.JUDGEMENTS));
    packs.take(
        control, context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
  }

  /** A site's visits in keyed state. */
  private static final class StateMemory implements SiteMemory {
    private final MapState<Long, RememberedVisit> visits;
    private final StateMemo<Exposed> exposures;

    StateMemory(MapState<Long, RememberedVisit> visits, StateMemo<Exposed> exposures) {
      this.visits = visits;
      this.exposures = exposures;
    }

    @Override
    public Memo<Exposed> exposures() {
      return exposures;
    }

    @Override
    public @Nullable RememberedVisit get(long key) {
      return State.call(() -> visits.get(key));
    }

    @Override
    public void put(long key, RememberedVisit visit) {
      State.run(() -> visits.put(key, visit));
    }

    @Override
    public void remove(long key) {
      State.run(() -> visits.remove(key));
    }

    @Override
    public Iterable<Map.Entry<Long, RememberedVisit>> entries() {
      Iterable<Map.Entry<Long, RememberedVisit>> entries = State.call(visits::entries);
      return entries == null ? java.util.List.of() : entries;
    }

    void clear() {
      visits.clear();
      exposures.clear();
    }
  }
}
