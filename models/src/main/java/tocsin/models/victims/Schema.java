package tocsin.models.victims;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tocsin.core.score.Fact;

/**
 * Which facts are asked, and which way each may push. What sensors see more of never makes a
 * payment less likely, and a harmless explanation never more; so the model is monotone there, and
 * what it cannot say about a person (age, post) it is not told. Types are known by the numbers that
 * the pack gives them: some frauds take hours, some weeks.
 */
final class Schema {
  /** 1 rises, −1 falls, 0 free. */
  private static final Map<Fact, Integer> DIRECTIONS = directions();

  private Schema() {}

  private static Map<Fact, Integer> directions() {
    Map<Fact, Integer> all = new EnumMap<>(Fact.class);
    for (Fact fact :
        List.of(
            Fact.VISITS,
            Fact.DWELL_MINUTES,
            Fact.HEAT,
            Fact.RECENCY,
            Fact.TARGETS,
            Fact.APPS,
            Fact.CONFIRMED,
            Fact.CONFIDENCE,
            Fact.APP_LISTED,
            Fact.DOWNLOADS,
            Fact.UPLOADS,
            Fact.LARGE_UPLOADS,
            Fact.APP_USE,
            Fact.DEEPER,
            Fact.BANKS,
            Fact.PAYMENTS,
            Fact.FOURTH_PARTY,
            Fact.REMOTES,
            Fact.MEETINGS,
            Fact.CHATS,
            Fact.LOANS,
            Fact.REMOTE_BANK,
            Fact.OVERLAPS,
            Fact.P_DRAWN_IN,
            Fact.P_GROOMED,
            Fact.P_PAYING,
            Fact.P_REMOTE,
            Fact.STAGE,
            Fact.FAST,
            Fact.PRIOR_VICTIM)) {
      all.put(fact, 1);
    }
    for (Fact fact : List.of(Fact.SINCE_HOURS, Fact.P_BENIGN, Fact.DUTY)) {
      all.put(fact, -1);
    }
    for (Fact fact :
        List.of(
            Fact.DAYS,
            Fact.SESSIONS,
            Fact.NIGHT_VISITS,
            Fact.SPAN_HOURS,
            Fact.TYPE,
            Fact.SLOPE,
            Fact.SUSPECTS,
            Fact.RETRIES,
            Fact.P_TRAPPED,
            Fact.BARE_ADDRESS,
            Fact.LOOK_ALIKE,
            Fact.LURE_WORD,
            Fact.RISKY_SUFFIX,
            Fact.RANDOM_LABEL)) {
      all.put(fact, 0);
    }
    return all;
  }

  static List<Fact> facts() {
    return new ArrayList<>(DIRECTIONS.keySet());
  }

  static List<String> words() {
    return facts().stream().map(Fact::word).toList();
  }

  /** LightGBM's {@code monotone_constraints}. */
  static String constraints() {
    return String.join(",", DIRECTIONS.values().stream().map(String::valueOf).toList());
  }
}
