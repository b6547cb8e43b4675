package tocsin.models.url;

import java.util.ArrayList;
import java.util.List;
import tocsin.core.lexical.StepTable;

/** Pool-adjacent-violators (Ayer et al., 1955), in no more steps than a table may have. */
final class Isotonic {
  private static final int BLOCKS = 200;
  private static final double PRIOR = 1;

  private Isotonic() {}

  private record Block(float from, double fraud, double ordinary) {
    /** Never 0 or 1: a little of both is added, so that no step is certain. */
    double probability() {
      return (fraud + PRIOR) / (fraud + ordinary + 2 * PRIOR);
    }
  }

  /** Fits on margins in falling order; both classes get equal mass. O(n). */
  static StepTable fit(boolean[] fraud, double[] margin, double[] weight) {
    double[] mass = new double[2];
    for (int i = 0; i < fraud.length; i++) {
      mass[fraud[i] ? 1 : 0] += weight[i];
    }
    double half = Math.min(mass[0], mass[1]);
    List<Block> blocks = new ArrayList<>();
    double right = 0;
    double wrong = 0;
    int first = fraud.length - 1;
    for (int i = first; i >= 0; i--) {
      double share = weight[i] * half / mass[fraud[i] ? 1 : 0];
      right += fraud[i] ? share : 0;
      wrong += fraud[i] ? 0 : share;
      boolean full = right + wrong >= 2 * half / BLOCKS;
      if (i == 0 || (full && (float) margin[i - 1] > (float) margin[i])) {
        pool(blocks, new Block((float) margin[first], right, wrong));
        right = 0;
        wrong = 0;
        first = i - 1;
      }
    }
    return table(blocks);
  }

  private static void pool(List<Block> blocks, Block next) {
    Block last = next;
    while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).probability() >= last.probability()) {
      Block below = blocks.remove(blocks.size() - 1);
      last =
          new Block(below.from(), below.fraud() + last.fraud(), below.ordinary() + last.ordinary());
    }
    blocks.add(last);
  }

  private static StepTable table(List<Block> blocks) {
    float[] from = new float[blocks.size()];
    float[] probability = new float[blocks.size()];
    for (int i = 0; i < from.length; i++) {
      from[i] = blocks.get(i).from();
      probability[i] = (float) blocks.get(i).probability();
    }
    return new StepTable(from, probability);
  }
}
