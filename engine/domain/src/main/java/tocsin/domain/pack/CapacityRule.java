package tocsin.domain.pack;

import java.util.Map;
import tocsin.domain.alert.Tier;

/**
 * What advisors can take on.
 *
 * @param tasksPerDay tasks a day per advisor in the long run
 * @param mostPerDay tasks on any one day of the centre's calendar; 0 when nothing is limited
 * @param perThousand tasks a day per 1,000 people bound, in the long run
 * @param minutes what a task of a tier takes
 * @param historyMillis the past that the lowest score of a day is chosen from
 * @param campaignPeople victims of one campaign in one enterprise from which they are one task; 0
 *     for never
 * @param campaignMillis the span within which they count together
 */
public record CapacityRule(
    double tasksPerDay,
    int mostPerDay,
    double perThousand,
    Map<Tier, Integer> minutes,
    long historyMillis,
    int campaignPeople,
    long campaignMillis) {

  /** No limit, no campaign tasks. */
  public static final CapacityRule NONE = new CapacityRule(0, 0, 0, Map.of(), 0, 0, 0);

  /** Whether anything may be held back. */
  public boolean limits() {
    return mostPerDay > 0;
  }
}
