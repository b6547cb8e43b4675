package tocsin.domain.alert;

/**
 * What routing needs of an alert version; slim, because it travels.
 *
 * @param decidedAt milliseconds UTC
 */
public record AlertHead(
    String alertId,
    int version,
    AlertStatus status,
    String subject,
    Tier tier,
    String fraudType,
    String campaign,
    int score,
    long decidedAt) {

  public static AlertHead of(Alert alert) {
    return new AlertHead(
        alert.alertId(),
        alert.version(),
        alert.status(),
        alert.subject(),
        alert.tier(),
        alert.fraudType(),
        alert.campaign(),
        alert.score(),
        alert.decidedAt());
  }

  @Override
  public String toString() {
    return "AlertHead[" + alertId + " v" + version + "]";
  }
}
