package tocsin.core.evaluate;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tocsin.core.kernel.Hash64;
import tocsin.domain.alert.Alert;

/**
 * People to be looked at by hand, drawn without regard to how they scored: what the desk reviews by
 * itself is selected by what was alerted, and says nothing of who was missed.
 *
 * @param alerted pseudonyms with an alert, at most as many as asked
 * @param sighted pseudonyms with a suspicious access and no alert
 */
public record Audit(List<String> alerted, List<String> sighted) {

  /** Draws by a hash of seed and pseudonym: the same people whatever the order. O(n log n). */
  public static Audit draw(int each, long seed, List<Alert> alerts, Collection<String> sighted) {
    Set<String> alerted = new HashSet<>();
    alerts.forEach(alert -> alerted.add(alert.subject()));
    Set<String> others = new HashSet<>(sighted);
    others.removeAll(alerted);
    return new Audit(draw(each, seed, alerted), draw(each, seed, others));
  }

  private static List<String> draw(int each, long seed, Collection<String> from) {
    return from.stream()
        .sorted(
            Comparator.comparingLong((String subject) -> Hash64.of(subject, seed))
                .thenComparing(Comparator.naturalOrder()))
        .limit(each)
        .toList();
  }

  @Override
  public String toString() {
    return "Audit[" + alerted.size() + " alerted, " + sighted.size() + " not]";
  }
}
