package tocsin.core.score;

import java.util.List;

/** What the roster says of a person that changes a weight. */
public record PersonFlags(boolean minor, boolean priorVictim, boolean finance, boolean duty) {
  /** Someone of whom nothing is known. */
  public static final PersonFlags NONE = new PersonFlags(false, false, false, false);

  /** Reads a roster's flags; unknown ones say nothing here. */
  public static PersonFlags of(List<String> flags) {
    return flags.isEmpty()
        ? NONE
        : new PersonFlags(
            flags.contains("minor"),
            flags.contains("prior_victim"),
            flags.contains("finance"),
            flags.contains("duty"));
  }
}
