package tocsin.models.victims;

/**
 * One active hour of one person, as known at its last evaluation before any payment in it.
 *
 * @param at milliseconds UTC since the city's start
 * @param features in the schema's order
 * @param pays whether the first payment follows within the horizon
 * @param points of the score card
 */
record PersonHour(long at, double[] features, boolean pays, int points) {
  @Override
  public String toString() {
    return "PersonHour";
  }
}
