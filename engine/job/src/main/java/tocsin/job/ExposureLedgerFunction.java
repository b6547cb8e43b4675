package tocsin.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import tocsin.core.model.PersonLedger;
import tocsin.core.model.PersonState;
import tocsin.core.score.PersonFlags;
import tocsin.domain.alert.Alert;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.Visit;
import tocsin.domain.people.Person;
import tocsin.job.wire.WireType;

/**
 * Keeps the ledger of a person; emits alert versions. Set back to a checkpoint, it tells the alerts
 * of those it meets again once more, under numbers beyond what the lost attempt can have used.
 *
 * <p>State: one value a person. Timers: one a person, armed for whatever is due next.
 */
final class ExposureLedgerFunction
    extends KeyedBroadcastProcessFunction<String, Visit, Control, Alert>
    implements CheckpointedFunction {
  private static final ValueStateDescriptor<PersonState> PERSON =
      new ValueStateDescriptor<>("person", WireType.PERSON_STATE);

  /**
   * How long news of the past are gathered in a live run: all that a retro-hunt says of one person
   * is looked at once, and nobody waits for event time, which follows the clock at a distance.
   */
  private static final long GATHER_MILLIS = 500;

  private static final long NEWS_MILLIS = 5 * 60_000L;

  private final Knowledge knowledge;
  private final Emission emission;
  private transient Packs packs;
  private transient Verdicts verdicts;
  private transient Members members;
  private transient PersonLedger ledger;
  private transient ValueState<PersonState> person;
  private transient ValueState<Long> armed;
  private transient ValueState<Integer> numbered;

  // Flink calls initializeState before open.
  @SuppressWarnings("NullAway.Init")
  private transient Numbering numbering;

  ExposureLedgerFunction(Knowledge knowledge, Emission emission) {
    this.knowledge = knowledge;
    this.emission = emission;
  }

  @Override
  public void open(OpenContext context) {
    packs = new Packs(knowledge);
    verdicts = new Verdicts(knowledge);
    members = new Members();
    ledger = new PersonLedger(packs::at, verdicts.judgements(), members.campaigns(), null);
    person = getRuntimeContext().getState(PERSON);
    armed = getRuntimeContext().getState(new ValueStateDescriptor<>("armed", Types.LONG));
    numbered = getRuntimeContext().getState(new ValueStateDescriptor<>("numbered", Types.INT));
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    numbering = new Numbering(context);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    numbering.mark(context.getCheckpointTimestamp());
  }

  @Override
  public void processElement(Visit visit, ReadOnlyContext context, Collector<Alert> out)
      throws Exception {
    if (packs.isFresh()) {
      restore(context::getBroadcastState);
    }
    PersonState before = person.value();
    int base = base(context.timerService().currentProcessingTime());
    PersonState state = ledger.add(before == null ? PersonState.NONE : met(before, base), visit);
    if (state.equals(before)) {
      return;
    }
    // What the desk did may lie ahead, as the end of a snooze does: a timer waits for its time.
    boolean desk = (visit.signals() & Signal.HANDLED) != 0;
    boolean knownAtOnce = visit.effectiveAt() == visit.at() && !desk;
    boolean settled = visit.effectiveAt() <= context.timerService().currentWatermark();
    if (settled || (emission == Emission.AT_ONCE && knownAtOnce)) {
      state = advance(state, visit.subject(), visit.effectiveAt(), base, out);
    }
    person.update(state);
    arm(state, visit.effectiveAt(), context.timerService());
    long clock = context.timerService().currentProcessingTime();
    if (emission == Emission.AT_ONCE
        && !settled
        && !knownAtOnce
        && isNews(visit.effectiveAt(), clock)) {
      long gathered = (Math.floorDiv(clock, GATHER_MILLIS) + 2) * GATHER_MILLIS;
      context.timerService().registerProcessingTimeTimer(gathered);
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Alert> out) throws Exception {
    if (packs.isFresh()) {
      restore(context::getBroadcastState);
    }
    boolean gathered = context.timeDomain() == TimeDomain.PROCESSING_TIME;
    if (!gathered) {
      armed.clear();
    }
    PersonState before = person.value();
    if (before == null) {
      return;
    }
    String subject = context.getCurrentKey();
    int base = base(context.timerService().currentProcessingTime());
    before = met(before, base);
    if (gathered) {
      long news = PersonLedger.latestNews(before, at);
      PersonState state = advance(before, subject, news, base, out);
      person.update(state);
      arm(state, news, context.timerService());
      return;
    }
    boolean streamEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (streamEnded) {
      // In batch no timer can be armed any more; everything that is due is told now.
      var unused = advance(before, subject, Long.MAX_VALUE - 1, base, out);
      person.clear();
      numbered.clear();
      return;
    }
    PersonState state = ledger.forget(advance(before, subject, at, base, out), at);
    if (state == null) {
      person.clear();
      numbered.clear();
      return;
    }
    person.update(state);
    arm(state, at, context.timerService());
  }

  /**
   * Whether something came to be known just now. What lies further back belongs to a history that
   * is being caught up with, whose event time goes faster than the clock: it waits its turn.
   */
  private static boolean isNews(long at, long clock) {
    return at <= clock && at > clock - NEWS_MILLIS;
  }

  /** What a context gives, whichever it is. */
  private interface Broadcasts {
    <K, V> ReadOnlyBroadcastState<K, V> get(MapStateDescriptor<K, V> descriptor) throws Exception;
  }

  /** Takes over what a checkpoint held. */
  private void restore(Broadcasts states) throws Exception {
    packs.restore(states.get(Packs.PACKS), states.get(Packs.REFS));
    verdicts.restore(states.get(Verdicts.JUDGEMENTS));
    members.restore(states.get(Members.MEMBERS));
  }

  /** Numbers of settled versions are the same each time they are told. */
  private int base(long clock) {
    return emission == Emission.SETTLED ? 0 : numbering.base(clock);
  }

  /** A person whom a lost attempt may have told of is told of again. */
  private PersonState met(PersonState state, int base) throws Exception {
    if (base == 0 || !state.alert().isOpen()) {
      return state;
    }
    Integer last = numbered.value();
    if (last != null && last == base) {
      return state;
    }
    numbered.update(base);
    return state.untold();
  }

  private PersonState advance(
      PersonState state, String subject, long until, int base, Collector<Alert> out)
      throws Exception {
    List<Alert> told = new ArrayList<>(1);
    PersonState next = ledger.advance(state, subject, until, flags(subject), told::add);
    if (base > 0 && !told.isEmpty()) {
      numbered.update(base);
    }
    told.forEach(alert -> out.collect(alert.numberedFrom(base)));
    return next;
  }

  /** One timer a person: re-armed when something is due earlier, left alone otherwise. */
  private void arm(PersonState state, long now, TimerService timers) throws Exception {
    long due = Math.min(ledger.nextAt(state), ledger.forgetAt(state, now));
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

  private PersonFlags flags(String subject) {
    Person known = packs.roster().person(subject);
    return known == null ? PersonFlags.NONE : PersonFlags.of(known.flags());
  }

  @Override
  public void processBroadcastElement(Control control, Context context, Collector<Alert> out)
      throws Exception {
    if (packs.isFresh()) {
      restore(context::getBroadcastState);
    }
    packs.take(
        control, context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
    Judgement news = verdicts.take(control, context.getBroadcastState(Verdicts.JUDGEMENTS));
    Map<String, Long> turned = members.take(control, context.getBroadcastState(Members.MEMBERS));
    // Told in time it concerns nobody, unless people were looked at ahead of event time.
    long now = context.currentWatermark();
    boolean late = turned.values().stream().anyMatch(from -> from <= now);
    if (late || (!turned.isEmpty() && emission == Emission.AT_ONCE)) {
      context.applyToKeyedState(
          PERSON, (subject, state) -> joined(subject, state, turned, context, out));
    }
    if (news != null) {
      context.applyToKeyedState(
          PERSON, (subject, state) -> judged(subject, state, news, context, out));
    }
  }

  /** Who waits for alerts hears at once that what was told has another name; others in time. */
  private void joined(
      String subject,
      ValueState<PersonState> state,
      Map<String, Long> turned,
      Context context,
      Collector<Alert> out)
      throws Exception {
    PersonState noted = ledger.joined(state.value(), turned);
    if (noted == null) {
      return;
    }
    if (emission == Emission.SETTLED) {
      state.update(noted);
      return;
    }
    int base = base(context.currentProcessingTime());
    noted = met(noted, base);
    state.update(advance(noted, subject, noted.evaluatedUntil(), base, out));
  }

  /**
   * Whether to look at once. No timer can be set from here: what lies ahead of event time is seen
   * at the person's next visit or timer, in its place.
   */
  private boolean isDue(Judgement news, Context context) {
    boolean justNow = isNews(news.at(), context.currentProcessingTime());
    return news.at() <= context.currentWatermark() || (emission == Emission.AT_ONCE && justNow);
  }

  private void judged(
      String subject,
      ValueState<PersonState> state,
      Judgement news,
      Context context,
      Collector<Alert> out)
      throws Exception {
    PersonState noted = ledger.judged(state.value(), news);
    if (noted == null) {
      return;
    }
    int base = base(context.currentProcessingTime());
    noted = met(noted, base);
    boolean due = isDue(news, context);
    state.update(due ? advance(noted, subject, news.at(), base, out) : noted);
  }
}
