package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;

/**
 * Everything an engine said about one person: the versions of each alert, in order. A version
 * counts from just after its {@code decidedAt}, so that an alert decided in the moment of a payment
 * is too late for it. A withdrawal takes back, from its own moment, what the alert said before.
 *
 * @param chains one list an alert, ordered by id; versions in order
 */
record PersonAlerts(String subject, List<List<Alert>> chains) {
  private static final Comparator<Alert> ORDER =
      Comparator.comparingInt(Alert::version)
          .thenComparingLong(Alert::decidedAt)
          .thenComparing(Alert::tier)
          .thenComparing(Alert::status)
          .thenComparingInt(Alert::score)
          .thenComparing(Alert::campaign);

  /** One rise of an alert to a tier that it had not reached before. */
  record Rise(String alertId, long at, Tier tier, int score) {}

  /** Sorts versions by person. O(versions · log versions). */
  static Map<String, PersonAlerts> of(List<Alert> versions) {
    Map<String, Map<String, List<Alert>>> chains = new TreeMap<>();
    for (Alert version : versions) {
      chains
          .computeIfAbsent(version.subject(), s -> new TreeMap<>())
          .computeIfAbsent(version.alertId(), id -> new ArrayList<>())
          .add(version);
    }
    Map<String, PersonAlerts> people = new TreeMap<>();
    chains.forEach(
        (subject, theirs) -> {
          theirs.values().forEach(chain -> chain.sort(ORDER));
          people.put(subject, new PersonAlerts(subject, List.copyOf(theirs.values())));
        });
    return people;
  }

  /** The highest tier ever reached by a version that was no withdrawal. */
  Tier highest() {
    return chains.stream()
        .flatMap(List::stream)
        .filter(version -> !withdrawal(version))
        .map(Alert::tier)
        .max(Comparator.naturalOrder())
        .orElse(Tier.NONE);
  }

  /** The highest tier of what was said before a moment and not taken back by then. */
  Tier standing(long before) {
    Tier highest = Tier.NONE;
    for (List<Alert> chain : chains) {
      for (int i = said(chain, before); i < chain.size(); i++) {
        Alert version = chain.get(i);
        boolean higher = version.tier().compareTo(highest) > 0;
        if (version.decidedAt() < before && higher) {
          highest = version.tier();
        }
      }
    }
    return highest;
  }

  /**
   * When what still stood at a moment was first said.
   *
   * @return {@link Long#MAX_VALUE} when nothing of the tier stood
   */
  long firstStanding(Tier atLeast, long before) {
    long first = Long.MAX_VALUE;
    for (List<Alert> chain : chains) {
      for (int i = said(chain, before); i < chain.size(); i++) {
        Alert version = chain.get(i);
        boolean counts = version.decidedAt() < before && version.tier().compareTo(atLeast) >= 0;
        first = counts ? Math.min(first, version.decidedAt()) : first;
      }
    }
    return first;
  }

  /** Index of the first version after the last withdrawal that came before the moment. */
  private static int said(List<Alert> chain, long before) {
    int from = 0;
    for (int i = 0; i < chain.size(); i++) {
      boolean tookBack = withdrawal(chain.get(i)) && chain.get(i).decidedAt() < before;
      from = tookBack ? i + 1 : from;
    }
    return from;
  }

  private static boolean withdrawal(Alert version) {
    return version.status() == AlertStatus.WITHDRAWN;
  }

  /** Every rise of every alert, by alert and time. */
  List<Rise> rises() {
    List<Rise> rises = new ArrayList<>();
    for (List<Alert> chain : chains) {
      Tier highest = Tier.NONE;
      for (Alert version : chain) {
        if (!withdrawal(version) && version.tier().compareTo(highest) > 0) {
          highest = version.tier();
          rises.add(
              new Rise(version.alertId(), version.decidedAt(), version.tier(), version.score()));
        }
      }
    }
    return rises;
  }

  /** Whether two alerts were open at one time, neither having superseded the other. */
  boolean openTwice() {
    long openUntil = Long.MIN_VALUE;
    for (long[] span : spans()) {
      if (span[0] < openUntil) {
        return true;
      }
      openUntil = Math.max(openUntil, span[1]);
    }
    return false;
  }

  /** From when until when each alert was open, by start. */
  private List<long[]> spans() {
    Map<String, Long> supersededAt = new TreeMap<>();
    chains.stream()
        .flatMap(List::stream)
        .forEach(
            version ->
                version
                    .supersedes()
                    .forEach(id -> supersededAt.merge(id, version.decidedAt(), Math::min)));
    List<long[]> spans = new ArrayList<>();
    for (List<Alert> chain : chains) {
      long from = Long.MAX_VALUE;
      for (Alert version : chain) {
        from = version.status() == AlertStatus.OPEN ? Math.min(from, version.decidedAt()) : from;
      }
      Alert last = chain.get(chain.size() - 1);
      long until = last.status() == AlertStatus.OPEN ? Long.MAX_VALUE : last.decidedAt();
      until = Math.min(until, supersededAt.getOrDefault(last.alertId(), Long.MAX_VALUE));
      if (from < until) {
        spans.add(new long[] {from, until});
      }
    }
    spans.sort(Comparator.<long[]>comparingLong(span -> span[0]).thenComparing(span -> span[1]));
    return spans;
  }

  @Override
  public String toString() {
    return "PersonAlerts[" + chains.size() + " alerts]";
  }
}
