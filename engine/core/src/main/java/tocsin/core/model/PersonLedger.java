package tocsin.core.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tocsin.core.score.Exposure;
import tocsin.core.score.Moment;
import tocsin.core.score.PersonFlags;
import tocsin.core.score.PersonLog;
import tocsin.core.verdict.Judgements;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Visit;

/**
 * The course of one person's alert. An alert is a function of a set: visits are added to a log in
 * any order, and the log is evaluated at each time at which something in it came to be known, and
 * at rechecks between. Evaluating up to a time twice, or adding a visit twice, changes nothing.
 *
 * <p>What is added at or before a time already evaluated (late data) makes the course be told again
 * from the beginning, silently; a version goes out only if the end differs from what was last sent.
 * An addition costs O(moments), an evaluation O(moments + rules); both are bounded by {@link
 * #MAX_MOMENTS}.
 */
public final class PersonLedger {
  /** Moments kept per person once evaluated; the oldest fall away first. */
  public static final int MAX_MOMENTS = 256;

  private static final long FORGET_MILLIS = 365 * 86_400_000L;

  private final LongFunction<CompiledModel> models;

  private final Refutations refutations;

  private final @Nullable Watcher watcher;

  /** Looks on as a person's course is told, for those who learn from it. */
  public interface Watcher {
    /**
     * Called at each evaluation of someone exposed.
     *
     * @param at milliseconds UTC
     * @param leading the exposure that leads, its facts complete
     * @param tier its tier
     * @param score its points
     */
    void saw(String subject, long at, Exposure leading, Tier tier, int score);
  }

  /** Takes the model in force at an event time. */
  public PersonLedger(LongFunction<CompiledModel> models) {
    this(models, new Judgements(), null);
  }

  /** The same, watched. */
  public PersonLedger(LongFunction<CompiledModel> models, @Nullable Watcher watcher) {
    this(models, new Judgements(), watcher);
  }

  /**
   * The same, with what people hold of targets.
   *
   * @param judgements as they are known; the caller may add to them, and then tells the ledger of
   *     whom they concern by {@link #judged}
   */
  public PersonLedger(
      LongFunction<CompiledModel> models, Judgements judgements, @Nullable Watcher watcher) {
    this.models = models;
    this.refutations = new Refutations(judgements);
    this.watcher = watcher;
  }

  /** Adds a visit; the same state when it says nothing new. */
  public PersonState add(PersonState state, Visit visit) {
    PersonLog log = state.log().with(visit);
    if (log.equals(state.log())) {
      return state;
    }
    boolean late = state.late() || visit.effectiveAt() <= state.evaluatedUntil();
    return new PersonState(log, state.alert(), state.evaluatedUntil(), late, state.trimmed());
  }

  /** Takes note of a judgement that came to be known; null when it does not concern this person. */
  public @Nullable PersonState judged(PersonState state, Judgement judgement) {
    boolean concerned =
        state.log().names().stream().anyMatch(judgement::covers)
            || Refutations.told(state.alert()).stream().anyMatch(judgement::covers);
    if (!concerned) {
      return null;
    }
    boolean late = state.late() || judgement.at() <= state.evaluatedUntil();
    return new PersonState(
        state.log(), state.alert(), state.evaluatedUntil(), late, state.trimmed());
  }

  /**
   * Evaluates everything due up to a time and sends out the versions that result.
   *
   * @param until milliseconds UTC, inclusive
   * @param flags what the roster says of the person
   */
  public PersonState advance(
      PersonState state, String subject, long until, PersonFlags flags, Consumer<Alert> out) {
    if (isUnexposed(state)) {
      return passedBy(state, until);
    }
    Course course = new Course(subject, flags, out);
    if (state.late()) {
      course.tellAgain(state);
    } else {
      course.resume(state);
    }
    course.run(until, true);
    return course.state();
  }

  /** Whether nothing can be said of a person, as of most: no target met, no alert ever told. */
  private static boolean isUnexposed(PersonState state) {
    return state.log().targets().isEmpty()
        && state.alert().equals(AlertState.NONE)
        && state.log().moments().size() <= MAX_MOMENTS;
  }

