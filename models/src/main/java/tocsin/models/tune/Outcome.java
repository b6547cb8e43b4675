package tocsin.models.tune;

/**
 * What a configuration came to in a fold.
 *
 * @param victims people whose first loss lies in the fold
 * @param inTime of them, told of above blue before it
 * @param yuan lost in the fold
 * @param yuanAfter of it, lost after the person was told of: what could still be saved
 * @param told people first told of above blue in the fold
 * @param needless of them, for nothing
 * @param minutesPerDay work that new and escalated alerts made
 */
public record Outcome(
    int victims,
    int inTime,
    long yuan,
    long yuanAfter,
    int told,
    int needless,
    double minutesPerDay) {

  /** Mean of the share of victims and the share of loss reached in time; NaN without victims. */
  public double value() {
    return victims == 0 || yuan == 0
        ? Double.NaN
        : 0.5 * inTime / victims + 0.5 * ((double) yuanAfter / yuan);
  }
}
