package tocsin.models.city;

import tocsin.core.kernel.Hash64;

/**
 * A stream of random numbers named by numbers: the same names give the same stream, wherever and in
 * whatever order it is asked for. SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). Confined to one
 * thread.
 */
final class Chance {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private long state;

  Chance(long seed, long a, long b, long c) {
    state =
        Hash64.mix(seed + GAMMA)
            ^ Hash64.mix(a * 0xD1342543DE82EF95L + 1)
            ^ Hash64.mix(b * 0xAF251AF3B0F025B5L + 2)
            ^ Hash64.mix(c * 0x2545F4914F6CDD1DL + 3);
  }

  long bits() {
    state += GAMMA;
    return Hash64.mix(state);
  }

  /** Uniform in [0, 1). */
  double unit() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [0, bound). */
  int below(int bound) {
    return (int) ((bits() >>> 33) % bound);
  }

  boolean happens(double probability) {
    return unit() < probability;
  }

  /** Standard normal, by Box and Muller. */
  double normal() {
    double u = 1 - unit();
    return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  /** Log-normal with a median and a shape. */
  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  /** Poisson with a small mean. */
  int poisson(double mean) {
    if (mean > 30) {
      return Math.max(0, (int) Math.rint(mean + StrictMath.sqrt(mean) * normal()));
    }
    double limit = StrictMath.exp(-mean);
    double product = unit();
    int count = 0;
    while (product > limit) {
      product *= unit();
      count++;
    }
    return count;
  }

  /**
   * A rank from 0 with probability falling as 1/(rank+1), below a bound.
   *
   * @param logBound natural logarithm of the bound plus one
   */
  int zipf(double logBound) {
    return (int) (StrictMath.exp(unit() * logBound) - 1);
  }

  /** A choice by cumulative weights that end in 1. */
  int choice(double[] cumulative) {
    double u = unit();
    for (int i = 0; i < cumulative.length; i++) {
      if (u < cumulative[i]) {
        return i;
      }
    }
    return cumulative.length - 1;
  }
}
