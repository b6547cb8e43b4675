package tocsin.core.score;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the roster says of a person that changes a weight. */
public record PersonFlags(
    boolean minor, boolean priorVictim, boolean finance, boolean duty, boolean sharedLine) {
  /** Someone of whom nothing is known. */
  public static final PersonFlags NONE = new PersonFlags(false, false, false, false, false);

  /** The flags that harmless explanations may ask for. */
  Set<String> words() {
    Set<String> words = new HashSet<>();
    if (duty) {
      words.add("duty");
    }
    return words;
  }

  /** Reads a roster's flags; unknown ones say nothing here. */
  public static PersonFlags of(List<String> flags) {
    return flags.isEmpty()
        ? NONE
        : new PersonFlags(
            flags.contains("minor"),
            flags.contains("prior_victim"),
            flags.contains("finance"),
            flags.contains("duty"),
            flags.contains("shared_line"));
  }
}
