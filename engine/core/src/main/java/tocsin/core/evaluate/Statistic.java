package tocsin.core.evaluate;

/** A figure as a function of how often each cluster was drawn. */
interface Statistic {
  /** The value; NaN when nothing is there to measure. {@code weights} is indexed by cluster. */
  double of(int[] weights);

  /** What was not written down cannot be measured. */
  Statistic UNKNOWN = weights -> Double.NaN;
}
