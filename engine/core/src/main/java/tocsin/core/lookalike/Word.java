package tocsin.core.lookalike;

import org.jspecify.annotations.Nullable;
import tocsin.domain.pack.Brand;

/**
 * A word that labels are read in.
 *
 * @param brand whose name it is; null for words beside names
 */
record Word(String text, Role role, @Nullable Brand brand) {

  /** What a word is worth; those beside names from weak to strong. */
  enum Role {
    /** A word that many honest names hold too. */
    COMMON,
    /** A word that calls to an act. */
    LURE,
    NAME,
    PINYIN,
    SHORT
  }
}
