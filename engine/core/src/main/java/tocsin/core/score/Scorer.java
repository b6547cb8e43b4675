package tocsin.core.score;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.lookalike.LookAlikes;
import tocsin.core.rules.Expression;
import tocsin.domain.alert.Reason;

/**
 * The score card: reasons whose points are the score. Score and explanation are one computation, so
 * they cannot disagree. Immutable and thread-safe.
 */
public final class Scorer {

  /**
   * A compiled reason.
   *
   * @param names evidence that the sentences mention
   */
  public record CompiledReason(
      String code,
      Expression when,
      Expression points,
      String zh,
      String en,
      ImmutableList<String> names) {}

  private final ImmutableList<CompiledReason> reasons;
  private final LookAlikes lookAlikes;

  /**
   * @param lookAlikes names the brands that sentences mention
   */
  public Scorer(ImmutableList<CompiledReason> reasons, LookAlikes lookAlikes) {
    this.reasons = reasons;
    this.lookAlikes = lookAlikes;
  }

  /** Reasons that hold and weigh something, in the pack's order. O(reasons). */
  public List<Reason> reasons(Exposure exposure) {
    double[] facts = exposure.facts().values();
    List<Reason> found = new ArrayList<>();
    for (CompiledReason reason : reasons) {
      int points = reason.when().holds(facts) ? points(reason, facts) : 0;
      if (points != 0) {
        found.add(explained(reason, points, exposure));
      }
    }
    return found;
  }

  /** Codes of {@link #reasons}, without their sentences. O(reasons). */
  public List<String> codes(Exposure exposure) {
    double[] facts = exposure.facts().values();
    List<String> codes = new ArrayList<>();
    for (CompiledReason reason : reasons) {
      if (reason.when().holds(facts) && points(reason, facts) != 0) {
        codes.add(reason.code());
      }
    }
    return codes;
  }

  /** The score alone, equal to the sum of {@link #reasons}' points. */
  public int score(Exposure exposure) {
    double[] facts = exposure.facts().values();
    int score = 0;
    for (CompiledReason reason : reasons) {
      score += reason.when().holds(facts) ? points(reason, facts) : 0;
    }
    return score;
  }

  private static int points(CompiledReason reason, double[] facts) {
    double points = reason.points().eval(facts);
    return (int) Math.rint(Math.max(-1000, Math.min(1000, points)));
  }

  private Reason explained(CompiledReason reason, int points, Exposure exposure) {
    Imitation imitation = Imitation.askedFor(reason.names(), exposure, lookAlikes);
    Map<String, String> evidence = new TreeMap<>();
    for (String name : reason.names()) {
      evidence.put(name, Evidence.text(name, exposure, imitation));
    }
    Map<String, String> zh = new TreeMap<>(evidence);
    Map<String, String> en = new TreeMap<>(evidence);
    imitation.inChinese(zh);
    imitation.inEnglish(en);
    return new Reason(
        reason.code(),
        points,
        Evidence.fill(reason.zh(), zh),
        Evidence.fill(reason.en(), en),
        evidence);
  }
}
