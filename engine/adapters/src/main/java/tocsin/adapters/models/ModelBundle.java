package tocsin.adapters.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.core.trees.Calibration;
import tocsin.core.trees.FeatureModel;
import tocsin.core.trees.TextModel;

/** A model that scores here as it did where it was trained, and what goes with it. */
public sealed interface ModelBundle {
  /** What model.json says. */
  Header header();

  /**
   * What model.json says.
   *
   * @param features names of a row's values, in order; one for a model of texts
   * @param thresholds by name, on the calibrated probability
   */
  record Header(
      String name,
      String version,
      ModelKind kind,
      List<String> features,
      Optional<Calibration> calibration,
      Map<String, Double> thresholds) {
    public Header {
      features = List.copyOf(features);
      thresholds = Map.copyOf(thresholds);
    }
  }

  /** A model of rows of numbers. */
  record OfRows(Header header, FeatureModel model) implements ModelBundle {
    /** The calibrated probability; the model's own score where there is no calibration. */
    public double probability(double[] row) {
      return header
          .calibration
          .map(calibration -> calibration.apply(model.raw(row)))
          .orElseGet(() -> model.score(row));
    }
  }

  /** A model of texts. */
  record OfTexts(Header header, TextModel model) implements ModelBundle {
    /** The calibrated probability; the model's own score where there is no calibration. */
    public double probability(String text) {
      return header
          .calibration
          .map(calibration -> calibration.apply(model.raw(text)))
          .orElseGet(() -> model.score(text));
    }
  }
}
