package tocsin.domain.alert;

import java.util.List;

/**
 * One version of one person's alert. A person has at most one open alert; versions escalate or
 * amend it. {@code score} is the sum of the reasons' points.
 *
 * @param alertId hash of subject, opening campaign and episode
 * @param version from 1
 * @param subject pseudonym
 * @param fraudType the pack's code, or {@code unknown}
 * @param campaign the leading campaign's id
 * @param firstSeenAt first access that the alert rests on, milliseconds UTC
 * @param decidedAt the latest of the times the version rests on, milliseconds UTC
 * @param targets flagged targets, most telling first
 * @param supersedes ids of alerts that this one replaces
 */
public record Alert(
    String alertId,
    int version,
    AlertStatus status,
    String subject,
    Tier tier,
    Stage stage,
    String fraudType,
    String campaign,
    long firstSeenAt,
    long decidedAt,
    int score,
    List<Reason> reasons,
    List<String> targets,
    List<String> supersedes) {

  @Override
  public String toString() {
    return "Alert[" + alertId + " v" + version + " " + status + " " + tier + " " + stage + "]";
  }
}
