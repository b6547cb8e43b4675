package tocsin.core.discover;

/**
 * How much likelier the visitors of a site are if it belongs with the confirmed ones than if they
 * came by chance: the log-likelihood ratio of a binomial against the base rate (KERNELS §4.2, after
 * Dunning, "Accurate methods for the statistics of surprise and coincidence", 1993). Significance,
 * not ratio: one exposed visitor of one says next to nothing. Each person counts once, whatever the
 * person did.
 */
public final class Lift {
  private Lift() {}

  /**
   * Nats; 0 when the visitors are no more exposed than others. O(1).
   *
   * @param exposed visitors who are exposed, at most {@code people}
   * @param people visitors
   * @param base share of exposed people in general, above 0
   */
  public static double of(int exposed, int people, double base) {
    double share = (exposed + 0.5) / (people + 1);
    if (share <= base || base >= 1) {
      return 0;
    }
    return exposed * StrictMath.log(share / base)
        + (people - exposed) * StrictMath.log((1 - share) / (1 - base));
  }
}