  /** What an evaluation of somebody unexposed comes to. O(moments). */
  private static PersonState passedBy(PersonState state, long until) {
    long evaluated = state.evaluatedUntil();
    for (Moment moment : state.log().moments()) {
      evaluated = moment.known() <= until ? Math.max(evaluated, moment.known()) : evaluated;
    }
    return new PersonState(state.log(), state.alert(), evaluated, false, state.trimmed());
  }

  /**
   * The latest time at which something of the log came to be known, of those not after a time and
   * not evaluated yet; else what is evaluated. O(moments).
   */
  public long latestNews(PersonState state, long until) {
    long latest = state.evaluatedUntil();
    for (Moment moment : state.log().moments()) {
      latest = moment.known() <= until ? Math.max(latest, moment.known()) : latest;
    }
    return latest;
  }

  /** When the next evaluation is due, or {@link Long#MAX_VALUE}. O(moments). */
  public long nextAt(PersonState state) {
    long next = state.late() ? state.evaluatedUntil() : state.alert().recheckAt();
    for (Moment moment : state.log().moments()) {
      if (moment.known() > state.evaluatedUntil()) {
        next = Math.min(next, moment.known());
      }
    }
    long refuted = refutations.next(state.alert(), state.evaluatedUntil());
    return Math.min(Math.min(next, refuted), state.log().nextTurn(state.evaluatedUntil()));
  }

  /**
   * The state without what is too old to matter; null when nothing is left to keep.
   *
   * @param now event time
   */
  public @Nullable PersonState forget(PersonState state, long now) {
    CompiledModel model = models.apply(now);
    long retention = model.pack().parameters().retentionMillis();
    boolean exposed = !state.log().targets().isEmpty();
    long keep = exposed ? retention : model.pack().parameters().contextRetentionMillis();
    PersonLog log = state.log().since(now - keep);
    if (state.alert().isOpen() || !log.moments().isEmpty()) {
      boolean dropped = log.moments().size() < state.log().moments().size();
      return dropped
          ? new PersonState(
              log, state.alert(), state.evaluatedUntil(), state.late(), state.trimmed() || exposed)
          : state;
    }
    boolean had = state.alert().episode() > 0;
    return had && state.evaluatedUntil() > now - FORGET_MILLIS
        ? new PersonState(PersonLog.EMPTY, state.alert(), state.evaluatedUntil(), false, true)
        : null;
  }

  /** When {@link #forget} should next be asked, after an event at a time. */
  public long forgetAt(PersonState state, long now) {
    CompiledModel model = models.apply(now);
    if (state.log().moments().isEmpty()) {
      return now + FORGET_MILLIS;
    }
    return state.log().targets().isEmpty()
        ? state.log().latest() + model.pack().parameters().contextRetentionMillis() + 1
        : Math.max(now, state.log().latest()) + model.pack().parameters().retentionMillis() + 1;
  }

  /** A version that may go out, once its number is known. */
  private interface Draft {
    Alert alert(int version, List<String> replaced);
  }

  /** One run over a person's log. */
  private final class Course {
    private final String subject;
    private final PersonFlags flags;
    private final Consumer<Alert> out;
    private PersonLog log = PersonLog.EMPTY;
    private List<Moment> evaluated = new ArrayList<>();
    private List<Moment> pending = new ArrayList<>();
    private AlertState alert = AlertState.NONE;
    private long until = Long.MIN_VALUE;
    private boolean trimmed;
    private final Map<String, Draft> drafts = new HashMap<>();

    Course(String subject, PersonFlags flags, Consumer<Alert> out) {
      this.subject = subject;
      this.flags = flags;
      this.out = out;
    }

    void resume(PersonState state) {
      log = state.log();
      alert = state.alert();
      until = state.evaluatedUntil();
      trimmed = state.trimmed();
      split();
    }

    private void split() {
      evaluated = new ArrayList<>();
      pending = new ArrayList<>();
      for (Moment moment : log.moments()) {
        (moment.known() <= until ? evaluated : pending).add(moment);
      }
      pending.sort(Comparator.comparingLong(Moment::known));
    }

