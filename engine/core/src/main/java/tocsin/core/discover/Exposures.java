package tocsin.core.discover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tocsin.core.fuse.Evidence;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.ExposedBy;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.TieKind;
import tocsin.domain.pack.Discovery;

/**
 * What a site has in common with confirmed ones, as of the ends of epochs. A function of what was
 * told, in any order. Asking costs O(exposures).
 */
final class Exposures {
  /** Steps of a path that are told. */
  private static final int MAX_PATH = 5;

  /** Who comes within so many milliseconds of a confirmed site may have been led there. */
  private static final long NEAR_MILLIS = 30 * 60_000L;

  /** Share of those who came near that must have come in one order to call it one, percent. */
  private static final int ORDERED_PERCENT = 80;

  private final Discovery discovery;
  private final ExposureRates rates;
  private final List<RememberedVisit> visits;
  private final List<Exposed> all = new ArrayList<>();
  private final double scale;

  /**
   * @param visits of the whole site, in the order of their times
   * @param scale how many people each of their visitors stands for
   */
  Exposures(
      Discovery discovery,
      SiteMemory memory,
      ExposureRates rates,
      List<RememberedVisit> visits,
      double scale) {
    this.scale = scale;
    this.discovery = discovery;
    this.rates = rates;
    this.visits = visits;
    for (Map.Entry<Long, Exposed> entry : memory.exposures().entries()) {
      all.add(entry.getValue());
    }
  }

  List<RememberedVisit> visits() {
    return visits;
  }

  /** Adds the ends of the epochs in which something new could be said of a target. */
  void ends(String target, List<Long> turns, SortedSet<Long> ends) {
    if (all.isEmpty()) {
      return;
    }
    Epochs epochs = new Epochs(discovery.epochMillis());
    all.forEach(exposed -> ends.add(epochs.endOf(exposed.since())));
    turns.forEach(turn -> ends.add(epochs.endOf(turn)));
    for (RememberedVisit visit : visits) {
      if (visit.target().equals(target)) {
        ends.add(epochs.endOf(visit.at()));
      }
    }
  }

  /** When the last of it began to count, milliseconds UTC; {@link Long#MIN_VALUE} without any. */
  long lastAt() {
    return all.stream().mapToLong(Exposed::since).max().orElse(Long.MIN_VALUE);
  }

  /** Whether it is asked at a time at all. */
  boolean areClosedAt(long end) {
    return !all.isEmpty() && new Epochs(discovery.epochMillis()).isEnd(end);
  }

  /** How many people its visitors stand for. */
  double people(Window window) {
    return window.people() * scale;
  }

  /** What its visitors say, hundredths of a nat; 0 when too few or too many are there. */
  int lift(Window window, long end) {
    if (people(window) > discovery.crowd()) {
      return 0;
    }
    int exposed = 0;
    for (Exposed each : all) {
      exposed += isVisitor(each, window, end) ? 1 : 0;
    }
    if (exposed < discovery.people()) {
      return 0;
    }
    double nats = Lift.of(exposed, window.people(), rates.at(end)) - discovery.chance();
    return (int) Math.max(0, Math.min(Evidence.MOST_LIFT, Math.round(100 * nats)));
  }

  private static boolean counts(Exposed exposed, long end) {
    return exposed.since() < end && exposed.until() >= end;
  }

  private static boolean isVisitor(Exposed exposed, Window window, long end) {
    return exposed.kind() == TieKind.PERSON
        && counts(exposed, end)
        && window.hasVisitor(exposed.key());
  }

  /** Bits of {@link Evidence} for what is in common. */
  int ties(Window window, long end) {
    int ties = 0;
    int before = 0;
    int after = 0;
    for (Exposed each : all) {
      if (!counts(each, end)) {
        continue;
      }
      ties |= each.kind() == TieKind.SERVER ? Evidence.SERVER : 0;
      ties |= each.kind() == TieKind.CERT ? Evidence.CERT : 0;
      long gap = each.at() - each.viaAt();
      if (each.kind() == TieKind.PERSON
          && Math.abs(gap) <= NEAR_MILLIS
          && window.hasVisitor(each.key())) {
        before += gap < 0 ? 1 : 0;
        after += gap < 0 ? 0 : 1;
      }
    }
    return ties | order(before, after);
  }

