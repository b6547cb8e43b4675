package tocsin.core.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How good one engine's output is, against the truth. Higher is not always better; each figure's
 * name says what it is.
 *
 * @param engine what was scored: a pack's label, a baseline's name, or a folder
 * @param figures in a fixed order, so that equal outputs give equal bytes
 */
public record Scorecard(String engine, List<Figure> figures) {
  public Scorecard {
    figures = List.copyOf(figures);
  }

  /**
   * Scores an output. The order of lines in truth and output changes nothing.
   *
   * <p>O(lines · log lines + resamples · figures · cases).
   */
  public static Scorecard of(Truth truth, Output output, Capacity capacity, Bootstrap bootstrap) {
    return of(truth, output, capacity, bootstrap, Map.of());
  }

  /**
   * The same with fairness.
   *
   * @param traits who is who, by pseudonym; empty leaves fairness out
   */
  public static Scorecard of(
      Truth truth,
      Output output,
      Capacity capacity,
      Bootstrap bootstrap,
      Map<String, Traits> traits) {
    Scene scene = Scene.of(truth, output);
    Sheet sheet = new Sheet();
    VictimFigures.into(sheet, scene);
    PeopleFigures.into(sheet, scene);
    TierCalibration.into(sheet, scene);
    FairFigures.into(sheet, scene, traits);
    LoadFigures.into(sheet, scene, capacity);
    CapacityFigures.into(sheet, scene, capacity);
    TargetFigures.into(sheet, scene);
    return new Scorecard(output.name(), sheet.figures(bootstrap, scene.clusters()));
  }

  /** A figure by name and group. O(figures). */
  public Optional<Figure> find(String name, String group) {
    return figures.stream()
        .filter(figure -> figure.name().equals(name) && figure.group().equals(group))
        .findFirst();
  }
}