    /** Tells the past again where it is known in full, else only looks again at the present. */
    void tellAgain(PersonState state) {
      AlertState said = state.alert();
      long evaluatedUntil = state.evaluatedUntil();
      if (state.trimmed()) {
        resume(state);
        evaluate(evaluatedUntil, true);
        return;
      }
      resume(new PersonState(state.log(), AlertState.NONE, Long.MIN_VALUE, false, false));
      run(evaluatedUntil, false);
      until = Math.max(until, evaluatedUntil);
      reconcile(said.told());
    }

    /**
     * Makes what has gone out say what the retold course says: alerts that it does not know are
     * taken back, episodes that ended otherwise are corrected, and what is right stays unsaid.
     */
    private void reconcile(List<AlertState.Past> told) {
      List<AlertState.Past> retold = alert.told();
      List<AlertState.Past> settled = new ArrayList<>();
      List<String> replaced = new ArrayList<>();
      for (AlertState.Past each : told) {
        if (find(retold, each.alertId()) == null) {
          settled.add(takeBack(each, replaced));
        }
      }
      for (AlertState.Past each : retold) {
        boolean present = each.alertId().equals(alert.alertId());
        AlertState.Past said = find(told, each.alertId());
        settled.add(correct(each, said, present ? replaced : List.of()));
      }
      AlertState.Past present = find(settled, alert.alertId());
      if (present != null) {
        settled.remove(present);
        alert = alert.sent(present.version(), present.sent());
      }
      alert = alert.after(settled);
    }

    private AlertState.Past takeBack(AlertState.Past told, List<String> replaced) {
      AlertState.Sent sent = told.sent();
      if (sent == null || sent.status() == AlertStatus.WITHDRAWN) {
        return told;
      }
      int version = told.version() + 1;
      out.accept(sent.withdrawn(version, subject, until));
      replaced.add(told.alertId());
      return new AlertState.Past(told.alertId(), version, sent.takenBack());
    }

    private AlertState.Past correct(
        AlertState.Past retold, AlertState.@Nullable Past said, List<String> replaced) {
      int version = said == null ? 0 : said.version();
      Draft draft = drafts.get(retold.alertId());
      boolean same = said != null && Objects.equals(retold.sent(), said.sent());
      if (same || draft == null || retold.sent() == null) {
        return new AlertState.Past(retold.alertId(), version, said == null ? null : said.sent());
      }
      out.accept(draft.alert(version + 1, replaced));
      return new AlertState.Past(retold.alertId(), version + 1, retold.sent());
    }

    private static AlertState.@Nullable Past find(List<AlertState.Past> among, String alertId) {
      for (AlertState.Past each : among) {
        if (each.alertId().equals(alertId)) {
          return each;
        }
      }
      return null;
    }

    void run(long end, boolean aloud) {
      while (true) {
        long next = nextPoint();
        if (next > end || next == Long.MAX_VALUE) {
          return;
        }
        boolean matters = take(next);
        if (matters) {
          evaluate(next, aloud);
        }
      }
    }

    private long nextPoint() {
      long pendingAt = pending.isEmpty() ? Long.MAX_VALUE : pending.get(0).known();
      return Math.min(Math.min(pendingAt, nextTurn()), alert.recheckAt());
    }

    /** When next a target comes to be known for worse, or what was told is refuted. */
    private long nextTurn() {
      return Math.min(log.nextTurn(until), refutations.next(alert, until));
    }

    /**
     * Moves what is known at a time over to the evaluated, and lets the oldest fall away. Whether
     * the time deserves a look: a recheck, news of a target, a visit, or context near a visit.
     */
    private boolean take(long at) {
      boolean matters = at == alert.recheckAt() || at == nextTurn();
      until = Math.max(until, at);
      int taken = 0;
      Comparator<Moment> order = log.order();
      while (taken < pending.size() && pending.get(taken).known() <= at) {
        insert(pending.get(taken++), order);
      }
      for (int i = 0; i < taken && !matters; i++) {
        matters = matters(pending.get(i));
      }
      pending.subList(0, taken).clear();
      if (taken > 0) {
        trim(at - models.apply(at).pack().parameters().retentionMillis());
      }
      return matters;
    }

    /** Moments come nearly in order. */
    private void insert(Moment moment, Comparator<Moment> order) {
      int place = evaluated.size();
      while (place > 0 && order.compare(evaluated.get(place - 1), moment) > 0) {
        place--;
      }
      evaluated.add(place, moment);
    }

