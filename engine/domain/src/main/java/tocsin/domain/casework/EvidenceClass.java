package tocsin.domain.casework;

/** How well a dissuasion is proven. A figure without its class is never printed. */
public enum EvidenceClass {
  /** A transfer was stopped in flight. */
  A,
  /** Funds were frozen or returned. */
  B,
  /** Cash or the app was surrendered before payment. */
  C,
  /** The person believed the warning after contact. */
  D,
  /** Exposure only. */
  E
}
