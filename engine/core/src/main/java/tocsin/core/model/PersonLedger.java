package tocsin.core.model;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tocsin.core.campaign.Campaigns;
import tocsin.core.score.Exposure;
import tocsin.core.score.KnownTarget;
import tocsin.core.score.Moment;
import tocsin.core.score.PersonFlags;
import tocsin.core.score.PersonLog;
import tocsin.core.verdict.Judgements;
import tocsin.domain.alert.Alert;
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

  private final Campaigns campaigns;

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
    this(models, new Judgements(), new Campaigns(), null);
  }

  /**
   * The same, with what people hold of targets, and watched.
   *
   * @param judgements as they are known; the caller may add to them, and then tells the ledger of
   *     whom they concern by {@link #judged}
   * @param campaigns likewise; {@link #joined} tells whom they concern
   */
  public PersonLedger(
      LongFunction<CompiledModel> models,
      Judgements judgements,
      Campaigns campaigns,
      @Nullable Watcher watcher) {
    this.models = models;
    this.campaigns = campaigns;
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
   * Takes note that sites turned out to belong together; null when that concerns nothing that was
   * evaluated of this person.
   *
   * @param turns own ids of sites, and from when something else is known of each
   */
  public @Nullable PersonState joined(PersonState state, Map<String, Long> turns) {
    if (state.late()) {
      return null;
    }
    for (KnownTarget known : state.log().targets()) {
      Long from = turns.get(known.flagged().campaign());
      if (from != null && from <= state.evaluatedUntil()) {
        return new PersonState(
            state.log(), state.alert(), state.evaluatedUntil(), true, state.trimmed());
      }
    }
    return null;
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
    PersonCourse course =
        new PersonCourse(models, refutations, campaigns, watcher, subject, flags, out);
    if (state.late()) {
      course.tellAgain(state);
    } else {
      course.resume(state);
    }
    course.run(until);
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
    return new PersonState(
        state.log(), state.alert(), latestNews(state, until), false, state.trimmed());
  }

  /**
   * The latest time at which something of the log came to be known, of those not after a time and
   * not evaluated yet; else what is evaluated. O(moments).
   */
  public static long latestNews(PersonState state, long until) {
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
}
