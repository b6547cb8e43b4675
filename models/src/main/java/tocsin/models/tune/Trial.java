package tocsin.models.tune;

import java.util.List;
import tocsin.core.model.Tuning;

/**
 * One configuration, tried.
 *
 * @param outcomes by fold
 */
public record Trial(Tuning tuning, List<Outcome> outcomes) {

  /** Mean value over the folds that had victims; 0 when none had. O(folds). */
  double value(int folds) {
    return outcomes.stream()
        .limit(folds)
        .mapToDouble(Outcome::value)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(0);
  }

  /** The heaviest fold's work. */
  double minutesPerDay(int folds) {
    return outcomes.stream().limit(folds).mapToDouble(Outcome::minutesPerDay).max().orElse(0);
  }

  int needless(int folds) {
    return outcomes.stream().limit(folds).mapToInt(Outcome::needless).sum();
  }
}
