package tocsin.core.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
 * <p>It lives in byte buffers, on the heap or mapped from a file that many processes share.
 *
 * <p>Memory: 8 bytes a slot at a load of at most two thirds, plus the text. A look-up costs
 * O(length) and about one probe a matching label.
 */
public final class SuffixTable {
  private static final int MARKER = TextTable.MARKER;

  /** Hosts of at most so many bytes have their dots in one word. */
  private static final int WORD = 64;

  /** Buffers that a table is kept in. */
  public static final int SECTIONS = 4;

  private final long seed;
  private final TextTable table;
  private final ByteBuffer bloom;
  private final int words;

  private SuffixTable(long seed, TextTable table, ByteBuffer bloom) {
    this.seed = seed;
    this.table = table;
    this.bloom = bloom;
    this.words = (bloom.capacity() >>> 3) - 1;
  }

  /**
   * A table that was kept.
   *
   * @param sections as {@link #sections()} gave them
   * @throws IllegalArgumentException when they are no such table, with the reason
   */
  public static SuffixTable of(long seed, List<ByteBuffer> sections) {
    ByteBuffer bloom = sections.get(3);
    String fault = TextTable.fault(sections.get(0), sections.get(1), sections.get(2));
    if (fault.isEmpty() && (bloom.capacity() < 8 || Integer.bitCount(bloom.capacity()) != 1)) {
      fault = bloom.capacity() + " bytes of filter; a power of two of longs is allowed";
    }
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException("names: " + fault);
    }
    return new SuffixTable(
        seed, new TextTable(sections.get(0), sections.get(1), sections.get(2)), bloom);
  }

  /** All there is to keep beside the seed. */
  public List<ByteBuffer> sections() {
    List<ByteBuffer> all = new ArrayList<>(table.sections());
    all.add(bloom);
    return all;
  }

  /** The hash of a whole host under a seed. O(length). */
  public static long hash(long seed, byte[] bytes, int from, int to) {
    long hash = LabelHash.begin(seed);
    int end = to;
    while (end > from) {
      int start = LabelHash.labelStart(bytes, from, end);
      hash = LabelHash.extend(hash, seed, bytes, start, end);
      end = start - 1;
    }
    return hash;
  }

  /** Entries in the table. */
  public int size() {
    return table.size();
  }

  /** Bytes held, for the doctor. */
  public long bytes() {
    return table.bytes() + bloom.capacity();
  }

  /** The entry with an id. */
  public String entry(int id) {
    return table.entry(id);
  }

  /**
   * Finds every suffix of a host that is in the table, from the shortest to the longest; {@link
   * HostLabels#id} and {@link HostLabels#foundAt} tell which. Allocates nothing.
   *
   * @return how many
   */
  public int walk(HostLabels host) {
    long[] hashes = host.hashes(seed);
    byte[] bytes = host.bytes();
    int found = 0;
    for (int label = 1; label < host.count(); label++) {
      long hash = hashes[label];
      int id = maybe(hash) ? table.probe(hash, bytes, host.start(label), bytes.length) : -1;
      if (id < 0) {
        break;
      }
      if (id != MARKER) {
        host.found(found++, id, host.start(label));
      }
    }
    return found;
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
    int id = maybe(hash) ? table.probe(hash, bytes, start, to) : -1;
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
      survivors += maybe(firstQuestion(bytes, bounds[i], bounds[i + 1])) ? 1 : 0;
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

  private boolean maybe(long hash) {
    long bits = bits(hash);
    return (Views.longAt(bloom, word(words, hash)) & bits) == bits;
  }

  private static int word(int words, long hash) {
    return (int) (hash >>> 18) & words;
  }

  private static long bits(long hash) {
    return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12);
  }

  /** Collects entries, then builds the table. Confined to one thread. */
  public static final class Builder {
    private final long seed;
    private final TextTable.Builder table = new TextTable.Builder();
    private long[] hashes = new long[1 << 8];
    private int used;

    /** Begins a table whose hash is keyed by a secret seed. */
    public Builder(long seed) {
      this.seed = seed;
    }

    /** Adds a canonical host and returns its id; the same host always has the same id. */
    public int add(String host) {
      byte[] bytes = host.getBytes(StandardCharsets.ISO_8859_1);
      return add(bytes, 0, bytes.length);
    }

    /** The same for a host that stands in an array. */
    public int add(byte[] bytes, int from, int to) {
      if (from >= to) {
        throw new IllegalArgumentException("empty host");
      }
      long hash = LabelHash.begin(seed);
      int end = to;
      for (int labels = 1; ; labels++) {
        int start = LabelHash.labelStart(bytes, from, end);
        hash = LabelHash.extend(hash, seed, bytes, start, end);
        if (start == from) {
          return put(hash, bytes, from, to);
        }
        if (labels >= 2 && table.mark(hash)) {
          note(hash);
        }
        end = start - 1;
      }
    }

    private int put(long hash, byte[] bytes, int from, int to) {
      int before = table.size();
      int id = table.add(hash, bytes, from, to);
      if (id == before) {
        note(hash);
      }
      return id;
    }

    private void note(long hash) {
      if (used == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * used);
      }
      hashes[used++] = hash;
    }

    /** The finished table. */
    public SuffixTable build() {
      return new SuffixTable(seed, table.build(), bloom());
    }

    /** Six to twelve bits for everything inserted. */
    private ByteBuffer bloom() {
      long[] bloom = new long[Math.max(64, Integer.highestOneBit(Math.max(1, used / 16 * 3)))];
      for (int i = 0; i < used; i++) {
        bloom[word(bloom.length - 1, hashes[i])] |= bits(hashes[i]);
      }
      return Views.of(bloom);
    }
  }
}
