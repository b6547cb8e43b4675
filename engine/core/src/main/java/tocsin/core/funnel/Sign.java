package tocsin.core.funnel;

import com.google.common.base.CaseFormat;

/** What five minutes of a course may show; {@link #word} is the name in packs. */
public enum Sign {
  /** A flagged target was visited. */
  VISIT,
  /** A page led to another of the same target. */
  DEEPER,
  /** An app package or profile was fetched. */
  DOWNLOAD,
  /** An app spoke, not a browser. */
  APP,
  /** Something of substance was sent. */
  UPLOAD,
  /** As much as photographs or an address book was sent. */
  LARGE_UPLOAD,
  /** A bank was used near the visit; likewise for the other services. */
  BANK,
  PAYMENT,
  FOURTH_PARTY,
  REMOTE,
  MEETING,
  CHAT,
  LOAN,
  /** It was night in the centre's zone. */
  NIGHT,
  /** The person came back after a silence that ended a session. */
  COMEBACK,
  /** Visit, bank and remote-control or meeting tool within the same or the last five minutes. */
  OVERLAP;

  private final String word = CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, name());

  /** The name in packs: {@code largeUpload} for {@code LARGE_UPLOAD}. */
  public String word() {
    return word;
  }

  /** This sign as a bit. */
  public int bit() {
    return 1 << ordinal();
  }
}
