package tocsin.domain.casework;

/** What a contact found (V1–V8). */
public enum CaseVerdict {
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

  /** Whether the person turned out not to be a victim, so that the case may close on review. */
  public boolean clears() {
    return this == V4 || this == V5 || this == V6;
  }

  /** Whether the danger goes on, so that somebody else has to try. */
  public boolean unresolved() {
    return this == V2 || this == V7 || this == V8;
  }
}
