package tocsin.core.drift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.detect.TargetScore;
import tocsin.core.detect.TargetScorer;
import tocsin.core.fuse.Family;
import tocsin.core.fuse.Fusion;
import tocsin.core.lexical.LexicalModel;
import tocsin.domain.intel.Verdict;

/**
 * What a pack says of a site's bare name. The families that a name alone cannot speak for have no
 * reference: nobody had visited the sites of training. Confined to one thread.
 */
public final class NameMeasures {
  /** The measures: the spelling's word, the name family's, and all together; nats. */
  public static final List<String> NAMES = List.of("spelling", "name", "all");

  /**
   * A site's measures.
   *
   * @param values in the order of {@link #NAMES}
   * @param unseen share of its terms that the model has no weight for, 0–1
   */
  public record Measured(List<Double> values, double unseen) {}

  private final TargetScorer scorer;
  private final Fusion fusion;
  private final LexicalModel.@Nullable Scorer spelling;

  /**
   * @param scorer without indicators
   * @param spelling null in a pack without a lexical model
   */
  public NameMeasures(TargetScorer scorer, Fusion fusion, @Nullable LexicalModel spelling) {
    this.scorer = scorer;
    this.fusion = fusion;
    this.spelling = spelling == null ? null : spelling.scorer();
  }

  /**
   * Measures a site. O(length).
   *
   * @return null for an address, an app, and what a list vouches for
   */
  public @Nullable Measured of(String site) {
    TargetScore score = site.indexOf(':') >= 0 ? null : scorer.score(site, Long.MIN_VALUE, 0);
    if (score == null || score.registrableDomain().isEmpty() || score.verdict() == Verdict.CLEAN) {
      return null;
    }
    return new Measured(
        List.of(
            score.evidence().spelling() / 100.0,
            fusion.says(Family.NAME, score.evidence()),
            score.logOdds()),
        spelling == null ? 0 : spelling.unseen(score.host()));
  }
}
