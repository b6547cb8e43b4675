package tocsin.domain.intel;

/** What an indicator names; the order is from the most to the least specific. */
public enum IndicatorKind {
  URL("I01"),
  HOST("I02"),
  SUFFIX("I03"),
  IP("I04"),
  CIDR("I04"),
  APP("I05"),
  CERT("I06");

  private final String code;

  IndicatorKind(String code) {
    this.code = code;
  }

  /** The reason code of a match. */
  public String code() {
    return code;
  }

  /** Whether something of this kind speaks of a target. O(length). */
  public boolean covers(String value, String target) {
    return target.equals(value) || (this == SUFFIX && target.endsWith("." + value));
  }
}
