package tocsin.domain.intel;

/**
 * What one access shows beyond the bare visit; a set of them travels as an {@code int} of bits. The
 * order is a wire format: append only.
 */
public enum Signal {
  /** The target was visited. */
  VISIT,
  /** An app package or a configuration profile was fetched. */
  DOWNLOAD,
  /** The client sent something of substance. */
  UPLOAD,
  /** The client sent as much as photographs or an address book. */
  LARGE_UPLOAD,
  /** An app spoke, not a browser. */
  APP,
  /** The server was named by its bare address. */
  BARE_IP,
  /** A bank was used. */
  BANK,
  /** A common payment service was used. */
  PAYMENT,
  /** A fourth-party payment page was used. */
  FOURTH_PARTY,
  /** A remote-control tool was used. */
  REMOTE,
  /** A meeting or screen-sharing tool was used. */
  MEETING,
  /** A live-chat widget or chat SDK was used. */
  CHAT,
  /** A lending service was used. */
  LOAN,
  /** The name imitates nothing but looks made by a machine. */
  RANDOM_LABEL,
  /** The name ends in a cheap or free suffix. */
  RISKY_SUFFIX,
  /** The name or path holds words that lures use. */
  LURE_WORD,
  /** The page was loaded from another page of the same target. */
  DEEPER,
  /** The name imitates a brand. */
  LOOK_ALIKE,
  /** The name spells a brand otherwise than the brand does: pinyin, digits, foreign letters. */
  DISGUISE,
  /** The desk: the person was dissuaded. */
  DISSUADED,
  /** The desk: there was no fraud. */
  CLEARED,
  /** The desk: put off. */
  SNOOZED,
  /** A snooze ended. */
  WOKEN;

  /** Signals that the desk gives. */
  public static final int HANDLED = DISSUADED.bit() | CLEARED.bit() | SNOOZED.bit() | WOKEN.bit();

  /** Signals that stem from known good services and only matter near a fraud session. */
  public static final int CONTEXT =
      BANK.bit()
          | PAYMENT.bit()
          | FOURTH_PARTY.bit()
          | REMOTE.bit()
          | MEETING.bit()
          | CHAT.bit()
          | LOAN.bit();

  /** This signal as a bit. */
  public int bit() {
    return 1 << ordinal();
  }

  /** Whether this signal is in the set. */
  public boolean in(int signals) {
    return (signals & bit()) != 0;
  }
}
