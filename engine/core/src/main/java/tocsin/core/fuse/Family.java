package tocsin.core.fuse;

import java.util.Locale;

/** Kinds of evidence that are wrong for different reasons, so that two of them are worth more. */
public enum Family {
  /** An indicator names the target. */
  LIST,
  /** How the name is spelt. */
  NAME,
  /** Where it lives. */
  INFRASTRUCTURE,
  /** What it hands out or what speaks to it. */
  APP,
  /** Who else goes there. */
  GRAPH,
  /** How long and how widely it is known: context, which alone is no evidence of either. */
  PREVALENCE;

  /** The name in packs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this counts as one of the two families that a suspicion needs. */
  boolean isWitness() {
    return this != PREVALENCE;
  }
}
