package tocsin.core.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A set of host names that answers, for a host, which of its suffixes are in the set. Immutable and
 * thread-safe once built; exact (no false positives); keyed, so that nobody who chooses hosts can
 * choose collisions.
 *
 * <p>The walk goes from the right, one label at a time, and the hash of every suffix is a
 * by-product ({@link LabelHash}). Each entry also leaves a marker for every ancestor of two or more
 * labels: the first absent suffix ends the walk, which for most hosts is the first one asked. A
 * Bloom filter of some six to twelve bits an entry, one word a question, stands in front: at a
 * million entries it stays in the second-level cache, so that a miss costs no access to memory. A
 * slot is 32 bits of hash and 32 bits of id; the text is compared only when the hash bits agree.
 * Entries of one label never match: they would name a whole top-level domain.
 *
 * <p>Memory: 8 bytes a slot at a load of at most two thirds, plus the text. A look-up costs
 * O(length) and about one probe a matching label.
 */
public final class SuffixTable {
  private static final int MARKER = 0x7FFFFFFF;

  /** Hosts of at most so many bytes have their dots in one word. */
  private static final int WORD = 64;

  private final long seed;
  private final long[] slots;
  private final int mask;
  private final long[] bloom;
  private final byte[] text;
  private final int[] ends;
  private final int size;

  private SuffixTable(long seed, long[] slots, long[] bloom, byte[] text, int[] ends, int size) {
    this.seed = seed;
    this.slots = slots;
    this.mask = slots.length - 1;
    this.bloom = bloom;
    this.text = text;
    this.ends = ends;
    this.size = size;
  }

  /** Entries in the table. */
  public int size() {
    return size;
  }

  /** Bytes held, for the doctor. */
  public long bytes() {
    return 8L * slots.length + 8L * bloom.length + text.length + 4L * ends.length;
  }

  /** The entry with an id. */
  public String entry(int id) {
    int start = id == 0 ? 0 : ends[id - 1];
    return new String(text, start, ends[id] - start, StandardCharsets.ISO_8859_1);
  }

  /** What a walk calls for each suffix that is in the table, from the shortest to the longest. */
  @FunctionalInterface
  public interface Found {
    /**
     * Takes one suffix.
     *
     * @param id the entry
     * @param start where in the host the suffix begins; 0 when the host itself is the entry
     */
    void at(int id, int start);
  }

  /** Reports every suffix of a canonical host that is in the table. */
  public void walk(String host, Found found) {
    byte[] bytes = host.getBytes(StandardCharsets.ISO_8859_1);
    walk(bytes, 0, bytes.length, found);
  }

  /** The same for a host that stands in an array; starts are told relative to its own. */
  public void walk(byte[] bytes, int from, int to, Found found) {
    if (to - from > WORD) {
      walkLong(bytes, from, to, found);
      return;
    }
    long dots = LabelHash.dots(bytes, from, to);
    long hash = LabelHash.begin(seed);
    int end = to;
    for (int labels = 1; end > from; labels++) {
      int start = from + WORD - Long.numberOfLeadingZeros(dots);
      hash = LabelHash.extend(hash, seed, bytes, start, end);
      if (labels >= 2 && !told(hash, bytes, from, start, to, found)) {
        return;
      }
      end = start - 1;
      dots &= ~(1L << (end - from));
    }
  }

  private void walkLong(byte[] bytes, int from, int to, Found found) {
    long hash = LabelHash.begin(seed);
    int end = to;
    for (int labels = 1; end > from; labels++) {
      int start = LabelHash.labelStart(bytes, from, end);
      hash = LabelHash.extend(hash, seed, bytes, start, end);
      if (labels >= 2 && !told(hash, bytes, from, start, to, found)) {
        return;
      }
      end = start - 1;
    }
  }

