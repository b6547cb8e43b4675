package tocsin.core.evaluate.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tocsin.domain.alert.Alert;

/** Puts an output's alert versions together by person, whatever order they were written in. */
final class Standings {
  /** Total over everything a version says, so that equal sets of lines give equal standings. */
  private static final Comparator<Alert> ORDER =
      Comparator.comparingLong(Alert::decidedAt)
          .thenComparing(Alert::alertId)
          .thenComparingInt(Alert::version)
          .thenComparing(Alert::tier)
          .thenComparingInt(Alert::score)
          .thenComparing(Alert::stage)
          .thenComparing(Alert::status)
          .thenComparing(Alert::fraudType)
          .thenComparing(alert -> String.valueOf(alert.reasons()))
          .thenComparing(alert -> String.valueOf(alert.targets()));

  private Standings() {}

  /** People with at least one alert, by pseudonym. O(n log n) in versions. */
  static SortedMap<String, Standing> of(List<Alert> versions) {
    Map<String, List<Alert>> bySubject = new HashMap<>();
    for (Alert version : versions) {
      bySubject.computeIfAbsent(version.subject(), s -> new ArrayList<>()).add(version);
    }
    SortedMap<String, Standing> standings = new TreeMap<>();
    bySubject.forEach(
        (subject, theirs) -> {
          theirs.sort(ORDER);
          standings.put(subject, Standing.of(theirs));
        });
    return standings;
  }
}
