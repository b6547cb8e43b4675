package tocsin.job;

/** When an alert version goes out. Final versions are the same either way. */
public enum Emission {
  /** At once, amended when earlier events arrive later: for people who wait. */
  AT_ONCE,
  /** When nothing earlier can come any more: for replay, where versions too are reproducible. */
  SETTLED
}