  /** Tells of a suffix if it is in the table; false when nothing longer can be. */
  private boolean told(long hash, byte[] bytes, int from, int start, int to, Found found) {
    int id = maybe(bloom, hash) ? probe(hash, bytes, start, to) : -1;
    if (id >= 0 && id != MARKER) {
      found.at(id, start - from);
    }
    return id >= 0;
  }

  /** What a batch calls for each suffix that is in the table. */
  @FunctionalInterface
  public interface FoundIn {
    /**
     * Takes one suffix.
     *
     * @param host which host of the batch
     * @param id the entry
     * @param start where in that host the suffix begins
     */
    void at(int host, int id, int start);
  }

  /** Hosts a batch may hold. */
  public static final int MAX_BATCH = 256;

  /**
   * Walks many hosts that stand one after the other in an array. All first questions are asked
   * before any is followed up, so that their cache misses overlap.
   *
   * @param bounds where the hosts stand: host i from {@code bounds[i]} to {@code bounds[i + 1]}
   * @param count hosts, at most {@link #MAX_BATCH}
   */
  public void walk(byte[] bytes, int[] bounds, int count, FoundIn found) {
    if (count > MAX_BATCH || count >= bounds.length) {
      throw new IllegalArgumentException(
          "batch of " + count + " with " + bounds.length + " bounds; at most " + MAX_BATCH);
    }
    int[] left = new int[count + 1];
    int survivors = 0;
    for (int i = 0; i < count; i++) {
      left[survivors] = i;
      survivors += maybe(bloom, firstQuestion(bytes, bounds[i], bounds[i + 1])) ? 1 : 0;
    }
    for (int i = 0; i < survivors; i++) {
      int host = left[i];
      walk(bytes, bounds[host], bounds[host + 1], (id, at) -> found.at(host, id, at));
    }
  }

  /** The hash of the last two labels, or of the only one. */
  private long firstQuestion(byte[] bytes, int from, int to) {
    int first = Math.max(from, to - WORD);
    long dots = LabelHash.dots(bytes, first, to);
    int last = first + WORD - Long.numberOfLeadingZeros(dots);
    long hash = LabelHash.extend(LabelHash.begin(seed), seed, bytes, last, to);
    if (dots == 0) {
      return hash;
    }
    int end = last - 1;
    dots &= ~(1L << (end - first));
    int start = first + WORD - Long.numberOfLeadingZeros(dots);
    boolean cutOff = dots == 0 && first > from;
    start = cutOff ? LabelHash.labelStart(bytes, from, end) : start;
    return LabelHash.extend(hash, seed, bytes, start, end);
  }

  /** The id of an entry, or −1. */
  public int find(String host) {
    int[] result = {-1};
    walk(
        host,
        (id, start) -> {
          if (start == 0) {
            result[0] = id;
          }
        });
    return result[0];
  }

  /** The id found, {@link #MARKER} when only longer entries exist below, −1 when neither. */
  private int probe(long hash, byte[] bytes, int start, int to) {
    int tag = (int) (hash >>> 32);
    int slot = tag & mask;
    boolean marked = false;
    while (slots[slot] != 0) {
      long value = slots[slot];
      if ((int) (value >>> 32) == tag) {
        int id = (int) value - 1;
        if (id == MARKER) {
          marked = true;
        } else if (textEquals(id, bytes, start, to)) {
          return id;
        }
      }
      slot = slot + 1 & mask;
    }
    return marked ? MARKER : -1;
  }

  private boolean textEquals(int id, byte[] bytes, int start, int to) {
    int from = id == 0 ? 0 : ends[id - 1];
    return Arrays.equals(text, from, ends[id], bytes, start, to);
  }

  private static boolean maybe(long[] bloom, long hash) {
    long bits = bits(hash);
    return (bloom[word(bloom, hash)] & bits) == bits;
  }

  private static int word(long[] bloom, long hash) {
    return (int) (hash >>> 18) & bloom.length - 1;
  }

