package tocsin.core.kernel;

import java.nio.charset.StandardCharsets;
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

  private final long seed;
  private int[] starts = new int[FEW];
  private long[] hashes = new long[FEW];
  private long[] otherHashes = new long[FEW];
  private int[] ids = new int[FEW];
  private int[] at = new int[FEW];
  private String host = "";
  private byte[] bytes = new byte[0];
  private int count;
  private long otherSeed;
  private boolean otherFilled;

  /** Makes a reader whose hashes are keyed as most of the tables to come. */
  public HostLabels(long seed) {
    this.seed = seed;
  }

  /** Reads a canonical host. O(length). */
  public HostLabels read(String canonical) {
    host = canonical;
    bytes = canonical.getBytes(StandardCharsets.ISO_8859_1);
    otherFilled = false;
    count = 0;
    int end = bytes.length;
    long hash = LabelHash.begin(seed);
    long dots = end <= Long.SIZE ? LabelHash.dots(bytes, 0, end) : 0;
    while (end > 0) {
      int start =
          bytes.length <= Long.SIZE
              ? Long.SIZE - Long.numberOfLeadingZeros(dots)
              : LabelHash.labelStart(bytes, 0, end);
      hash = LabelHash.extend(hash, seed, bytes, start, end);
      if (count == starts.length) {
        grow();
      }
      starts[count] = start;
      hashes[count++] = hash;
      end = start - 1;
      dots &= ~(1L << end);
    }
    return this;
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

  byte[] bytes() {
    return bytes;
  }

  /** Where the suffix of so many labels begins; labels count from 0 for the last one. */
  int start(int label) {
    return starts[label];
  }

  /** Hashes of the suffixes from the shortest, under a table's key. */
  long[] hashes(long key) {
    if (key == seed) {
      return hashes;
    }
    if (!otherFilled || otherSeed != key) {
      fill(key);
    }
    return otherHashes;
  }

  private void fill(long key) {
    otherSeed = key;
    otherFilled = true;
    long hash = LabelHash.begin(key);
    int end = bytes.length;
    for (int i = 0; i < count; i++) {
      hash = LabelHash.extend(hash, key, bytes, starts[i], end);
      otherHashes[i] = hash;
      end = starts[i] - 1;
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
