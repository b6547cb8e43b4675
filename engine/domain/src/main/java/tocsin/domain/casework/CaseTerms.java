package tocsin.domain.casework;

import java.util.List;
import tocsin.domain.alert.Tier;

/**
 * What a tier demands, per jurisdiction. Spans are milliseconds; {@link Clocks#NEVER} means the
 * tier sets no such deadline.
 *
 * @param dispatchMillis from the decision to 派单
 * @param acceptMillis from the offer to the recipient's yes
 * @param contactMillis from the decision to first contact
 * @param meetMillis from the decision to face to face
 * @param feedbackMillis from the decision to 反馈
 * @param reviewMillis from the feedback to the operator's look
 * @param failedContacts failed contacts after which the tier rises; 0 for never
 * @param reminders reminders before a missed contact is passed on
 * @param followUpDays days after the feedback on which to visit, ascending; the last interval
 *     repeats until a visit is cooperative
 * @param watchDays days of automatic watch, 0 for none
 */
public record CaseTerms(
    Tier tier,
    long dispatchMillis,
    long acceptMillis,
    long contactMillis,
    long meetMillis,
    long feedbackMillis,
    long reviewMillis,
    int failedContacts,
    int reminders,
    List<Integer> followUpDays,
    int watchDays) {

  public CaseTerms {
    followUpDays = List.copyOf(followUpDays);
  }
}
