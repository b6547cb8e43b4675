package tocsin.core.kernel;

import java.util.Arrays;

/**
 * One host, read once for every table it is looked up in: its bytes, where its labels begin, and
 * the keyed hash of each of its suffixes. Tables with the same key ({@link SuffixTable}, {@link
 * PublicSuffixes}) share the hashes; for a table with another key they are made anew. Refilled for
 * the next host and holding what the last walk found, hence confined to one thread.
 */
public final class HostLabels {
  /** Enough for nearly all hosts; the longest has 127 labels. */
  private static final int FEW = 8;

  /** Bytes before the host, so that its first words can be read whole. */
  private static final int AHEAD = SuffixHash.BLOCK;

  private final SuffixHash hash;
  private int[] starts = new int[FEW];
  private long[] hashes = new long[FEW];
  private long[] otherHashes = new long[FEW];
  private int[] ids = new int[FEW];
  private int[] at = new int[FEW];
  private String host = "";
  private byte[] bytes = new byte[AHEAD + Hosts.MAX_LENGTH];
  private int length;
  private int count;
  private long otherSeed;
  private boolean otherFilled;

  /** Makes a reader whose hashes are keyed as most of the tables to come. */
  public HostLabels(long seed) {
    this.hash = new SuffixHash(seed);
  }

  /** Reads a canonical host. O(length). */
  public HostLabels read(String canonical) {
    host = canonical;
    length = canonical.length();
    if (AHEAD + length > bytes.length) {
      bytes = new byte[AHEAD + length];
    }
    SuffixHash.copy(canonical, bytes);
    otherFilled = false;
    count = 0;
    int end = AHEAD + length;
    for (int at = end; at > AHEAD; at -= SuffixHash.BLOCK) {
      cut(at, SuffixHash.blockDots(bytes, at));
    }
    if (length > 0) {
      add(0);
    }
    fill(hash, hashes);
    return this;
  }

  /** Adds the labels that begin within the block before a place. */
  private void cut(int at, long found) {
    for (long dots = found; dots != 0; dots &= ~Long.highestOneBit(dots)) {
      int start = at - Long.numberOfLeadingZeros(dots) - AHEAD;
      if (start <= 0) {
        return;
      }
      add(start);
    }
  }

  private void add(int start) {
    if (count == starts.length) {
      grow();
    }
    starts[count++] = start;
  }

  private void grow() {
    int larger = count * 2;
    starts = Arrays.copyOf(starts, larger);
    hashes = Arrays.copyOf(hashes, larger);
    otherHashes = new long[larger];
    ids = new int[larger];
    at = new int[larger];
  }

  /** The host last read. */
  public String host() {
    return host;
  }

  /** Labels of the host. */
  int count() {
    return count;
  }

  /** Holds the host from {@link #from} of its last label to {@link #to}. */
  byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes} the suffix of so many labels begins. */
  int from(int label) {
    return AHEAD + starts[label];
  }

  /** Where in {@link #bytes} the host ends. */
  int to() {
    return AHEAD + length;
  }

  /** Where the suffix of so many labels begins; labels count from 0 for the last one. */
  int start(int label) {
    return starts[label];
  }

  /** Hashes of the suffixes from the shortest, under a table's key. */
  long[] hashes(SuffixHash key) {
    if (key.seed() == hash.seed()) {
      return hashes;
    }
    if (!otherFilled || otherSeed != key.seed()) {
      otherSeed = key.seed();
      otherFilled = true;
      fill(key, otherHashes);
    }
    return otherHashes;
  }

  private void fill(SuffixHash key, long[] out) {
    int end = AHEAD + length;
    for (int i = 0; i < count; i++) {
      out[i] = key.of(bytes, AHEAD + starts[i], end);
    }
  }

  /** Notes the n-th suffix that a walk finds. */
  void found(int n, int id, int start) {
    ids[n] = id;
    at[n] = start;
  }

  /** The entry of the n-th suffix that the last walk found. */
  public int id(int n) {
    return ids[n];
  }

  /** Where in the host the n-th suffix that the last walk found begins. */
  public int foundAt(int n) {
    return at[n];
  }
}
