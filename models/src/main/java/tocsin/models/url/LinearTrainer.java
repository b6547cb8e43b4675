package tocsin.models.url;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import tocsin.core.lexical.LexicalModel;

/**
 * Logistic regression by AdaGrad (Duchi et al., 2011) over hashed terms, the weights averaged over
 * the later epochs (Polyak and Juditsky, 1992).
 *
 * @param bits log2 of the table's length
 * @param rate step of AdaGrad
 * @param scaled whether a sum of terms is divided as {@link LexicalModel} divides it
 * @param minSites registrable domains that must share a place before it gets a weight: what only
 *     one campaign has does not travel
 */
record LinearTrainer(int bits, int epochs, double rate, boolean scaled, int minSites) {

  /** Weights by place, and the bias. */
  static final class Linear {
    private final float[] weights;
    private final double bias;
    private final boolean scaled;

    Linear(float[] weights, double bias, boolean scaled) {
      this.weights = weights;
      this.bias = bias;
      this.scaled = scaled;
    }

    float[] weights() {
      return weights;
    }

    double bias() {
      return bias;
    }

    double margin(int[] terms) {
      return bias + sum(terms);
    }

    /** The margin without the bias. */
    double sum(int[] terms) {
      double sum = 0;
      for (int term : terms) {
        sum += weights[term];
      }
      return scaled ? sum / LexicalModel.divisor(terms.length) : sum;
    }
  }

  /** Trains; the same samples and seed give the same weights. O(epochs · terms). */
  Linear train(List<Sample> samples, long seed) {
    boolean[] open = minSites > 1 ? shared(samples) : all();
    float[] weights = new float[1 << bits];
    float[] squares = new float[1 << bits];
    double[] sums = new double[1 << bits];
    double bias = 0;
    double biasSquares = 1;
    double biasSum = 0;
    int averaged = 0;
    Sample[] order = samples.toArray(new Sample[0]);
    SplittableRandom random = new SplittableRandom(seed);
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (Sample sample : order) {
        int[] terms = sample.terms();
        double scale = scaled ? 1 / LexicalModel.divisor(terms.length) : 1;
        double sum = 0;
        for (int term : terms) {
          sum += weights[term];
        }
        double margin = sample.offset() + bias + scale * sum;
        double error = 1 / (1 + StrictMath.exp(-margin)) - (sample.fraud() ? 1 : 0);
        double slope = error * sample.weight();
        biasSquares += slope * slope;
        bias -= rate * slope / Math.sqrt(biasSquares);
        double step = slope * scale;
        float square = (float) (step * step);
        for (int term : terms) {
          if (open[term]) {
            squares[term] += square;
            weights[term] -= (float) (rate * step / Math.sqrt(squares[term] + 1e-3));
          }
        }
      }
      if (epoch >= epochs / 2) {
        for (int i = 0; i < sums.length; i++) {
          sums[i] += weights[i];
        }
        biasSum += bias;
        averaged++;
      }
    }
    for (int i = 0; i < sums.length; i++) {
      weights[i] = (float) (sums[i] / averaged);
    }
    return new Linear(weights, biasSum / averaged, scaled);
  }

  private boolean[] all() {
    boolean[] open = new boolean[1 << bits];
    Arrays.fill(open, true);
    return open;
  }

  private boolean[] shared(List<Sample> samples) {
    int[] sites = new int[1 << bits];
    int[] last = new int[1 << bits];
    Arrays.fill(last, -1);
    List<Sample> bySite = samples.stream().sorted(Comparator.comparingInt(Sample::site)).toList();
    for (Sample sample : bySite) {
      for (int term : sample.terms()) {
        if (last[term] != sample.site()) {
          last[term] = sample.site();
          sites[term]++;
        }
      }
    }
    boolean[] open = new boolean[1 << bits];
    for (int i = 0; i < open.length; i++) {
      open[i] = sites[i] >= minSites;
    }
    return open;
  }

  private static void shuffle(Sample[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Sample swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
