package tocsin.models.victims;

/**
 * One look at one person before any payment; of an active hour the last one trains.
 *
 * @param at milliseconds UTC since the city's start
 * @param features in the schema's order
 * @param pays whether the first payment follows within the horizon
 * @param points of the score card
 */
record PersonHour(long at, Features features, boolean pays, int points) {

  /** Values in the schema's order; never written after. */
  static final class Features {
    private final double[] values;

    Features(double[] values) {
      this.values = values;
    }

    double[] values() {
      return values;
    }
  }

  @Override
  public String toString() {
    return "PersonHour";
  }
}
