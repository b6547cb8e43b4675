package tocsin.core.verdict;

/** Who says something of a target; each outranks those before it. */
public enum Voice {
  /** What was seen there, weighed. */
  EVIDENCE,
  /** An entry of a list. */
  LIST,
  /** A person at the desk. */
  PERSON
}