  private static long bits(long hash) {
    return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12);
  }

  /** Collects entries, then builds the table. Confined to one thread. */
  public static final class Builder {
    private final long seed;
    private byte[] text = new byte[1 << 16];
    private int[] ends = new int[1 << 10];
    private int size;
    private long[] slots = new long[1 << 12];
    private long[] hashes = new long[1 << 11];
    private int used;

    /** Begins a table whose hash is keyed by a secret seed. */
    public Builder(long seed) {
      this.seed = seed;
    }

    /** Adds a canonical host and returns its id; the same host always has the same id. */
    public int add(String host) {
      byte[] bytes = host.getBytes(StandardCharsets.ISO_8859_1);
      int end = bytes.length;
      long hash = LabelHash.begin(seed);
      for (int labels = 1; end > 0; labels++) {
        int start = LabelHash.labelStart(bytes, 0, end);
        hash = LabelHash.extend(hash, seed, bytes, start, end);
        if (start == 0) {
          return put(hash, bytes);
        }
        if (labels >= 2) {
          mark(hash);
        }
        end = start - 1;
      }
      throw new IllegalArgumentException("empty host");
    }

    private int put(long hash, byte[] host) {
      int tag = (int) (hash >>> 32);
      int slot = tag & slots.length - 1;
      while (slots[slot] != 0) {
        int id = (int) slots[slot] - 1;
        if ((int) (slots[slot] >>> 32) == tag && id != MARKER && matches(id, host)) {
          return id;
        }
        slot = slot + 1 & slots.length - 1;
      }
      int id = append(host);
      insert(hash, id);
      return id;
    }

    private boolean matches(int id, byte[] host) {
      int from = id == 0 ? 0 : ends[id - 1];
      return Arrays.equals(text, from, ends[id], host, 0, host.length);
    }

    private void mark(long hash) {
      int tag = (int) (hash >>> 32);
      int slot = tag & slots.length - 1;
      while (slots[slot] != 0) {
        if ((int) (slots[slot] >>> 32) == tag && (int) slots[slot] - 1 == MARKER) {
          return;
        }
        slot = slot + 1 & slots.length - 1;
      }
      insert(hash, MARKER);
    }

    private void insert(long hash, int id) {
      if (++used * 3L > slots.length * 2L) {
        grow();
      }
      place(slots, ((hash >>> 32) << 32) | ((id + 1) & 0xFFFFFFFFL));
      if (used > hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
      }
      hashes[used - 1] = hash;
    }

    private void grow() {
      long[] larger = new long[slots.length * 2];
      for (long value : slots) {
        if (value != 0) {
          place(larger, value);
        }
      }
      slots = larger;
    }

    /** A slot's place comes from the hash bits that it keeps, so growing needs no text. */
    private static void place(long[] table, long value) {
      int slot = (int) (value >>> 32) & table.length - 1;
      while (table[slot] != 0) {
        slot = slot + 1 & table.length - 1;
      }
      table[slot] = value;
    }

    private int append(byte[] host) {
      int start = size == 0 ? 0 : ends[size - 1];
      int end = start + host.length;
      if (end > text.length) {
        text =
            Arrays.copyOf(
                text, Math.max(end, (int) Math.min(Integer.MAX_VALUE - 8L, text.length * 2L)));
      }
      System.arraycopy(host, 0, text, start, host.length);
      if (size == ends.length) {
        ends = Arrays.copyOf(ends, size * 2);
      }
      ends[size] = end;
      return size++;
    }

    /** The finished table. */
    public SuffixTable build() {
      int length = size == 0 ? 0 : ends[size - 1];
      return new SuffixTable(
          seed, slots, bloom(), Arrays.copyOf(text, length), Arrays.copyOf(ends, size), size);
    }

    /** Six to twelve bits for everything inserted. */
    private long[] bloom() {
      long[] bloom = new long[Math.max(64, Integer.highestOneBit(Math.max(1, used / 16 * 3)))];
      for (int i = 0; i < used; i++) {
        bloom[word(bloom, hashes[i])] |= bits(hashes[i]);
      }
      return bloom;
    }
  }
}
