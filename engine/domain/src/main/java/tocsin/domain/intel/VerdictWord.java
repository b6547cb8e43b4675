package tocsin.domain.intel;

/**
 * Since when a verdict is held, and whose word it is.
 *
 * @param since milliseconds UTC; {@link Long#MAX_VALUE} when nobody says anything
 * @param by {@code evidence}, {@code list:} and the feed's name, {@code person:} and the account;
 *     empty when nobody says anything
 * @param why what a person wrote; empty where the report's reasons say it
 */
public record VerdictWord(long since, String by, String why) {
  public static final VerdictWord NONE = new VerdictWord(Long.MAX_VALUE, "", "");

  /** What was seen there speaks for itself. */
  public static VerdictWord evidence(long since) {
    return new VerdictWord(since, "evidence", "");
  }

  /** A list's word. */
  public static VerdictWord list(long since, String feed) {
    return new VerdictWord(since, "list:" + feed, "");
  }

  /** A person's word. */
  public static VerdictWord person(Judgement judgement) {
    return new VerdictWord(judgement.at(), "person:" + judgement.by(), judgement.why());
  }
}
