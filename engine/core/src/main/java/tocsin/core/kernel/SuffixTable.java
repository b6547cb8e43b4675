package tocsin.core.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of host names that answers, for a host, which of its suffixes are in the set. Immutable and
 * thread-safe once built; exact (no false positives); keyed, so that nobody who chooses hosts can
 * choose collisions.
 *
 * <p>The walk goes from the right, one label at a time, and the hash of every suffix is a
 * by-product ({@link SuffixHash}). A {@link SuffixFilter} knows the entries and, apart from them,
 * their ancestors of two or more labels: where it knows of no ancestor the walk ends, which for
 * most hosts is the first suffix asked, and where it knows of no entry the table is not looked at.
 * At a million entries it is two megabytes, near enough for a miss to cost no access to memory. A
 * slot of the table is 32 bits of hash and 32 bits of id; the text is compared only when the hash
 * bits agree. Entries of one label never match: they would name a whole top-level domain.
 *
 * <p>It lives in byte buffers, on the heap or mapped from a file that many processes share.
 *
 * <p>Memory: 8 bytes a slot at a load of at most two thirds, plus the text. A look-up costs
 * O(length) and about one probe a matching label.
 */
public final class SuffixTable {
  /** Buffers that a table is kept in. */
  public static final int SECTIONS = 4;

  private final SuffixHash hash;
  private final TextTable table;
  private final SuffixFilter filter;

  private SuffixTable(SuffixHash hash, TextTable table, SuffixFilter filter) {
    this.hash = hash;
    this.table = table;
    this.filter = filter;
  }

