package tocsin.domain.intel;

/** What kind of thing a target is. */
public enum TargetKind {
  HOST,
  DOMAIN,
  IP,
  URL,
  APP,
  CERT
}
