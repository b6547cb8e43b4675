package tocsin.core.kernel;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * What may be asked of a suffix before memory is: whether it may be an entry, and whether an entry
 * may lie below it. A Bloom filter in which one question is one word (Putze, Sanders and Singler,
 * "Cache-, hash- and space-efficient Bloom filters", 2007), four bits for either answer. Answers no
 * only when that is so. Immutable and thread-safe.
 */
final class SuffixFilter {
  /**
   * Share of bits set above which a filter is made anew at twice its size; at it one in 60 errs.
   */
  private static final double FULL = 0.34;

  private static final int LEAST = 64;
  private static final int MAX_CUT = 63;

  private static final long[] PATTERNS = patterns();

  private final long[] words;

  private SuffixFilter(long[] words) {
    this.words = words;
  }

  /**
   * A filter that was kept.
   *
   * @param kept a power of two of longs
   */
  static SuffixFilter of(ByteBuffer kept) {
    return new SuffixFilter(Views.longs(kept));
  }

  /** The filter as it is kept. */
  ByteBuffer section() {
    return Views.of(words);
  }

  long bytes() {
    return 8L * words.length;
  }

  /** What there is to know of a hash. One access to memory. */
  long word(long hash) {
    return words[(int) (hash >>> 18) & words.length - 1];
  }

  /** Whether the suffix of a hash may be an entry. */
  static boolean isEntry(long word, long hash) {
    return (~word & entry(hash)) == 0;
  }

  /** Whether an entry may lie below the suffix of a hash. */
  static boolean isAncestor(long word, long hash) {
    return (~word & ancestor(hash)) == 0;
  }

  /**
   * The lengths of two suffixes of a host as one number.
   *
   * @param shorter at most 63
   * @param longer at most 63, or more when there is none, or none that is known
   * @param length of the host
   */
  static int cuts(int shorter, int longer, int length) {
    int known = shorter < length ? Math.min(longer, MAX_CUT) : 0;
    return known << 6 | shorter;
  }

  static int shorter(int cuts) {
    return cuts & MAX_CUT;
  }

  /** 0 when there is none, {@link #MAX_CUT} when it is too long to be known. */
  static int longer(int cuts) {
    return cuts >>> 6;
  }

  /**
   * Whether the shorter of two suffixes may be an entry, or may lie above one of which the longer
   * may be part. Without a branch, for what lies below a suffix nobody can predict.
   */
  boolean letsThrough(long shorter, long longer, int cuts) {
    long word = ~word(shorter);
    long more = ~word(longer);
    long isLong = (long) SuffixHash.BLOCK - longer(cuts);
    long known = isZero(more & entry(longer)) | isZero(more & ancestor(longer)) | isLong;
    long below = isZero(word & ancestor(shorter)) & known & -longer(cuts);
    return (isZero(word & entry(shorter)) | below) < 0;
  }

  /** Negative for 0 only. */
  private static long isZero(long bits) {
    return ~(bits | -bits);
  }

  /** Bits of the hash that neither the word's number nor an ancestor's pattern comes from. */
  private static long entry(long hash) {
    return PATTERNS[(int) hash & PATTERNS.length - 1];
  }

  private static long ancestor(long hash) {
    return PATTERNS[(int) (hash >>> 54)];
  }

  /** Four bits each, ever the same. */
  private static long[] patterns() {
    SplittableRandom random = new SplittableRandom(4);
    long[] patterns = new long[1 << 10];
    for (int i = 0; i < patterns.length; i++) {
      while (Long.bitCount(patterns[i]) < 4) {
        patterns[i] |= 1L << random.nextInt(64);
      }
    }
    return patterns;
  }

  /** Names for a filter, as often as they are asked for. */
  interface Names {
    /** Notes all entries, and all their ancestors. */
    void noteIn(Noting noting);
  }

  /** A filter that is being filled. */
  static final class Noting {
    private final long[] words;

    private Noting(int size) {
      words = new long[size];
    }

    void entry(long hash) {
      words[(int) (hash >>> 18) & words.length - 1] |= SuffixFilter.entry(hash);
    }

    void ancestor(long hash) {
      words[(int) (hash >>> 18) & words.length - 1] |= SuffixFilter.ancestor(hash);
    }

    private boolean isFull() {
      long set = 0;
      for (long word : words) {
        set += Long.bitCount(word);
      }
      return set > FULL * Long.SIZE * words.length;
    }
  }

  /**
   * The filter of names: some twelve bits for each, more where many have ancestors of their own,
   * but never more than 64.
   */
  static SuffixFilter of(int names, Names all) {
    int most = Math.max(LEAST, Integer.highestOneBit(Math.max(1, names)));
    int size = Math.max(LEAST, most / 8);
    while (true) {
      Noting noting = new Noting(size);
      all.noteIn(noting);
      if (size == most || !noting.isFull()) {
        return new SuffixFilter(noting.words);
      }
      size *= 2;
    }
  }
}
