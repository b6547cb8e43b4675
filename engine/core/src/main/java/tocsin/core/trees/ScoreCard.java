package tocsin.core.trees;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A score card: each characteristic's value falls into a bin, which gives points and a reason code.
 * Immutable and thread-safe; explains itself.
 */
public final class ScoreCard implements FeatureModel {
  /**
   * Points and why.
   *
   * @param reason reason code; empty for none
   */
  public record Points(double points, String reason) {}

  /**
   * A bin.
   *
   * @param below exclusive upper edge; infinity for the last bin
   */
  public record Bin(double below, Points points) {}

  /**
   * The bins of one feature.
   *
   * @param feature place in the row, from 0
   * @param bins ascending, the last one open
   * @param missing for NaN
   */
  public record Characteristic(int feature, List<Bin> bins, Points missing) {
    public Characteristic {
      bins = List.copyOf(bins);
      LinearModel.requireFinite("points", missing.points);
      if (bins.isEmpty() || bins.get(bins.size() - 1).below != Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "feature " + feature + ": the last bin must be open, without an upper edge");
      }
      double before = Double.NEGATIVE_INFINITY;
      for (Bin bin : bins) {
        LinearModel.requireFinite("points", bin.points.points);
        if (!(bin.below > before)) {
          throw new IllegalArgumentException(
              "feature " + feature + ": edge " + bin.below + " is not above " + before);
        }
        before = bin.below;
      }
    }

    /** The points of a value. O(log bins). */
    Points of(double value) {
      if (Double.isNaN(value)) {
        return missing;
      }
      int low = 0;
      int high = bins.size() - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (value < bins.get(middle).below) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return bins.get(low).points;
    }
  }

  private final int features;
  private final double base;
  private final List<Characteristic> characteristics;
  private final Link link;

  /**
   * @param base points before any characteristic's
   * @throws IllegalArgumentException when a characteristic asks for a feature beyond the row
   */
  public ScoreCard(
      int features,
      double base,
      List<Characteristic> characteristics,
      Link link,
      ModelLimits limits) {
    limits.requireFeatures(features);
    limits.requireNodes(characteristics.stream().mapToLong(c -> c.bins.size()).sum());
    LinearModel.requireFinite("base", base);
    for (Characteristic characteristic : characteristics) {
      if (characteristic.feature < 0 || characteristic.feature >= features) {
        throw new IllegalArgumentException(
            "feature " + characteristic.feature + " is outside 0 to " + (features - 1));
      }
    }
    this.features = features;
    this.base = base;
    this.characteristics = List.copyOf(characteristics);
    this.link = link;
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public double raw(double[] row) {
    requireRow(row);
    double sum = base;
    for (Characteristic characteristic : characteristics) {
      sum += characteristic.of(row[characteristic.feature]).points;
    }
    return sum;
  }

  @Override
  public Link link() {
    return link;
  }

  @Override
  public double[] contributions(double[] row) {
    requireRow(row);
    double[] contributions = new double[features + 1];
    for (Characteristic characteristic : characteristics) {
      contributions[characteristic.feature] +=
          characteristic.of(row[characteristic.feature]).points;
    }
    contributions[features] = base;
    return contributions;
  }

  /** Points with a reason code, the most points first; in the card's order where equal. */
  public List<Points> reasons(double[] row) {
    requireRow(row);
    List<Points> reasons = new ArrayList<>();
    for (Characteristic characteristic : characteristics) {
      Points points = characteristic.of(row[characteristic.feature]);
      if (!points.reason.isEmpty()) {
        reasons.add(points);
      }
    }
    reasons.sort(Comparator.comparingDouble(Points::points).reversed());
    return reasons;
  }
}
