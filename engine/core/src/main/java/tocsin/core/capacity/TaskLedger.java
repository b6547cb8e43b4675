package tocsin.core.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tocsin.core.capacity.AdvisorTasks.Heard;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.CapacityRule;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Offer;
import tocsin.domain.people.Route;

/**
 * Decides, advisor by advisor and in order of event time, which offers become tasks. Red and orange
 * always do, and take their minutes. Anything lower does when
 *
 * <ul>
 *   <li>the advisor has the alert already, or a task of the same campaign in the same enterprise
 *       that at least as many people as the pack says belong to (one campaign task); or
 *   <li>the day has fewer tasks than the most allowed, enough minutes are saved up, and the score
 *       reaches the day's threshold.
 * </ul>
 *
 * Otherwise it becomes a digest entry that says so. Minutes are saved at the long-run rate up to
 * those of a full day (a token bucket), so that no stretch of days exceeds rate × days + one day,
 * urgent tasks aside. The threshold is the lowest score at which the past, up to the midnight
 * before, would have kept to the rate; without a week of past there is none. What is decided
 * depends on the set of offers, not on the order in which they arrive, as long as they arrive
 * before {@link #advance} has passed their time. O(log of the past · offers) time.
 */
public final class TaskLedger {
  /** Why an assignment is only a digest entry: reason code S06, no room in the budget. */
  public static final String BELOW_BUDGET = "s06-below-budget";

  /** Alerts remembered of an advisor; the oldest fall away first. */
  static final int MAX_HEARD = 1024;

  private static final long DAY = 86_400_000L;

  /** Days of past below which no threshold is chosen. */
  private static final int MIN_DAYS = 7;

  /** How long an alert may go on being the same task; no alert is watched longer unchanged. */
  private static final long KEEP_MILLIS = 45 * DAY;

  private static final int DEFAULT_MINUTES = 20;

  private static final Comparator<Offer> ORDER =
      Comparator.comparingLong((Offer offer) -> offer.assignment().at())
          .thenComparing(offer -> offer.assignment().alertId())
          .thenComparingInt(offer -> offer.assignment().version())
          .thenComparing(offer -> offer.assignment().route());

  private final LongFunction<CapacityRule> rules;
  private final ZoneId zone;

  /**
   * Takes the rule in force at an event time.
   *
   * @param zone the centre's, in which days begin
   */
  public TaskLedger(LongFunction<CapacityRule> rules, ZoneId zone) {
    this.rules = rules;
    this.zone = zone;
  }

  /** Adds an offer; the same state when it is there already. */
  public AdvisorTasks add(AdvisorTasks state, Offer offer) {
    if (state.pending().contains(offer)) {
      return state;
    }
    List<Offer> pending = new ArrayList<>(state.pending());
    pending.add(offer);
    return new AdvisorTasks(
        List.copyOf(pending),
        state.heard(),
        state.minutes(),
        state.minutesAt(),
        state.decidedUntil());
  }

  /**
   * Decides the offers up to a time.
   *
   * @param until milliseconds UTC, inclusive
   * @param out takes what becomes of each offer that is not urgent; urgent ones went out before
   */
  public AdvisorTasks advance(AdvisorTasks state, long until, Consumer<Assignment> out) {
    List<Offer> due = new ArrayList<>();
    List<Offer> later = new ArrayList<>();
    for (Offer offer : state.pending()) {
      (offer.assignment().at() <= until ? due : later).add(offer);
    }
    due.sort(ORDER);
    Course course = new Course(state);
    for (Offer offer : due) {
      boolean task = course.take(offer);
      if (!offer.urgent()) {
        out.accept(task ? offer.assignment() : digest(offer.assignment()));
      }
    }
    return course.state(List.copyOf(later), Math.max(until, state.decidedUntil()));
  }

