package tocsin.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a challenger said of a run's targets, beside the engine.
 *
 * @param version of the model
 * @param targets scored
 * @param flagged of these held suspect or confirmed by the engine
 * @param meanFlagged mean score of these; NaN without any
 * @param meanOthers mean score of all others; NaN without any
 * @param agreement chance that a flagged target scores above another one, ties half: 0.5 for a coin
 * @param above by threshold of the model, targets at or above it
 */
record ShadowFigures(
    String version,
    int targets,
    int flagged,
    double meanFlagged,
    double meanOthers,
    double agreement,
    SortedMap<String, Integer> above) {

  /** For summary.json; what cannot be said is null. */
  Map<String, Object> json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", version);
    all.put("targets", targets);
    all.put("flagged", flagged);
    all.put("meanFlagged", DriftText.number(meanFlagged));
    all.put("meanOthers", DriftText.number(meanOthers));
    all.put("agreement", DriftText.number(agreement));
    all.put("above", above);
    return all;
  }
}
