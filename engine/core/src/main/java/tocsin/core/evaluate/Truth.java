package tocsin.core.evaluate;

import java.util.List;
import java.util.Map;

/**
 * What really happened in a simulated city. For evaluation only; the engine never sees it.
 *
 * @param victims people who paid or were on the way to it
 * @param deepest for everyone a campaign reached, how far it came: {@code lure}, {@code landing} or
 *     a stage name
 */
public record Truth(List<Victim> victims, Map<String, String> deepest) {

  /**
   * One person's course in one campaign.
   *
   * @param firstContactAt milliseconds UTC
   * @param firstPaymentAt milliseconds UTC; {@link Long#MAX_VALUE} when nothing was paid
   * @param yuan what was paid in all
   */
  public record Victim(
      String subject,
      String campaign,
      String fraudType,
      long firstContactAt,
      long firstPaymentAt,
      long yuan) {}
}
