package tocsin.core.funnel;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Set;
import tocsin.domain.alert.Stage;
import tocsin.domain.pack.FunnelExcuse;
import tocsin.domain.pack.FunnelMove;
import tocsin.domain.pack.FunnelRule;
import tocsin.domain.pack.FunnelSign;

/**
 * A hidden Markov chain of the funnel's stages, left to right, filtered forward (Rabiner,
 * Proceedings of the IEEE 77(2), 1989, §III.A), beside harmless explanations that never move on. A
 * step costs O(moves + signs seen · (stages + excuses)) and allocates nothing. Immutable and
 * thread-safe.
 */
public final class Funnel {
  static final int STAGES = Stage.values().length;
  private static final double[] NOTHING = {};

  private final double prior;
  private final ImmutableList<FunnelExcuse> excuses;
  private final int[] from;
  private final int[] to;
  private final double[] chance;
  private final double[][] first;
  private final double[][] again;

  private Funnel(FunnelRule rule) {
    this.prior = rule.prior();
    this.excuses = ImmutableList.copyOf(rule.excuses());
    FunnelMove[] moves = rule.moves().toArray(FunnelMove[]::new);
    // The furthest go first, so that nobody moves twice in a step.
    Arrays.sort(moves, (a, b) -> b.from().compareTo(a.from()));
    this.from = Arrays.stream(moves).mapToInt(move -> move.from().ordinal()).toArray();
    this.to = Arrays.stream(moves).mapToInt(move -> move.to().ordinal()).toArray();
    this.chance = new double[moves.length];
    for (int i = 0; i < moves.length; i++) {
      chance[i] = moves[i].chance();
    }
    this.first = new double[Sign.values().length][];
    this.again = new double[Sign.values().length][];
    Arrays.fill(first, NOTHING);
    Arrays.fill(again, NOTHING);
    for (FunnelSign sign : rule.signs()) {
      int row = row(sign.sign());
      first[row] = likelihoods(sign, 1);
      again[row] = likelihoods(sign, rule.repeat());
    }
  }

  /** Compiles a rule that {@link FunnelChecks} found sound. */
  public static Funnel of(FunnelRule rule) {
    return new Funnel(rule);
  }

  private static int row(String word) {
    for (Sign sign : Sign.values()) {
      if (sign.word().equals(word)) {
        return sign.ordinal();
      }
    }
    throw new IllegalArgumentException("no sign '" + word + "'");
  }

  private double[] likelihoods(FunnelSign sign, double exponent) {
    double[] row = new double[STAGES + excuses.size()];
    for (int i = 0; i < STAGES; i++) {
      row[i] = StrictMath.pow(sign.stages().get(i), exponent);
    }
    for (int i = 0; i < excuses.size(); i++) {
      row[STAGES + i] =
          StrictMath.pow(sign.excuses().getOrDefault(excuses.get(i).id(), 1.0), exponent);
    }
    return row;
  }

  /**
   * A course at its beginning.
   *
   * @param flags what the roster says of the person
   */
  public Course begin(Set<String> flags) {
    double[] shares = new double[excuses.size()];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      FunnelExcuse excuse = excuses.get(i);
      boolean open = excuse.needs().isEmpty() || flags.contains(excuse.needs());
      shares[i] = open ? excuse.weight() : 0;
      sum += shares[i];
    }
    for (int i = 0; i < shares.length && sum > 0; i++) {
      shares[i] *= (1 - prior) / sum;
    }
    return new Course(this, shares);
  }

  /** Harmless explanations, in the pack's order. */
  public ImmutableList<FunnelExcuse> excuses() {
    return excuses;
  }

  double prior() {
    return prior;
  }

  boolean isEmpty() {
    return Arrays.stream(first).allMatch(row -> row.length == 0);
  }

  /** Moves some of each stage's probability on. */
  void move(double[] stages) {
    int i = 0;
    while (i < from.length) {
      int stage = from[i];
      double left = stages[stage];
      double all = left;
      for (; i < from.length && from[i] == stage; i++) {
        double moved = all * chance[i];
        stages[to[i]] += moved;
        left -= moved;
      }
      stages[stage] = Math.max(0, left);
    }
  }

  /** Bayes' rule with what a step showed; probabilities sum to 1 afterwards. */
  void weigh(int newSigns, int oldSigns, double[] stages, double[] shares) {
    multiply(newSigns, first, stages, shares);
    multiply(oldSigns, again, stages, shares);
    double sum = 0;
    for (double each : stages) {
      sum += each;
    }
    for (double each : shares) {
      sum += each;
    }
    for (int i = 0; i < stages.length; i++) {
      stages[i] /= sum;
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
  }

  private static void multiply(int signs, double[][] rows, double[] stages, double[] shares) {
    for (int left = signs; left != 0; left &= left - 1) {
      double[] row = rows[Integer.numberOfTrailingZeros(left)];
      if (row.length == 0) {
        continue;
      }
      for (int i = 0; i < stages.length; i++) {
        stages[i] *= row[i];
      }
      for (int i = 0; i < shares.length; i++) {
        shares[i] *= row[stages.length + i];
      }
    }
  }
}
