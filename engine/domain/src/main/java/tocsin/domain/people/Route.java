package tocsin.domain.people;

import java.util.Locale;

/** Who an alert goes to. */
public enum Route {
  ADVISOR,
  DEPUTY,
  STATION,
  CENTRE,
  /** Collected into an education list. */
  DIGEST,
  NONE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
