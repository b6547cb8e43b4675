package tocsin.models.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.model.Tuning;
import tocsin.core.model.Tuning.Bounds;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;

/**
 * The case on either side of a tier's threshold: the weakest that still entered, and the strongest
 * that nothing but points kept out.
 *
 * @param inside null when nobody entered
 * @param outside null when nobody stayed below
 */
public record Marginal(Tier tier, @Nullable Case inside, @Nullable Case outside) {

  /**
   * One person's case.
   *
   * @param version the alert version that decided
   * @param needless whether the person is known to have been disturbed for nothing
   */
  public record Case(Alert version, boolean needless) {}

  /** Both sides of every tier above blue; who was kept out is found by asking for no points. */
  static List<Marginal> of(Bench bench, Tuning tuning, List<Course> courses) {
    List<Marginal> all = new ArrayList<>();
    for (Tier tier : List.of(Tier.RED, Tier.ORANGE, Tier.YELLOW)) {
      Map<Tier, Bounds> open = new EnumMap<>(Tier.class);
      open.putAll(tuning.bounds());
      open.put(tier, new Bounds(0, 0));
      Set<String> inside = new HashSet<>();
      courses.stream()
          .filter(course -> course.highest().compareTo(tier) >= 0)
          .forEach(course -> inside.add(course.subject()));
      List<Course> kept =
          bench.courses(new Tuning(tuning.factors(), open)).stream()
              .filter(course -> !inside.contains(course.subject()))
              .toList();
      all.add(
          new Marginal(
              tier,
              found(tier, courses, BY_SCORE.reversed(), bench.labels()),
              found(tier, kept, BY_SCORE, bench.labels())));
    }
    return all;
  }

  private static final Comparator<Alert> BY_SCORE =
      Comparator.comparingInt(Alert::score).thenComparing(Alert::alertId);

  /** Of the versions with which people first entered a tier the last one in an order. */
  private static @Nullable Case found(
      Tier tier, List<Course> courses, Comparator<Alert> order, Labels labels) {
    Alert last = null;
    for (Course course : courses) {
      Alert entered =
          course.versions().stream()
              .filter(version -> version.tier() == tier)
              .findFirst()
              .orElse(null);
      boolean later = entered != null && (last == null || order.compare(entered, last) > 0);
      last = later ? entered : last;
    }
    return last == null ? null : new Case(last, labels.isFalse(last.subject()));
  }
}
