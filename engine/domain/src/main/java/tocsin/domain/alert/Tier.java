package tocsin.domain.alert;

import java.util.Locale;

/** How urgent an alert is; later constants are more urgent. {@code NONE} is no alert. */
public enum Tier {
  NONE,
  BLUE,
  YELLOW,
  ORANGE,
  RED;

  /** The word in files: {@code red}, {@code orange}, {@code yellow}, {@code blue}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
