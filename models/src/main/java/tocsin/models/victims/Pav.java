package tocsin.models.victims;

import java.util.ArrayList;
import java.util.List;

/**
 * Isotonic calibration by pooling adjacent violators (Ayer et al., 1955), as points of a rising
 * line: the mean raw score and the share of positives of each block. Blocks hold at least so many
 * rows that no point rests on a handful; half a positive is added to each class, so none is
 * certain.
 */
final class Pav {
  private final double[] raws;
  private final double[] probabilities;
  private static final int LEAST = 50;

  private Pav(double[] raws, double[] probabilities) {
    this.raws = raws;
    this.probabilities = probabilities;
  }

  double[] raws() {
    return raws;
  }

  double[] probabilities() {
    return probabilities;
  }

  private record Block(double raw, double positives, double rows) {
    double probability() {
      return (positives + 0.5) / (rows + 1);
    }

    Block with(Block next) {
      double all = rows + next.rows;
      return new Block((raw * rows + next.raw * next.rows) / all, positives + next.positives, all);
    }
  }

  /**
   * Fits a line.
   *
   * @param sorted raw scores in rising order
   * @param positive by the same order
   */
  static Pav fit(double[] sorted, boolean[] positive) {
    List<Block> blocks = new ArrayList<>();
    int from = 0;
    while (from < sorted.length) {
      int until = Math.min(sorted.length, from + LEAST);
      while (until < sorted.length && sorted[until] == sorted[until - 1]) {
        until++;
      }
      double raw = 0;
      double positives = 0;
      for (int i = from; i < until; i++) {
        raw += sorted[i];
        positives += positive[i] ? 1 : 0;
      }
      pool(blocks, new Block(raw / (until - from), positives, until - from));
      from = until;
    }
    double[] raws = blocks.stream().mapToDouble(Block::raw).toArray();
    return new Pav(raws, blocks.stream().mapToDouble(Block::probability).toArray());
  }

  private static void pool(List<Block> blocks, Block next) {
    Block last = next;
    while (!blocks.isEmpty()
        && (blocks.get(blocks.size() - 1).probability() >= last.probability()
            || blocks.get(blocks.size() - 1).raw() >= last.raw())) {
      last = blocks.remove(blocks.size() - 1).with(last);
    }
    blocks.add(last);
  }
}
