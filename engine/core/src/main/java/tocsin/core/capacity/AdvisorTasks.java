package tocsin.core.capacity;

import java.util.List;
import tocsin.domain.people.Offer;

/**
 * One advisor's load.
 *
 * @param pending offers whose time has not come
 * @param heard alerts offered, in order of first hearing
 * @param minutes what is left to give away; below 0 after urgent tasks
 * @param minutesAt as of when, milliseconds UTC
 * @param decidedUntil offers up to then are decided
 */
public record AdvisorTasks(
    List<Offer> pending, List<Heard> heard, double minutes, long minutesAt, long decidedUntil) {

  /** An advisor of whom nothing is known. */
  public static final AdvisorTasks NONE =
      new AdvisorTasks(List.of(), List.of(), 0, Long.MIN_VALUE, Long.MIN_VALUE);

  /**
   * An alert that was offered.
   *
   * @param at first offered
   * @param score when first offered
   * @param urgent whether it was ever red or orange
   * @param taskAt when it became a task; {@link Long#MAX_VALUE} while it is none
   * @param joined whether it belongs to another's campaign task, and so took no time of its own
   */
  public record Heard(
      String alertId,
      long at,
      int score,
      boolean urgent,
      String siblings,
      long taskAt,
      boolean joined) {

    boolean isTask() {
      return taskAt != Long.MAX_VALUE;
    }
  }
}
