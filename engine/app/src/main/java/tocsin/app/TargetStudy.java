package tocsin.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.DriftFile;
import tocsin.adapters.json.Problem;
import tocsin.adapters.models.ShadowModel;
import tocsin.adapters.models.ShadowReader;
import tocsin.adapters.results.TargetNotes;
import tocsin.app.knowledge.KnowledgeException;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.drift.DriftReference;
import tocsin.core.drift.DriftReport;
import tocsin.core.drift.DriftTally;
import tocsin.core.drift.NameMeasures;
import tocsin.core.model.CompiledModel;
import tocsin.domain.intel.TargetTrace;

/**
 * What is learnt from a run's targets once everything is decided: the scores of challengers, and
 * whether names have drifted. The job never sees it, so it cannot change a result.
 */
final class TargetStudy implements TargetNotes {
  private final List<ShadowModel> models;
  private final SortedMap<String, ShadowTally> shadow = new TreeMap<>();
  private final @Nullable DriftReference reference;
  private final DriftTally drift = new DriftTally();

  private TargetStudy(List<ShadowModel> models, @Nullable DriftReference reference) {
    this.models = models;
    this.reference = reference;
    models.forEach(model -> shadow.put(model.id(), new ShadowTally(model)));
  }

  /**
   * Reads a pack's challengers and reference.
   *
   * @throws KnowledgeException when one is refused
   */
  static TargetStudy of(Path pack) {
    List<Problem> problems = new ArrayList<>();
    ShadowReader.Result read = ShadowReader.read(pack);
    problems.addAll(read.problems());
    DriftReference reference = DriftFile.read(pack, problems);
    if (!problems.isEmpty()) {
      throw new KnowledgeException(problems.stream().map(Problem::toString).toList());
    }
    return new TargetStudy(read.models(), reference);
  }

  /** Challengers. */
  List<ShadowModel> models() {
    return models;
  }

  @Override
  public Map<String, Double> take(boolean flagged, TargetTrace trace) {
    drift.add(trace.site(), trace.days(), trace.feed());
    if (trace.features().isEmpty()) {
      return Map.of();
    }
    Map<String, Double> scores = new TreeMap<>();
    for (ShadowModel model : models) {
      double score = model.score(trace.features());
      scores.put(model.id(), score);
      shadow.computeIfAbsent(model.id(), id -> new ShadowTally(model)).add(flagged, score);
    }
    return scores;
  }

  /** What challengers said, by id. */
  SortedMap<String, ShadowFigures> shadow() {
    SortedMap<String, ShadowFigures> figures = new TreeMap<>();
    shadow.forEach((id, tally) -> figures.put(id, tally.figures()));
    return figures;
  }

  /** How far names have moved. A reference that another model took says nothing. */
  DriftReport drift(CompiledModel model) {
    var spelling = model.names().spelling();
    String read = DriftReference.model(spelling, model.pack().fusion());
    DriftReference own = reference != null && reference.model().equals(read) ? reference : null;
    return drift.report(
        own,
        new NameMeasures(model.targetScorer(IndicatorIndex.empty()), model.fusion(), spelling));
  }
}
