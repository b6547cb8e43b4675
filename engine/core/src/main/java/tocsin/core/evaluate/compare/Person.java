package tocsin.core.evaluate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;

/**
 * One person on both sides.
 *
 * @param subject pseudonym
 * @param a null when A never alerted them
 * @param b null when B never alerted them
 * @param reasons every reason of either side's peak, by code
 * @param label null without truth
 * @param leadA minutes from A's first alert above blue to the first payment, negative when late;
 *     null when there was none or nothing was paid
 * @param leadB the same for B
 */
public record Person(
    String subject,
    Move move,
    @Nullable View a,
    @Nullable View b,
    List<ReasonPair> reasons,
    @Nullable Label label,
    @Nullable Long leadA,
    @Nullable Long leadB) {
  private static final int MAX_TARGETS = 4;

  /**
   * A person in one output. What is not said to be of the last version is of the first version that
   * reached the highest tier.
   *
   * @param tier the highest tier
   * @param at when it was first reached, milliseconds UTC
   * @param aboveBlueAt first alert above blue, milliseconds UTC; null when there was none
   * @param targets the most telling targets, at most four
   */
  public record View(
      String alertId,
      Tier tier,
      long at,
      Stage stage,
      String fraudType,
      int score,
      @Nullable Long aboveBlueAt,
      int versions,
      Tier lastTier,
      AlertStatus lastStatus,
      int lastScore,
      List<String> targets) {

    private static View of(Standing standing) {
      Alert peak = standing.peak();
      Alert last = standing.last();
      return new View(
          peak.alertId(),
          peak.tier(),
          peak.decidedAt(),
          peak.stage(),
          peak.fraudType(),
          peak.score(),
          standing.aboveBlueAt(),
          standing.versions().size(),
          last.tier(),
          last.status(),
          last.score(),
          List.copyOf(peak.targets().subList(0, Math.min(MAX_TARGETS, peak.targets().size()))));
    }
  }

  /** One reason on both sides; a side that lacks it is null. */
  public record ReasonPair(String code, @Nullable Given a, @Nullable Given b) {}

  /** What a reason gave, in points and in words. */
  public record Given(int points, String zh, String en) {}

  static Person of(
      String subject, @Nullable Standing a, @Nullable Standing b, @Nullable Label label) {
    return new Person(
        subject,
        Move.of(Standing.tier(a), Standing.tier(b)),
        a == null ? null : View.of(a),
        b == null ? null : View.of(b),
        pairs(a, b),
        label,
        lead(a, label),
        lead(b, label));
  }

  /** Minutes between the first alert above blue and the first payment; negative when late. */
  static @Nullable Long lead(@Nullable Standing standing, @Nullable Label label) {
    Long at = standing == null ? null : standing.aboveBlueAt();
    Long paidAt = label == null ? null : label.firstPaymentAt();
    if (at == null || paidAt == null) {
      return null;
    }
    long minutes = Math.floorDiv(paidAt - at, 60_000L);
    return at < paidAt ? minutes : Math.min(-1, minutes);
  }

  private static List<ReasonPair> pairs(@Nullable Standing a, @Nullable Standing b) {
    Map<String, Given> ofA = given(a);
    Map<String, Given> ofB = given(b);
    Map<String, ReasonPair> pairs = new TreeMap<>();
    ofA.forEach((code, given) -> pairs.put(code, new ReasonPair(code, given, ofB.get(code))));
    ofB.forEach((code, given) -> pairs.putIfAbsent(code, new ReasonPair(code, null, given)));
    return new ArrayList<>(pairs.values());
  }

  private static Map<String, Given> given(@Nullable Standing standing) {
    Map<String, Given> given = new TreeMap<>();
    if (standing != null) {
      for (Reason reason : standing.peak().reasons()) {
        given.merge(
            reason.code(),
            new Given(reason.points(), reason.zh(), reason.en()),
            (x, y) -> new Given(x.points() + y.points(), x.zh(), x.en()));
      }
    }
    return given;
  }

  /** By how much the score moved; no alert counts as 0. */
  int scoreMove() {
    return (b == null ? 0 : b.score()) - (a == null ? 0 : a.score());
  }
}
