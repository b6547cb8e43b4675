package tocsin.core.evaluate.compare;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Output;
import tocsin.core.evaluate.Truth;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/**
 * Outputs and truth made by hand. Times are minutes after the start of 2 March 2026 in Shanghai.
 */
final class Hand {
  static final long START = 1_772_380_800_000L;

  private Hand() {}

  static long at(long minutes) {
    return START + minutes * 60_000;
  }

  /** An alert whose score is the sum of its reasons, {@code I02=30}. */
  static Alert alert(String subject, int version, Tier tier, long minutes, String... reasons) {
    List<Reason> given = new ArrayList<>();
    int score = 0;
    for (String each : reasons) {
      String[] parts = each.split("=", 2);
      int points = Integer.parseInt(parts[1]);
      score += points;
      given.add(new Reason(parts[0], points, "理由" + parts[0], "reason " + parts[0], Map.of()));
    }
    return new Alert(
        "a-" + subject,
        version,
        AlertStatus.OPEN,
        subject,
        tier,
        Stage.S2,
        "F01",
        "k1",
        at(minutes),
        at(minutes),
        score,
        given,
        List.of("shop.example"),
        List.of());
  }

  static Assignment task(String subject, String advisor, long minutes) {
    return new Assignment(
        "a-" + subject, 1, at(minutes), Route.ADVISOR, advisor, "ent0", "bound", 0, 0, 0, 0, 0);
  }

  static Side side(String name, List<Alert> alerts) {
    return side(name, alerts, List.of());
  }

  static Side side(String name, List<Alert> alerts, List<Assignment> assignments) {
    Map<String, String> policy =
        Map.of(
            "tiers.blue.enter", "10",
            "tiers.yellow.enter", "30",
            "tiers.orange.enter", "45",
            "tiers.red.enter", "60");
    return new Side(
        "hand v1",
        new Output(name, alerts, assignments, List.of()),
        new TreeMap<>(policy),
        null,
        null);
  }

  /** A paying victim of a campaign of their own. */
  static Truth.Victim victim(String subject, String campaign, long minutes, long yuan) {
    return new Truth.Victim(
        subject, campaign, "F01", START, List.of(new Truth.Payment(at(minutes), yuan)));
  }

  static Truth truth(Truth.Victim... victims) {
    return new Truth(List.of(victims), List.of(), List.of(), Truth.City.UNKNOWN);
  }

  static Comparison compare(Side a, Side b, @Nullable Truth truth) {
    return Comparison.of(
        a, b, truth, new Circumstances(100, 4, null, 1, ZoneId.of("Asia/Shanghai"), 50));
  }
}