  /** When the next offer is due, or {@link Long#MAX_VALUE}. */
  public long nextAt(AdvisorTasks state) {
    return state.pending().stream()
        .mapToLong(offer -> offer.assignment().at())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** The state without what is too old to matter; null when nothing is left. */
  public @Nullable AdvisorTasks forget(AdvisorTasks state, long now) {
    List<Heard> kept =
        state.heard().stream().filter(each -> each.at() > now - KEEP_MILLIS).toList();
    if (kept.isEmpty() && state.pending().isEmpty()) {
      return null;
    }
    return new AdvisorTasks(
        state.pending(), kept, state.minutes(), state.minutesAt(), state.decidedUntil());
  }

  /** When {@link #forget} should next be asked. */
  public long forgetAt(AdvisorTasks state) {
    long newest = state.heard().stream().mapToLong(Heard::at).max().orElse(Long.MIN_VALUE);
    return newest == Long.MIN_VALUE ? nextAt(state) : newest + KEEP_MILLIS + 1;
  }

  /** A digest has no deadlines but that of sending it. */
  private static Assignment digest(Assignment task) {
    return new Assignment(
        task.alertId(),
        task.version(),
        task.at(),
        Route.DIGEST,
        task.advisorId(),
        task.unitId(),
        BELOW_BUDGET,
        task.dispatchBy(),
        Long.MAX_VALUE,
        Long.MAX_VALUE,
        Long.MAX_VALUE,
        Long.MAX_VALUE);
  }

  private static double minutes(CapacityRule rule, Tier tier) {
    return rule.minutes().getOrDefault(tier, DEFAULT_MINUTES);
  }

  /** One advisor's offers in order. */
  private final class Course {
    private final List<Heard> heard;
    private double minutes;
    private long minutesAt;

    Course(AdvisorTasks state) {
      heard = new ArrayList<>(state.heard());
      minutes = state.minutes();
      minutesAt = state.minutesAt();
    }

    AdvisorTasks state(List<Offer> pending, long until) {
      int from = Math.max(0, heard.size() - MAX_HEARD);
      return new AdvisorTasks(
          pending, List.copyOf(heard.subList(from, heard.size())), minutes, minutesAt, until);
    }

    /** Whether an offer becomes a task. */
    boolean take(Offer offer) {
      long at = offer.assignment().at();
      CapacityRule rule = rules.apply(at);
      save(rule, offer);
      int place = place(offer.assignment().alertId());
      Heard before = place < 0 ? null : heard.get(place);
      if (before != null && before.isTask()) {
        heard.set(place, again(before, offer, before.taskAt(), before.joined()));
        return true;
      }
      boolean joins = joins(rule, offer);
      boolean task = offer.urgent() || joins || !rule.limits() || hasRoom(rule, offer);
      if (task && !joins) {
        double full = rule.mostPerDay() * minutes(rule, Tier.YELLOW);
        minutes = Math.max(-full, minutes - minutes(rule, offer.tier()));
      }
      Heard now = again(before, offer, task ? at : Long.MAX_VALUE, joins);
      if (place < 0) {
        heard.add(now);
      } else {
        heard.set(place, now);
      }
      return task;
    }

    private int place(String alertId) {
      for (int i = heard.size() - 1; i >= 0; i--) {
        if (heard.get(i).alertId().equals(alertId)) {
          return i;
        }
      }
      return -1;
    }

    private Heard again(@Nullable Heard before, Offer offer, long taskAt, boolean joined) {
      return new Heard(
          offer.assignment().alertId(),
          before == null ? offer.assignment().at() : before.at(),
          before == null ? offer.score() : before.score(),
          offer.urgent() || (before != null && before.urgent()),
          offer.siblings(),
          taskAt,
          joined);
    }

    /**
     * Saves the minutes since the last offer; an advisor begins rested, with those of a full day.
     */
    private void save(CapacityRule rule, Offer offer) {
      long at = offer.assignment().at();
      double ordinary = minutes(rule, Tier.YELLOW);
      if (minutesAt == Long.MIN_VALUE) {
        minutes = rule.mostPerDay() * ordinary;
        minutesAt = at;
        return;
      }
      double days = Math.max(0, at - minutesAt) / (double) DAY;
      double saved = minutes + days * rate(rule, offer) * ordinary;
      minutes = Math.min(saved, rule.mostPerDay() * ordinary);
      minutesAt = Math.max(minutesAt, at);
    }

    /** Tasks a day in the long run. */
    private double rate(CapacityRule rule, Offer offer) {
      return Math.min(rule.tasksPerDay(), rule.perThousand() * offer.places() / 1000);
    }

    /** Whether the people of one campaign in one enterprise are one task that is there already. */
    private boolean joins(CapacityRule rule, Offer offer) {
      if (rule.campaignPeople() <= 0 || offer.siblings().isEmpty()) {
        return false;
      }
      long since = offer.assignment().at() - rule.campaignMillis();
      int people = 1;
      boolean task = false;
      for (Heard each : heard) {
        boolean sibling = each.siblings().equals(offer.siblings()) && each.at() >= since;
        if (sibling && !each.alertId().equals(offer.assignment().alertId())) {
          people++;
          task |= each.isTask();
        }
      }
      return task && people >= rule.campaignPeople();
    }

    private boolean hasRoom(CapacityRule rule, Offer offer) {
      LocalDate day = day(offer.assignment().at());
      long today =
          heard.stream()
              .filter(each -> each.isTask() && !each.joined() && day(each.taskAt()).equals(day))
              .count();
      return today < rule.mostPerDay()
          && minutes >= minutes(rule, offer.tier())
          && offer.score() >= threshold(rule, offer, day);
    }

    private LocalDate day(long at) {
      return Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
    }

    /**
     * The lowest score that the past, up to the midnight before, leaves room for; never above the
     * highest of the past, so that equal scores do not shut each other out for good.
     */
    private long threshold(CapacityRule rule, Offer offer, LocalDate day) {
      long midnight = day.atStartOfDay(zone).toInstant().toEpochMilli();
      List<Integer> scores = new ArrayList<>();
      long urgent = 0;
      long first = midnight;
      for (Heard each : heard) {
        if (each.at() < midnight - rule.historyMillis() || each.at() >= midnight) {
          continue;
        }
        first = Math.min(first, each.at());
        if (each.urgent()) {
          urgent++;
        } else if (!each.joined()) {
          scores.add(each.score());
        }
      }
      double days = (midnight - first) / (double) DAY;
      long room = Math.max(0, (long) Math.floor(rate(rule, offer) * days) - urgent);
      if (days < MIN_DAYS || scores.size() <= room) {
        return Long.MIN_VALUE;
      }
      scores.sort(Comparator.reverseOrder());
      return Math.min(scores.get((int) room) + 1L, scores.get(0));
    }
  }
}
