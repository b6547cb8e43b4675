package tocsin.core.trees;

/**
 * A model of a fixed row of numbers: the seam behind which a tuner's model stands. Immutable and
 * thread-safe.
 *
 * <p>A row has {@link #features} values; NaN is a missing value. A shorter row is an {@link
 * IllegalArgumentException}.
 */
public interface FeatureModel {
  /** Values that a row must have. */
  int features();

  /** The score before the link: log-odds, points, or what the trainer's library calls raw. */
  double raw(double[] row);

  /** What raw scores are turned into by {@link #score}. */
  Link link();

  /** The raw score through the link; a probability where the link is logistic. */
  default double score(double[] row) {
    return link().apply(raw(row));
  }

  /**
   * What each feature adds to the raw score.
   *
   * @return {@link #features} values and, last, the score of a row about which nothing is known;
   *     they add up to {@link #raw} but for rounding
   * @throws IllegalStateException when the model came without what an explanation needs
   */
  double[] contributions(double[] row);

  /** Refuses a row that is too short. */
  default void requireRow(double[] row) {
    if (row.length < features()) {
      throw new IllegalArgumentException(
          "a row has " + row.length + " values; the model needs " + features());
    }
  }
}