    private boolean matters(Moment moment) {
      if (moment.target() != Moment.CONTEXT || moment.isHandling()) {
        return true;
      }
      long span = models.apply(moment.at()).pack().parameters().contextMillis();
      for (Moment each : evaluated) {
        if (each.target() != Moment.CONTEXT && Math.abs(each.at() - moment.at()) <= span) {
          return true;
        }
      }
      return false;
    }

    private void trim(long from) {
      int drop = Math.max(0, evaluated.size() - MAX_MOMENTS);
      while (drop < evaluated.size() && evaluated.get(drop).at() < from) {
        drop++;
      }
      if (drop > 0) {
        evaluated = new ArrayList<>(evaluated.subList(drop, evaluated.size()));
        trimmed = true;
      }
    }

    private Evaluation look(long at) {
      PersonLog known = refutations.standing(new PersonLog(log.targets(), evaluated), at);
      AlertState before = refutations.before(alert, at);
      return Evaluation.at(at, subject, known, before, flags, models.apply(at));
    }

    /** Takes back earlier alerts that rested on nothing but what is refuted now. */
    private void recall(long at, boolean aloud) {
      if (alert.past().stream().noneMatch(told -> refutations.disprove(told, at))) {
        return;
      }
      List<AlertState.Past> past = new ArrayList<>();
      for (AlertState.Past told : alert.past()) {
        past.add(refutations.disprove(told, at) ? recalled(told, at, aloud) : told);
      }
      alert = alert.after(past);
    }

    private AlertState.Past recalled(AlertState.Past told, long at, boolean aloud) {
      AlertState.Sent said = Objects.requireNonNull(told.sent());
      Draft draft = withdrawal(said, at);
      drafts.put(told.alertId(), draft);
      int version = told.version() + 1;
      if (aloud) {
        out.accept(draft.alert(version, List.of()));
      }
      return new AlertState.Past(told.alertId(), version, said.takenBack());
    }

    private Draft withdrawal(AlertState.Sent said, long at) {
      return (version, replaced) -> said.withdrawn(version, subject, at);
    }

    private void evaluate(long at, boolean aloud) {
      recall(at, aloud);
      AlertState.Sent before = alert.sent();
      if (log.targets().isEmpty() && !refutations.disprove(before, at)) {
        return;
      }
      Evaluation evaluation = look(at);
      Evaluation.Seen seen = evaluation.seen();
      if (watcher != null && seen != null) {
        watcher.saw(subject, at, seen.leading(), seen.tier(), seen.score());
      }
      alert = evaluation.state();
      AlertState.Sent said = alert.sent();
      AlertWriter found = evaluation.found();
      if (!alert.isOpen() && said != null && refutations.disprove(said, at)) {
        send(said.takenBack(), withdrawal(said, at), aloud);
        return;
      }
      boolean wasOpen = said != null && said.status() == AlertStatus.OPEN;
      if (!alert.isOpen() && !wasOpen) {
        return;
      }
      if (found != null) {
        AlertState state = alert;
        AlertState.Sent digest = found.digest(state);
        Draft next = (version, replaced) -> found.alert(state, version, subject, at, replaced);
        send(digest, next, aloud);
      } else if (said != null) {
        send(said.closed(), (version, replaced) -> said.closing(version, subject, at), aloud);
      }
    }

    private void send(AlertState.Sent digest, Draft next, boolean aloud) {
      if (digest.equals(alert.sent())) {
        return;
      }
      int version = alert.version() + 1;
      drafts.put(alert.alertId(), next);
      if (aloud) {
        out.accept(next.alert(version, List.of()));
      }
      alert = alert.sent(version, digest);
    }

    PersonState state() {
      List<Moment> all = evaluated;
      if (!pending.isEmpty()) {
        all = new ArrayList<>(evaluated);
        all.addAll(pending);
        all.sort(log.order());
      }
      boolean dropped = all.size() < log.moments().size();
      PersonLog kept = new PersonLog(log.targets(), all);
      return new PersonState(dropped ? kept.compact() : kept, alert, until, false, trimmed);
    }
  }
}
