package tocsin.models.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tocsin.core.evaluate.Disposition;
import tocsin.core.evaluate.Truth;
import tocsin.domain.alert.Alert;

/**
 * What a search learns from: who lost what when, who was drawn in, and who was disturbed for
 * nothing.
 *
 * @param losses by pseudonym, in order of time
 * @param drawnIn people whom a warning concerns, the losers among them
 * @param cleared people known to have been disturbed for nothing; null when everyone else was
 */
public record Labels(
    Map<String, List<Loss>> losses,
    Set<String> drawnIn,
    @org.jspecify.annotations.Nullable Set<String> cleared) {

  /** Money gone, or with dispositions the moment of the report. */
  public record Loss(long at, long yuan) {}

  /** From a simulated city: everyone is known. */
  public static Labels of(Truth truth) {
    Map<String, List<Loss>> losses = new TreeMap<>();
    Set<String> drawnIn = new HashSet<>();
    for (Truth.Victim victim : truth.victims()) {
      drawnIn.add(victim.subject());
      for (Truth.Payment payment : victim.payments()) {
        losses
            .computeIfAbsent(victim.subject(), s -> new ArrayList<>())
            .add(new Loss(payment.at(), payment.yuan()));
      }
    }
    losses.values().forEach(each -> each.sort(Comparator.comparingLong(Loss::at)));
    for (Truth.Reached reached : truth.reached()) {
      if (reached.deepest().drawnIn()) {
        drawnIn.add(reached.subject());
      }
    }
    return new Labels(losses, drawnIn, null);
  }

  /**
   * From what the desk found. Delayed, partial and selected by what was alerted: such labels can
   * show which alerts were needless, and hardly who was missed.
   *
   * @param alerts that the dispositions are about
   */
  public static Labels of(List<Disposition> dispositions, List<Alert> alerts) {
    Map<String, String> subjects = new HashMap<>();
    alerts.forEach(alert -> subjects.put(alert.alertId(), alert.subject()));
    Map<String, List<Loss>> losses = new TreeMap<>();
    Set<String> drawnIn = new HashSet<>();
    Set<String> cleared = new HashSet<>();
    for (Disposition each : dispositions) {
      String subject = subjects.get(each.alertId());
      if (subject == null) {
        continue;
      }
      switch (each.verdict()) {
        case V1, V2, V3 -> {
          drawnIn.add(subject);
          losses
              .computeIfAbsent(subject, s -> new ArrayList<>())
              .add(new Loss(each.at(), Math.max(1, each.yuan())));
        }
        case V4, V5, V6 -> cleared.add(subject);
        case V7, V8 -> {
          // says nothing of what was going on
        }
      }
    }
    losses.values().forEach(each -> each.sort(Comparator.comparingLong(Loss::at)));
    cleared.removeAll(drawnIn);
    return new Labels(losses, drawnIn, cleared);
  }

  /** Whether a person is known to have been disturbed for nothing. */
  boolean isFalse(String subject) {
    Set<String> known = cleared;
    return known == null ? !drawnIn.contains(subject) : known.contains(subject);
  }

  @Override
  public String toString() {
    return "Labels[" + losses.size() + " lost, " + drawnIn.size() + " drawn in]";
  }
}
