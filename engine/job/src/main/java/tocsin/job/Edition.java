package tocsin.job;

import java.util.List;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.detect.LinesTable;
import tocsin.core.model.CompiledModel;
import tocsin.core.route.Roster;
import tocsin.domain.alert.Handling;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Listing;

/**
 * What a job knows at a time, ready for use. Immutable and thread-safe; shared by all operators of
 * a JVM.
 *
 * @param model the pack, compiled
 * @param indicators every indicator, with its times
 * @param news indicators that become known at a time, for the target ledger
 * @param lines who had which address when
 * @param handlings what the desk did with earlier alerts
 * @param judgements what people hold of targets
 * @param key secret key of pseudonyms
 */
public record Edition(
    CompiledModel model,
    IndicatorIndex indicators,
    List<Listing> news,
    LinesTable lines,
    PseudonymKey key,
    Roster roster,
    List<Handling> handlings,
    List<Judgement> judgements) {

  /** An edition before the desk did anything. */
  public Edition(
      CompiledModel model,
      IndicatorIndex indicators,
      List<Listing> news,
      LinesTable lines,
      PseudonymKey key,
      Roster roster) {
    this(model, indicators, news, lines, key, roster, List.of(), List.of());
  }
}
