package tocsin.core.funnel;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import tocsin.domain.alert.Stage;
import tocsin.domain.pack.FunnelExcuse;
import tocsin.domain.pack.FunnelMove;
import tocsin.domain.pack.FunnelRule;
import tocsin.domain.pack.FunnelSign;

/** Whether a rule is sound: chances that are chances, moves that only rise, rows that are whole. */
public final class FunnelChecks {
  /** Likelihoods below would let one sign decide everything. */
  private static final double LEAST = 1e-4;

  private static final int MAX_EXCUSES = 16;

  private FunnelChecks() {}

  /** Reports each problem with where it stands and what it is. */
  public static void check(FunnelRule rule, BiConsumer<String, String> problems) {
    within("funnel/prior", rule.prior(), 1e-6, 1 - 1e-6, problems);
    within("funnel/repeat", rule.repeat(), 0, 1, problems);
    within("funnel/thisPerson", rule.thisPerson(), 0.01, 1, problems);
    Set<String> ids = new HashSet<>();
    for (FunnelExcuse excuse : rule.excuses()) {
      String where = "funnel/excuses/" + excuse.id();
      if (!ids.add(excuse.id())) {
        problems.accept(where, "the id stands twice");
      }
      within(where, excuse.weight(), LEAST, 1e4, problems);
    }
    if (rule.excuses().size() > MAX_EXCUSES) {
      problems.accept("funnel/excuses", rule.excuses().size() + "; at most " + MAX_EXCUSES);
    }
    moves(rule.moves(), problems);
    signs(rule, ids, problems);
  }

  private static void moves(List<FunnelMove> moves, BiConsumer<String, String> problems) {
    Map<Stage, Double> sums = new EnumMap<>(Stage.class);
    for (FunnelMove move : moves) {
      String where = "funnel/moves/" + move.from();
      if (move.to().compareTo(move.from()) <= 0) {
        problems.accept(where, "to " + move.to() + " does not rise: a stage only rises");
      }
      within(where, move.chance(), 0, 1, problems);
      if (sums.merge(move.from(), move.chance(), Double::sum) > 1 + 1e-9) {
        problems.accept(where, "the chances sum to more than 1");
      }
    }
  }

  private static void signs(
      FunnelRule rule, Set<String> excuses, BiConsumer<String, String> problems) {
    Set<String> words = Arrays.stream(Sign.values()).map(Sign::word).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    for (FunnelSign sign : rule.signs()) {
      String where = "funnel/signs/" + sign.sign();
      if (!words.contains(sign.sign())) {
        problems.accept(where, "no such sign; there are " + String.join(", ", sorted(words)));
      } else if (!seen.add(sign.sign())) {
        problems.accept(where, "the sign stands twice");
      }
      if (sign.stages().size() != Funnel.STAGES) {
        problems.accept(
            where,
            sign.stages().size() + " stages; one number for each of " + List.of(Stage.values()));
      }
      if (!sign.excuses().keySet().equals(excuses)) {
        problems.accept(
            where,
            "excuses are " + sorted(sign.excuses().keySet()) + "; all of " + sorted(excuses));
      }
      sign.stages().forEach(value -> within(where, value, LEAST, 1e4, problems));
      sign.excuses().values().forEach(value -> within(where, value, LEAST, 1e4, problems));
    }
  }

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }

  private static void within(
      String where, double value, double low, double high, BiConsumer<String, String> problems) {
    if (!(value >= low && value <= high)) {
      problems.accept(where, value + " is outside " + low + " to " + high);
    }
  }
}
