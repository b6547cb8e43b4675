package tocsin.core.score;

import com.google.common.base.CaseFormat;
import org.jspecify.annotations.Nullable;

/**
 * What conditions and weights of a pack may ask about an exposure; {@link #word} is the name they
 * use. Counts and sums are over the retention; times are as of the evaluation. Yes and no are 1 and
 * 0.
 */
public enum Fact {
  /** Distinct five-minute spans with a visit, over targets. */
  VISITS,
  /** Distinct calendar days with a visit, in the centre's zone. */
  DAYS,
  /** Sessions: visits apart by more than the pack's session gap. */
  SESSIONS,
  /** Minutes of presence: five for each distinct span. */
  DWELL_MINUTES,
  /** Distinct spans with a visit at night. */
  NIGHT_VISITS,
  /** Hours from the first visit to the last. */
  SPAN_HOURS,
  /** Hours since the last visit. */
  SINCE_HOURS,
  /** 1 at the last visit, halved with every recency half-life. */
  RECENCY,
  /** Visits, each halved with every heat half-life. */
  HEAT,
  /** Distinct flagged targets. */
  TARGETS,
  /** Distinct flagged apps. */
  APPS,
  /** Distinct confirmed targets. */
  CONFIRMED,
  /** Distinct suspect targets. */
  SUSPECTS,
  /** Highest confidence of an indicator met, 0–100. */
  CONFIDENCE,
  /** Highest confidence of a listed URL met, 0–100; likewise for the other kinds. */
  URL_LISTED,
  HOST_LISTED,
  SUFFIX_LISTED,
  ADDRESS_LISTED,
  APP_LISTED,
  CERT_LISTED,
  /** Downloads of an app package or profile from a flagged target. */
  DOWNLOADS,
  /** Spans in which something of substance was sent. */
  UPLOADS,
  /** Spans in which as much as photographs or an address book was sent. */
  LARGE_UPLOADS,
  /** Spans in which an app spoke to a flagged target. */
  APP_USE,
  /** Spans with visits to a bare address. */
  BARE_ADDRESS,
  /** Spans in which a page led to another of the same target. */
  DEEPER,
  /** Bank sessions near a visit; likewise for the other services. */
  BANKS,
  PAYMENTS,
  FOURTH_PARTY,
  REMOTES,
  MEETINGS,
  CHATS,
  LOANS,
  /** Remote-control or meeting sessions that are near both a visit and a bank session. */
  REMOTE_BANK,
  /** Sessions of one span in the day before the last visit: short retries. */
  RETRIES,
  /** Spans with a visit after the desk dissuaded the person; 0 when it never did. */
  AFTER_DISSUASION,
  /**
   * Visits of the last hour as a share of those of the last days, each decayed: 1 when all is new,
   * near 0 when it has faded, rising when it escalates.
   */
  SLOPE,
  /** Steps in which visit, bank and remote-control or meeting tool met within minutes. */
  OVERLAPS,
  /** Probability of having come to S2 or beyond, by the funnel; 0 to 1, likewise for the others. */
  P_DRAWN_IN,
  /** … to S4 or beyond. */
  P_GROOMED,
  /** … to S5 or beyond. */
  P_PAYING,
  /** … of standing at S5R. */
  P_REMOTE,
  /** … to S6 or beyond. */
  P_TRAPPED,
  /** … that the course is harmless: prefetch, curiosity, work, research, somebody else's line. */
  P_BENIGN,
  /** Chance of a payment within the pack's horizon, 0 to 1. */
  HAZARD,
  /** Yuan that a contact now may prevent: hazard × expected loss × chance that contact helps. */
  VALUE,
  /** Whether a name looks made by a machine; likewise for the other hints. */
  RANDOM_LABEL,
  RISKY_SUFFIX,
  LURE_WORD,
  /** Whether a name imitates a brand. */
  LOOK_ALIKE,
  /** Whether it spells the brand otherwise than the brand does. */
  DISGUISE,
  /** Stage reached so far, as a constant S0 … S7. */
  STAGE,
  /** Fraud type, as a constant F00 …; 0 while unknown. */
  TYPE,
  /** Whether losses of this type fall within hours. */
  FAST,
  /** Whether this type would shame the person before the employer. */
  STIGMA,
  /** Flags of the roster. */
  MINOR,
  PRIOR_VICTIM,
  FINANCE,
  DUTY;

  /** How many there are. */
  public static final int COUNT = values().length;

  private final String word = CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, name());

  /** The fact of a name; null when there is none. O(facts). */
  public static @Nullable Fact named(String word) {
    for (Fact fact : values()) {
      if (fact.word.equals(word)) {
        return fact;
      }
    }
    return null;
  }

  /** The name in packs: {@code nightVisits} for {@code NIGHT_VISITS}. */
  public String word() {
    return word;
  }
}
