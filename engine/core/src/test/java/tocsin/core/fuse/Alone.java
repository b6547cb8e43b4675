package tocsin.core.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import tocsin.domain.intel.Signal;
import tocsin.domain.pack.FusionRule;

/** Tries everything that a single family can show. */
public final class Alone {
  private static final int[] SPELLINGS = {-1000, -1, 0, 1, 100, 1000};

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
        for (int spelling : family == Family.NAME ? SPELLINGS : new int[] {0}) {
          Evidence evidence = Evidence.of(signals, spelling, 0);
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
