package tocsin.domain.pack;

import java.util.Locale;

/** The usual ways in which people turn an advisor away. */
public enum Refusal {
  /** No time now. */
  BUSY,
  /** It was not me. */
  NOT_ME,
  /** It is genuine. */
  TRUSTS,
  /** It is nobody's business. */
  PRIVATE;

  /** The word in packs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
