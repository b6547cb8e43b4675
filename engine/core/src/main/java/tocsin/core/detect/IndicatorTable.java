package tocsin.core.detect;

import com.google.common.collect.ImmutableMap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.ExactTable;
import tocsin.core.kernel.SuffixTable;
import tocsin.domain.intel.Match;

/**
 * Indicators compiled once and never changed: names in a {@link SuffixTable}, all else in an {@link
 * ExactTable} under a letter for its kind. The rows of one key stand side by side, the strongest
 * first. Everything but ranges and patterns, which are few, is read where it lies: on the heap, or
 * in a mapped file. Immutable and thread-safe.
 */
final class IndicatorTable {
  /** Buffers that a table is kept in. */
  static final int SECTIONS = SuffixTable.SECTIONS + 2 + ExactTable.SECTIONS + 1 + Rows.SECTIONS;

  /** A host on which URLs are listed. */
  static final int URLS = 1;

  /** A host on which paths are listed by pattern. */
  static final int PATTERNS = 2;

  /** A host at which, and below which, paths are listed by pattern. */
  static final int PATTERNS_BELOW = 4;

  final SuffixTable hosts;
  final ExactTable keys;
  final Rows rows;
  final RangeIndex ranges;
  private final ByteBuffer hostRows;
  private final ByteBuffer hostFlags;
  private final ByteBuffer keyRows;
  private final ImmutableMap<String, List<Pattern>> patterns;

  /** A pattern and the key under which its rows stand. */
  record Pattern(PathGlob glob, int key) {}

  IndicatorTable(
      SuffixTable hosts,
      ByteBuffer hostRows,
      ByteBuffer hostFlags,
      ExactTable keys,
      ByteBuffer keyRows,
      Rows rows) {
    this.hosts = hosts;
    this.hostRows = hostRows.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    this.hostFlags = hostFlags;
    this.keys = keys;
    this.keyRows = keyRows.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    this.rows = rows;
    int between = checkStarts("hosts", this.hostRows, hosts.size(), 0);
    int end = checkStarts("keys", this.keyRows, keys.size(), between);
    if (end != rows.size() || hostFlags.capacity() != hosts.size()) {
      throw new IllegalArgumentException(
          end
              + " rows and "
              + hostFlags.capacity()
              + " flags are named, not "
              + rows.size()
              + " and "
              + hosts.size());
    }
    Map<String, List<Pattern>> found = new HashMap<>();
    RangeIndex.Builder ranges = new RangeIndex.Builder();
    for (int key = 0; key < keys.size(); key++) {
      if (keys.firstByte(key) == Keys.CIDR) {
        ranges.add(keys.entry(key).substring(1), key);
      } else if (keys.firstByte(key) == Keys.PATTERN) {
        addPattern(keys.entry(key).substring(1), key, found);
      }
    }
    this.ranges = ranges.build();
    this.patterns = ImmutableMap.copyOf(found);
  }

  /**
   * A table that was kept.
   *
   * @param sections as {@link #sections()} gave them
   * @throws IllegalArgumentException when they are no such table, with the reason
   */
  static IndicatorTable of(long seed, List<ByteBuffer> sections) {
    int at = SuffixTable.SECTIONS;
    SuffixTable hosts = SuffixTable.of(seed, sections.subList(0, at));
    ExactTable keys = ExactTable.of(seed, sections.subList(at + 2, at + 2 + ExactTable.SECTIONS));
    int after = at + 2 + ExactTable.SECTIONS;
    Rows rows = Rows.of(sections.subList(after + 1, after + 1 + Rows.SECTIONS));
    return new IndicatorTable(
        hosts, sections.get(at), sections.get(at + 1), keys, sections.get(after), rows);
  }

  /** All there is to keep beside the seed. */
  List<ByteBuffer> sections() {
    List<ByteBuffer> all = new ArrayList<>(hosts.sections());
    all.addAll(List.of(hostRows, hostFlags));
    all.addAll(keys.sections());
    all.add(keyRows);
    all.addAll(rows.sections());
    return all;
  }

  private static int checkStarts(String what, ByteBuffer starts, int groups, int first) {
    if (starts.capacity() != 4L * (groups + 1L) || starts.getInt(0) != first) {
      throw new IllegalArgumentException(
          what + ": " + starts.capacity() + " bytes of row numbers for " + groups + " entries");
    }
    int last = first;
    for (int group = 1; group <= groups; group++) {
      int start = starts.getInt(group * 4);
      if (start < last) {
        throw new IllegalArgumentException(what + ": rows of entry " + (group - 1) + " run back");
      }
      last = start;
    }
    return last;
  }

  private static void addPattern(String value, int key, Map<String, List<Pattern>> found) {
    int slash = value.indexOf('/');
    if (slash <= 0) {
      throw new IllegalArgumentException("keys: entry " + key + " is no pattern");
    }
    found
        .computeIfAbsent(value.substring(0, slash), host -> new ArrayList<>())
        .add(new Pattern(new PathGlob(value.substring(slash)), key));
  }

  int size() {
    return rows.size();
  }

  long bytes() {
    return hosts.bytes()
        + keys.bytes()
        + rows.bytes()
        + hostRows.capacity()
        + hostFlags.capacity()
        + keyRows.capacity();
  }

  int firstHostRow(int host) {
    return hostRows.getInt(host * 4);
  }

  int hostRowsEnd(int host) {
    return hostRows.getInt(host * 4 + 4);
  }

  int flags(int host) {
    return hostFlags.get(host);
  }

  int firstKeyRow(int key) {
    return keyRows.getInt(key * 4);
  }

  int keyRowsEnd(int key) {
    return keyRows.getInt(key * 4 + 4);
  }

  /** Whether any pattern is listed. */
  boolean hasPatterns() {
    return !patterns.isEmpty();
  }

  /** Patterns on a host, written {@code *.host} for those that reach below it. */
  List<Pattern> patterns(String host) {
    return patterns.getOrDefault(host, List.of());
  }

  /** The strongest of a key's rows that counts at a time, or −1. The strongest stands first. */
  int strongest(int key, long at, IntPredicate dead) {
    int end = key < 0 ? 0 : keyRowsEnd(key);
    for (int row = key < 0 ? 0 : firstKeyRow(key); row < end; row++) {
      if (rows.countsAt(row, at) && !dead.test(row)) {
        return row;
      }
    }
    return -1;
  }

  /** A row as a match. */
  Match match(int row) {
    boolean host = row < hostRows.getInt(hostRows.capacity() - 4);
    int group = host ? group(hostRows, row) : group(keyRows, row);
    return rows.match(row, host ? hosts.entry(group) : keys.entry(group).substring(1));
  }

  /** The last group that begins at or before a row; empty ones before it begin there too. */
  private static int group(ByteBuffer starts, int row) {
    int low = 0;
    int high = starts.capacity() / 4 - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (starts.getInt(middle * 4) <= row) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The row that makes a match, or −1. O(rows of its value). */
  int find(Match match) {
    @Nullable String key = Keys.of(match.kind(), match.value());
    int group = key == null ? hosts.find(match.value()) : keys.find(key);
    if (group < 0) {
      return -1;
    }
    int end = key == null ? hostRowsEnd(group) : keyRowsEnd(group);
    for (int row = key == null ? firstHostRow(group) : firstKeyRow(group); row < end; row++) {
      if (rows.match(row, match.value()).equals(match)) {
        return row;
      }
    }
    return -1;
  }
}
