package tocsin.domain.casework;

/** How far a recipient has come with a task. */
public enum TaskState {
  /** Told, not accepted yet. */
  OFFERED,
  ACCEPTED,
  /** Reported. */
  DONE,
  /** Handed back by the recipient. */
  DECLINED,
  /** A deadline passed and somebody else was asked. */
  EXPIRED,
  /** Taken back by the desk. */
  REVOKED;

  /** Whether the recipient still has something to do. */
  public boolean open() {
    return this == OFFERED || this == ACCEPTED;
  }
}
