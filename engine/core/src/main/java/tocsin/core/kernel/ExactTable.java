package tocsin.core.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A set of texts that are looked up whole. Keyed, so that nobody who chooses texts can choose
 * collisions; exact; in byte buffers, on the heap or mapped. Immutable and thread-safe.
 */
public final class ExactTable {
  /** Buffers that a table is kept in. */
  public static final int SECTIONS = 3;

  private final long seed;
  private final TextTable table;

  private ExactTable(long seed, TextTable table) {
    this.seed = seed;
    this.table = table;
  }

  /**
   * A table that was kept.
   *
   * @param sections as {@link #sections()} gave them
   * @throws IllegalArgumentException when they are no such table, with the reason
   */
  public static ExactTable of(long seed, List<ByteBuffer> sections) {
    String fault = TextTable.fault(sections.get(0), sections.get(1), sections.get(2));
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException("keys: " + fault);
    }
    return new ExactTable(seed, new TextTable(sections.get(0), sections.get(1), sections.get(2)));
  }

  /** All there is to keep beside the seed. */
  public List<ByteBuffer> sections() {
    return table.sections();
  }

  /** The hash of a text under a seed. O(length / 8). */
  public static long hash(long seed, byte[] bytes, int from, int to) {
    return new SuffixHash(seed).of(bytes, from, to);
  }

  /** The id of a text, or −1. O(length). */
  public int find(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return table.probe(hash(seed, bytes, 0, bytes.length), bytes, 0, bytes.length);
  }

  /** Texts in the table. */
  public int size() {
    return table.size();
  }

  /** The text with an id. */
  public String entry(int id) {
    return table.entry(id);
  }

  /** The first byte of a text that is not empty. */
  public byte firstByte(int id) {
    return table.firstByte(id);
  }

  /** Bytes held, for the doctor. */
  public long bytes() {
    return table.bytes();
  }

  /** Collects texts, then builds the table. Confined to one thread. */
  public static final class Builder {
    private final long seed;
    private final TextTable.Builder table = new TextTable.Builder();

    /** Begins a table whose hash is keyed by a secret seed. */
    public Builder(long seed) {
      this.seed = seed;
    }

    /** Adds a text in UTF-8 and returns its id; the same text always has the same id. */
    public int add(byte[] bytes, int from, int to) {
      return table.add(hash(seed, bytes, from, to), bytes, from, to);
    }

    /** The finished table. */
    public ExactTable build() {
      return new ExactTable(seed, table.build());
    }
  }
}
