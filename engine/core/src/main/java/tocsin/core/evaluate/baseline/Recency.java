package tocsin.core.evaluate.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import tocsin.domain.alert.Alert;

/**
 * Last hit wins: each hour those with the latest access who were not yet alerted, as many as the
 * budget allows by then. The alert falls on the end of the hour, when the hour's order is known;
 * its score is the minute of the access.
 */
final class Recency {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long MINUTE_MILLIS = 60_000;
  private static final Comparator<Candidate> LATEST =
      Comparator.comparingLong(Candidate::at).reversed().thenComparing(Candidate::subject);

  private Recency() {}

  static List<Alert> alerts(Map<String, PersonHits> people, int budget) {
    NavigableMap<Long, List<Candidate>> byHour = new TreeMap<>();
    people.forEach((subject, hits) -> hours(subject, hits, byHour));
    return byHour.isEmpty() ? List.of() : spread(byHour, budget);
  }

  private static void hours(String subject, PersonHits hits, Map<Long, List<Candidate>> byHour) {
    Map<Long, Long> last = new TreeMap<>();
    for (long at : hits.times()) {
      last.merge(Math.floorDiv(at, HOUR_MILLIS), at, Math::max);
    }
    last.forEach(
        (hour, at) ->
            byHour
                .computeIfAbsent(hour, h -> new ArrayList<>())
                .add(new Candidate(subject, at, 0, hits.strongest())));
  }

  private static List<Alert> spread(NavigableMap<Long, List<Candidate>> byHour, int budget) {
    long firstHour = byHour.firstKey();
    double hours = byHour.lastKey() - firstHour + 1.0;
    Set<String> alerted = new HashSet<>();
    List<Alert> alerts = new ArrayList<>();
    byHour.forEach(
        (hour, candidates) -> {
          candidates.sort(LATEST);
          double allowed = Math.floor(budget * ((hour - firstHour + 1) / hours));
          for (Candidate candidate : candidates) {
            if (alerts.size() < allowed && alerted.add(candidate.subject())) {
              alerts.add(atEndOf(hour, candidate).alert());
            }
          }
        });
    return alerts;
  }

  private static Candidate atEndOf(long hour, Candidate candidate) {
    int minute = (int) ((candidate.at() - hour * HOUR_MILLIS) / MINUTE_MILLIS);
    return new Candidate(
        candidate.subject(), (hour + 1) * HOUR_MILLIS, minute, candidate.because());
  }
}
