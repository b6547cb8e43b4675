package tocsin.domain.traffic;

/** How a sensor saw the access; what is not said is {@link #OTHER}. */
public enum Via {
  DNS,
  TLS,
  HTTP,
  FLOW,
  OTHER
}
