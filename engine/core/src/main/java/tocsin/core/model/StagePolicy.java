package tocsin.core.model;

import com.google.common.collect.ImmutableList;
import tocsin.core.rules.Expression;
import tocsin.domain.alert.Stage;

/** Which stage an exposure has reached. Immutable and thread-safe. */
final class StagePolicy {
  record CompiledStage(Stage stage, Expression when) {}

  private final ImmutableList<CompiledStage> stages;

  StagePolicy(ImmutableList<CompiledStage> stages) {
    this.stages = stages;
  }

  /** The highest stage whose condition holds, but never below the one reached before. */
  Stage reached(Stage before, double[] facts) {
    Stage highest = before;
    for (CompiledStage stage : stages) {
      boolean higher = stage.stage().compareTo(highest) > 0;
      if (higher && stage.when().holds(facts)) {
        highest = stage.stage();
      }
    }
    return highest;
  }
}
