package tocsin.core.fuse;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;

/** Whether a rule is sound: within bounds, monotone, and no weak family able to alarm alone. */
public final class FusionChecks {
  /** Nats beyond which a weight is a slip of the pen: odds of 22,000. */
  private static final double MOST = 10;

  private FusionChecks() {}

  /** Reports each problem with where it stands and what it is. */
  public static void check(FusionRule rule, BiConsumer<String, String> problems) {
    if (!(rule.baseRate() > 0 && rule.baseRate() < 0.5)) {
      problems.accept("fusion/baseRate", rule.baseRate() + " is not above 0 and below 0.5");
      return;
    }
    if (!(rule.suspectAt() > rule.baseRate())) {
      problems.accept(
          "fusion/suspectAt", rule.suspectAt() + " is not above the base rate " + rule.baseRate());
      return;
    }
    caps(rule, problems);
    terms(rule, problems);
  }

  private static void caps(FusionRule rule, BiConsumer<String, String> problems) {
    Set<String> families =
        Stream.of(Family.values())
            .filter(family -> family != Family.LIST)
            .map(Family::word)
            .collect(Collectors.toSet());
    double room =
        rule.suspectAt() >= 1
            ? Double.MAX_VALUE
            : Fusion.logit(rule.suspectAt()) - Fusion.logit(rule.baseRate());
    rule.caps()
        .forEach(
            (family, cap) -> {
              String where = "fusion/caps/" + family;
              if (!families.contains(family)) {
                problems.accept(where, "no family '" + family + "'; there are " + sorted(families));
              } else if (!(cap >= 0 && cap < room)) {
                problems.accept(
                    where,
                    String.format(
                        Locale.ROOT,
                        "%s is not from 0 to below %.2f, at which one family alone would suspect",
                        cap,
                        room));
              }
            });
    rule.acquits()
        .forEach(
            (family, most) -> {
              String where = "fusion/acquits/" + family;
              double cap = rule.caps().getOrDefault(family, 0.0);
              if (!families.contains(family)) {
                problems.accept(where, "no family '" + family + "'; there are " + sorted(families));
              } else if (!(most >= 0 && most <= cap)) {
                problems.accept(where, most + " is not from 0 to the family's cap " + cap);
              }
            });
  }

  private static void terms(FusionRule rule, BiConsumer<String, String> problems) {
    Set<String> seen = new HashSet<>();
    for (FusionTerm each : rule.terms()) {
      String where = "fusion/terms/" + each.term();
      Term term = Fusion.term(each.term());
      if (term == null) {
        problems.accept(where, "no term '" + each.term() + "'; there are " + words());
      } else if (!seen.add(each.term())) {
        problems.accept(where, "the term stands twice");
      } else if (!(Math.abs(each.weight()) <= MOST)) {
        problems.accept(where, "weight " + each.weight() + " is outside -10 to 10");
      } else if (term.lowers() ? each.weight() > 0 : each.weight() < 0) {
        problems.accept(
            where,
            "weight "
                + each.weight()
                + "; this term only "
                + (term.lowers() ? "lowers" : "raises"));
      }
    }
  }

  private static String words() {
    return Stream.of(Term.values()).map(Term::word).collect(Collectors.joining(", "));
  }

  private static String sorted(Set<String> words) {
    return words.stream().sorted().collect(Collectors.joining(", "));
  }
}
