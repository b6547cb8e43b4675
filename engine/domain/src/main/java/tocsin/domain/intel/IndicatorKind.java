package tocsin.domain.intel;

/** What an indicator names; the order is from the most to the least specific. */
public enum IndicatorKind {
  URL,
  HOST,
  SUFFIX,
  IP,
  CIDR,
  APP,
  CERT
}
