package tocsin.benchmarks.kernels;

import java.util.function.LongPredicate;

/**
 * Rolling hashes of all suffixes of a host that begin a label, from the right: how sets of longs
 * and filters are asked for a host and its parents. Not exact, for the hash alone decides.
 */
final class SuffixHashes {
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private SuffixHashes() {}

  static long of(String host) {
    long hash = 0;
    for (int i = host.length() - 1; i >= 0; i--) {
      hash = (hash + host.charAt(i)) * FACTOR;
    }
    return hash;
  }

  /** How many suffixes of a host are in a set. */
  static int count(String host, LongPredicate set) {
    int hits = 0;
    long hash = 0;
    for (int i = host.length() - 1; i >= 0; i--) {
      char c = host.charAt(i);
      if (c == '.' && set.test(hash)) {
        hits++;
      }
      hash = (hash + c) * FACTOR;
    }
    return hits + (set.test(hash) ? 1 : 0);
  }
}
