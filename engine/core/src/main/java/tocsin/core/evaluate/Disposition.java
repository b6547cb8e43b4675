package tocsin.core.evaluate;

/**
 * What the desk found when it worked an alert.
 *
 * @param at when it was written down, milliseconds UTC
 * @param yuan loss reported with it; 0 when none
 */
public record Disposition(String alertId, long at, Verdict verdict, long yuan) {
  /** DOMAIN §6. */
  public enum Verdict {
    /** In progress, stopped. */
    V1,
    /** In progress, not stopped. */
    V2,
    /** Loss already. */
    V3,
    /** Exposed only: a benign trigger. */
    V4,
    /** Wrong site. */
    V5,
    /** Wrong person or line. */
    V6,
    /** Unreachable. */
    V7,
    /** Refused to talk. */
    V8;

    /** Whether it says anything about the ground of the alert. */
    boolean judges() {
      return compareTo(V6) <= 0;
    }

    /** The ground that it found. Only of a verdict that judges. */
    Ground ground() {
      return compareTo(V3) <= 0 ? Ground.TRUE : this == V4 ? Ground.BENIGN : Ground.FALSE;
    }
  }
}