  /**
   * A table that was kept.
   *
   * @param sections as {@link #sections()} gave them
   * @throws IllegalArgumentException when they are no such table, with the reason
   */
  public static SuffixTable of(long seed, List<ByteBuffer> sections) {
    ByteBuffer filter = sections.get(3);
    String fault = TextTable.fault(sections.get(0), sections.get(1), sections.get(2));
    if (fault.isEmpty() && (filter.capacity() < 8 || Integer.bitCount(filter.capacity()) != 1)) {
      fault = filter.capacity() + " bytes of filter; a power of two of longs is allowed";
    }
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException("names: " + fault);
    }
    return new SuffixTable(
        new SuffixHash(seed),
        new TextTable(sections.get(0), sections.get(1), sections.get(2)),
        SuffixFilter.of(filter));
  }

  /** All there is to keep beside the seed. */
  public List<ByteBuffer> sections() {
    List<ByteBuffer> all = new ArrayList<>(table.sections());
    all.add(filter.section());
    return all;
  }

  /** The hash of a whole host under a seed. O(length). */
  public static long hash(long seed, byte[] bytes, int from, int to) {
    return new SuffixHash(seed).of(bytes, from, to);
  }

  /** Entries in the table. */
  public int size() {
    return table.size();
  }

  /** Bytes held, for the doctor. */
  public long bytes() {
    return table.bytes() + filter.bytes();
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
    long[] hashes = host.hashes(hash);
    int found = 0;
    for (int label = 1; label < host.count(); label++) {
      long hash = hashes[label];
      long word = filter.word(hash);
      if (SuffixFilter.isEntry(word, hash)) {
        int id = table.probe(hash, host.bytes(), host.from(label), host.to());
        if (id >= 0) {
          host.found(found++, id, host.start(label));
        }
      }
      if (!SuffixFilter.isAncestor(word, hash)) {
        break;
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
    int cuts = cuts(bytes, from, to);
    if (cuts < 0 || filter.letsThrough(shorter(cuts, bytes, to), longer(cuts, bytes, to), cuts)) {
      walkOn(bytes, from, to, found);
    }
  }

  /** The walk itself, for the few hosts that the filter does not turn away. */
  private void walkOn(byte[] bytes, int from, int to, Found found) {
    int start = SuffixHash.labelStart(bytes, from, to);
    while (start > from) {
      start = SuffixHash.labelStart(bytes, from, start - 1);
      long suffix = hash.of(bytes, start, to);
      long word = filter.word(suffix);
      if (SuffixFilter.isEntry(word, suffix)) {
        int id = table.probe(suffix, bytes, start, to);
        if (id >= 0) {
          found.at(id, start - from);
        }
      }
      if (!SuffixFilter.isAncestor(word, suffix)) {
        return;
      }
    }
  }

  /**
   * The lengths of a host's last two labels and of its last three, as {@link SuffixFilter#cuts}, or
   * −1 when it has to be walked. The filter is asked for both at once, since nobody can predict
   * whether the second question will be needed; and there is no branch where two labels lie in one
   * block, as in nearly all hosts.
   */
  private static int cuts(byte[] bytes, int from, int to) {
    int length = to - from;
    if (to < SuffixHash.BLOCK || length < 1) {
      return -1;
    }
    long cuts = SuffixHash.cuts(bytes, from, to);
    cuts &= ~Long.highestOneBit(cuts);
    int two = Long.numberOfLeadingZeros(cuts);
    int three = Long.numberOfLeadingZeros(cuts & ~(Long.MIN_VALUE >>> two));
    return two > SuffixHash.BLOCK ? -1 : SuffixFilter.cuts(two, three, length);
  }

  private long shorter(int cuts, byte[] bytes, int to) {
    return hash.ofBlock(bytes, to, SuffixFilter.shorter(cuts));
  }

  private long longer(int cuts, byte[] bytes, int to) {
    return hash.ofBlock(bytes, to, Math.min(SuffixFilter.longer(cuts), SuffixHash.BLOCK));
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
   * Walks many hosts that stand one after the other in an array. All are hashed before any is
   * looked up, so that their cache misses overlap.
   *
   * @param bounds where the hosts stand: host i from {@code bounds[i]} to {@code bounds[i + 1]}
   * @param count hosts, at most {@link #MAX_BATCH}
   */
  public void walk(byte[] bytes, int[] bounds, int count, FoundIn found) {
    if (count > MAX_BATCH || count >= bounds.length) {
      throw new IllegalArgumentException(
          "batch of " + count + " with " + bounds.length + " bounds; at most " + MAX_BATCH);
    }
    int[] cuts = new int[count];
    long[] hashes = new long[2 * count];
    for (int i = 0; i < count; i++) {
      int to = bounds[i + 1];
      cuts[i] = cuts(bytes, bounds[i], to);
      if (cuts[i] >= 0) {
        hashes[2 * i] = shorter(cuts[i], bytes, to);
        hashes[2 * i + 1] = longer(cuts[i], bytes, to);
      }
    }
    for (int i = 0; i < count; i++) {
      if (cuts[i] < 0 || filter.letsThrough(hashes[2 * i], hashes[2 * i + 1], cuts[i])) {
        int host = i;
        walkOn(bytes, bounds[i], bounds[i + 1], (id, at) -> found.at(host, id, at));
      }
    }
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

  /** Collects entries, then builds the table. Confined to one thread. */
  public static final class Builder {
    private final SuffixHash hash;
    private final TextTable.Builder table = new TextTable.Builder();

    /** Begins a table whose hash is keyed by a secret seed. */
    public Builder(long seed) {
      this.hash = new SuffixHash(seed);
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
      return table.add(hash.of(bytes, from, to), bytes, from, to);
    }

    /** The finished table. */
    public SuffixTable build() {
      return new SuffixTable(hash, table.build(), SuffixFilter.of(table.size(), this::note));
    }

    private void note(SuffixFilter.Noting noting) {
      byte[] text = table.text();
      for (int id = 0; id < table.size(); id++) {
        int from = table.start(id);
        int end = table.start(id + 1);
        noting.entry(hash.of(text, from, end));
        int start = SuffixHash.labelStart(text, from, end);
        while (start > from) {
          start = SuffixHash.labelStart(text, from, start - 1);
          if (start > from) {
            noting.ancestor(hash.of(text, start, end));
          }
        }
      }
    }
  }
}
