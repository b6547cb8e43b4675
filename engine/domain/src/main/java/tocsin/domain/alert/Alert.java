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
 * @param whyTier how the tier came about, in order; points are not part of the score
 * @param change what would raise or lower it, the next tier up first
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
    List<String> supersedes,
    List<Reason> whyTier,
    List<Change> change) {

  public Alert {
    whyTier = whyTier == null ? List.of() : whyTier;
    change = change == null ? List.of() : change;
  }

  /** An alert that does not say why its tier is what it is. */
  public Alert(
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
    this(
        alertId,
        version,
        status,
        subject,
        tier,
        stage,
        fraudType,
        campaign,
        firstSeenAt,
        decidedAt,
        score,
        reasons,
        targets,
        supersedes,
        List.of(),
        List.of());
  }

  @Override
  public String toString() {
    return "Alert[" + alertId + " v" + version + " " + status + " " + tier + " " + stage + "]";
  }

  /**
   * The same version with its number raised.
   *
   * @param base what is added, not below 0
   */
  public Alert numberedFrom(int base) {
    return base == 0
        ? this
        : new Alert(
            alertId,
            Math.addExact(version, base),
            status,
            subject,
            tier,
            stage,
            fraudType,
            campaign,
            firstSeenAt,
            decidedAt,
            score,
            reasons,
            targets,
            supersedes,
            whyTier,
            change);
  }
}
