package tocsin.core.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import tocsin.domain.intel.Signal;
import tocsin.domain.pack.FusionRule;

/** Tries everything that a single family can show. */
public final class Alone {
  private static final int[] MEASURES = {-1000, -1, 0, 1, 100, Evidence.MOST_APP};

  private Alone() {}

  /**
   * All subsets of a family's signals, all spellings, ages and crowds: none may suspect.
   *
   * @return how many were tried
   */
  public static int assertNoneSuspects(FusionRule rule, String where) {
    Fusion fusion = Fusion.of(rule);
    int tried = 0;
    for (Family family : Family.values()) {
      if (family == Family.LIST || family == Family.PREVALENCE) {
        continue;
      }
      int own = 0;
      for (Signal signal : Signal.values()) {
        for (Term term : Term.values()) {
          own |= term.family() == family && term.isIn(signal.bit()) ? signal.bit() : 0;
        }
      }
      for (int signals = own; ; signals = (signals - 1) & own) {
        for (int measure : MEASURES) {
          int spelling = family == Family.NAME ? measure : 0;
          int appSet = family == Family.APP ? Math.abs(measure) : 0;
          int lift = family == Family.GRAPH ? Math.abs(measure) : 0;
          int ties = family == Family.INFRASTRUCTURE ? Math.abs(measure) & 3 : 0;
          Evidence evidence =
              new Evidence(signals, spelling, 0, Evidence.UNKNOWN_AGE, 0, appSet, lift, ties);
          assertThat(fusion.suspects(evidence.atWorst())).as("%s, %s", where, evidence).isFalse();
          assertThat(fusion.suspects(evidence)).as("%s, %s", where, evidence).isFalse();
          assertThat(fusion.probability(evidence))
              .as("%s, %s", where, evidence)
              .isLessThan(rule.suspectAt());
          tried++;
        }
        if (signals == 0) {
          break;
        }
      }
    }
    return tried;
  }
}
