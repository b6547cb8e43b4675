package tocsin.core.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A set of host names that answers, for a host, which of its suffixes are in the set. Immutable and
 * thread-safe once built; exact (no false positives); keyed, so that nobody who chooses hosts can
 * choose collisions.
 *
 * <p>The walk goes from the right, one label at a time, and one multiply-mix a label makes the hash
 * of every suffix a by-product. Each entry also leaves a marker for every ancestor of two or more
 * labels: the first absent suffix ends the walk, which for most hosts is the first one asked. A
 * slot is 32 bits of hash and 32 bits of id; the text is compared only when the hash bits agree.
 * Entries of one label never match: they would name a whole top-level domain.
 *
 * <p>Memory: 8 bytes a slot at a load of at most two thirds, plus the text. A look-up costs
 * O(length) and about one probe a matching label.
 */
public final class SuffixTable {
  private static final int MARKER = 0x7FFFFFFF;

  private final long seed;
  private final long[] slots;
  private final int mask;
  private final byte[] text;
  private final int[] ends;
  private final int size;

  private SuffixTable(long seed, long[] slots, byte[] text, int[] ends, int size) {
    this.seed = seed;
    this.slots = slots;
    this.mask = slots.length - 1;
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
    return 8L * slots.length + text.length + 4L * ends.length;
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
    int end = host.length();
    long hash = seed;
    int labels = 0;
    while (end > 0) {
      int start = host.lastIndexOf('.', end - 1) + 1;
      hash = extend(hash, host, start, end);
      if (++labels >= 2) {
        int id = probe(hash, host, start);
        if (id < 0) {
          return;
        }
        if (id != MARKER) {
          found.at(id, start);
        }
      }
      end = start - 1;
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

  /** The id found, {@link #MARKER} when only longer entries exist below, −1 when neither. */
  private int probe(long hash, String host, int start) {
    int tag = (int) (hash >>> 32);
    int slot = tag & mask;
    boolean marked = false;
    while (slots[slot] != 0) {
      long value = slots[slot];
      if ((int) (value >>> 32) == tag) {
        int id = (int) value - 1;
        if (id == MARKER) {
          marked = true;
        } else if (textEquals(id, host, start)) {
          return id;
        }
      }
      slot = slot + 1 & mask;
    }
    return marked ? MARKER : -1;
  }

  private boolean textEquals(int id, String host, int start) {
    int from = id == 0 ? 0 : ends[id - 1];
    int length = ends[id] - from;
    if (length != host.length() - start) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[from + i] != (byte) host.charAt(start + i)) {
        return false;
      }
    }
    return true;
  }

  private static long extend(long hash, String host, int start, int end) {
    long h = hash + 0x9E3779B97F4A7C15L;
    for (int i = start; i < end; i++) {
      h = (h ^ host.charAt(i)) * 0x100000001B3L;
    }
    return Hash64.mix(h);
  }

  /** Collects entries, then builds the table. Confined to one thread. */
  public static final class Builder {
    private final long seed;
    private byte[] text = new byte[1 << 16];
    private int[] ends = new int[1 << 10];
    private int size;
    private long[] slots = new long[1 << 12];
    private int used;

    /** Begins a table whose hash is keyed by a secret seed. */
    public Builder(long seed) {
      this.seed = seed;
    }

    /** Adds a canonical host and returns its id; the same host always has the same id. */
    public int add(String host) {
      int end = host.length();
      long hash = seed;
      int labels = 0;
      while (end > 0) {
        int start = host.lastIndexOf('.', end - 1) + 1;
        hash = extend(hash, host, start, end);
        labels++;
        if (start == 0) {
          return put(hash, host);
        }
        if (labels >= 2) {
          mark(hash);
        }
        end = start - 1;
      }
      throw new IllegalArgumentException("empty host");
    }

    private int put(long hash, String host) {
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

    private boolean matches(int id, String host) {
      int from = id == 0 ? 0 : ends[id - 1];
      if (ends[id] - from != host.length()) {
        return false;
      }
      for (int i = 0; i < host.length(); i++) {
        if (text[from + i] != (byte) host.charAt(i)) {
          return false;
        }
      }
      return true;
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

    private int append(String host) {
      int start = size == 0 ? 0 : ends[size - 1];
      int end = start + host.length();
      if (end > text.length) {
        text =
            Arrays.copyOf(
                text, Math.max(end, (int) Math.min(Integer.MAX_VALUE - 8L, text.length * 2L)));
      }
      for (int i = 0; i < host.length(); i++) {
        text[start + i] = (byte) host.charAt(i);
      }
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
          seed, slots, Arrays.copyOf(text, length), Arrays.copyOf(ends, size), size);
    }
  }
}