  /** People who came to this site before and after the confirmed one, within minutes. */
  private int order(int before, int after) {
    int near = before + after;
    if (near < discovery.people()) {
      return 0;
    }
    boolean ordered = 100 * Math.max(before, after) >= ORDERED_PERCENT * near;
    return ordered ? Evidence.NEAR | Evidence.ORDERED : Evidence.NEAR;
  }

  /** Of what kind of fraud the confirmed sites behind it mostly are, or {@code unknown}. */
  String fraudType(Window window, long end) {
    Map<String, Integer> types = new TreeMap<>();
    for (Exposed each : all) {
      boolean person = each.kind() == TieKind.PERSON;
      boolean told = person ? isVisitor(each, window, end) : counts(each, end);
      if (told && !each.fraudType().equals(Indicator.UNKNOWN_TYPE)) {
        types.merge(each.fraudType(), 1, Integer::sum);
      }
    }
    return types.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse(Indicator.UNKNOWN_TYPE);
  }

  /**
   * Confirmed sites of whose fraud this one is a part, in order: those where most of its exposed
   * visitors were before, at least as many as say anything, and those at whose own address it
   * lives. A certificate in common says that the same hands built them, which many frauds may
   * share.
   */
  SortedSet<String> kin(Window window, long end) {
    Map<String, Integer> people = new TreeMap<>();
    SortedSet<String> kin = new TreeSet<>();
    int exposed = 0;
    for (Exposed each : all) {
      if (isVisitor(each, window, end)) {
        people.merge(each.via(), 1, Integer::sum);
        exposed++;
      } else if (each.kind() == TieKind.SERVER && counts(each, end)) {
        kin.add(each.via());
      }
    }
    for (Map.Entry<String, Integer> via : people.entrySet()) {
      if (via.getValue() >= discovery.people() && 2 * via.getValue() > exposed) {
        kin.add(via.getKey());
      }
    }
    return kin;
  }

  /** The ends of epochs at which that may have changed, none before a first. */
  SortedSet<Long> ends(long first) {
    Epochs epochs = new Epochs(discovery.epochMillis());
    SortedSet<Long> ends = new TreeSet<>();
    all.forEach(exposed -> ends.add(Math.max(first, epochs.endOf(exposed.since()))));
    return ends;
  }

  /**
   * All of it at one time.
   *
   * @param lift see {@link Exposures#lift}
   * @param ties see {@link Exposures#ties(Window, long)}
   * @param path confirmed sites behind it, the strongest first
   */
  record Finding(int lift, int ties, List<ExposedBy> path) {
    /** Nothing. */
    static final Finding NONE = new Finding(0, 0, List.of());
  }

  /**
   * As of the end of the epoch that a time lies in.
   *
   * @param retentionMillis visits longer ago do not count
   */
  Finding at(long time, long retentionMillis) {
    if (all.isEmpty()) {
      return Finding.NONE;
    }
    long end = new Epochs(discovery.epochMillis()).endOf(time);
    Window window = new Window(visits, "");
    window.move(end - retentionMillis, end);
    int lift = lift(window, end);
    return new Finding(lift, ties(window, end), path(window, lift > 0, end));
  }

  private List<ExposedBy> path(Window window, boolean byPeople, long end) {
    Map<String, ExposedBy> steps = new TreeMap<>();
    for (Exposed each : all) {
      boolean person = each.kind() == TieKind.PERSON;
      boolean told = person ? byPeople && isVisitor(each, window, end) : counts(each, end);
      if (told) {
        steps.merge(
            each.kind() + " " + each.via(),
            new ExposedBy(each.via(), each.kind(), 1),
            (a, b) -> new ExposedBy(a.via(), a.kind(), a.keys() + b.keys()));
      }
    }
    return steps.values().stream()
        .sorted(
            Comparator.comparingInt(ExposedBy::keys)
                .reversed()
                .thenComparing(ExposedBy::kind)
                .thenComparing(ExposedBy::via))
        .limit(MAX_PATH)
        .toList();
  }
}
