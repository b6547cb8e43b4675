package tocsin.adapters.results;

import java.util.Map;
import tocsin.domain.intel.TargetTrace;

/**
 * Looks at what a finished run says of each target, and may put scores beside it. It comes after
 * everything is decided: nothing that it says reaches an alert, a verdict or a route.
 */
public interface TargetNotes {
  /** Notes nothing. */
  TargetNotes NONE = (flagged, trace) -> Map.of();

  /**
   * Takes a target's last word, in the order of {@code targets.jsonl}, quiet ones first.
   *
   * @param flagged whether it is held suspect or confirmed
   * @return scores by the name of who gave them, for the target's line; not looked at when quiet
   */
  Map<String, Double> take(boolean flagged, TargetTrace trace);
}
