package tocsin.adapters.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Synthetic rows with missing values, exact zeros, ties and a categorical column, and labels. */
final class Table {
  static final int COLUMNS = 8;
  static final int CATEGORICAL = 7;

  final int rows;
  final double[] values;
  final float[] labels;

  Table(long seed, int rows) {
    Random random = new Random(seed);
    this.rows = rows;
    this.values = new double[rows * COLUMNS];
    this.labels = new float[rows];
    for (int i = 0; i < rows; i++) {
      double logit = -0.5;
      for (int j = 0; j < COLUMNS; j++) {
        double value =
            switch (j) {
              case 0, 1, 2 -> random.nextGaussian();
              case 3 -> random.nextInt(5);
              case 4 -> random.nextInt(3) == 0 ? 0 : random.nextDouble() * 10;
              case CATEGORICAL -> random.nextInt(70);
              default -> Math.exp(random.nextGaussian());
            };
        boolean missing = (j == 1 || j == 5) && random.nextInt(5) == 0;
        logit += missing ? 0.7 * (j - 3) : effect(j, value);
        values[i * COLUMNS + j] = missing ? Double.NaN : value;
      }
      labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
    }
  }

  private static double effect(int column, double value) {
    return switch (column) {
      case 0 -> 1.5 * value;
      case 1 -> value > 0.3 ? 1 : -0.5;
      case 3 -> 0.3 * value;
      case 4 -> value == 0 ? 0.8 : -0.05 * value;
      case CATEGORICAL -> value % 3 == 0 ? 0.9 : -0.3;
      default -> 0;
    };
  }

  double[] row(int i) {
    return java.util.Arrays.copyOfRange(values, i * COLUMNS, (i + 1) * COLUMNS);
  }

  float[] floats() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < COLUMNS; i++) {
      names.add("f" + i);
    }
    return names;
  }
}
