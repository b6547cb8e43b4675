package tocsin.core.detect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tocsin.core.kernel.ExactTable;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.SuffixTable;
import tocsin.domain.intel.Indicator;

/**
 * Collects indicators, then compiles them: the same set gives the same bytes, in whatever order it
 * came and however many threads there are. Confined to one thread.
 */
final class IndicatorTableBuilder {
  private final long seed;
  private final RowSink facts = new RowSink();
  private final KeySink names = new KeySink();
  private final KeySink others = new KeySink();

  IndicatorTableBuilder(long seed) {
    this.seed = seed;
  }

  /** Adds a normalised indicator. Amortised O(length of its value). */
  void add(Indicator indicator) {
    int row = facts.add(indicator);
    String value = indicator.value();
    String key = Keys.of(indicator.kind(), value);
    if (key == null) {
      names.add(value.getBytes(StandardCharsets.ISO_8859_1), row);
      return;
    }
    others.add(key.getBytes(StandardCharsets.UTF_8), row);
    if (key.charAt(0) == Keys.URL || key.charAt(0) == Keys.PATTERN) {
      gate(value.substring(0, value.indexOf('/')), key.charAt(0) == Keys.PATTERN);
    }
  }

  /** Notes on a host that URLs are to be looked at. Flags stand among rows as negative numbers. */
  private void gate(String host, boolean pattern) {
    boolean below = host.startsWith("*.");
    if (!below && Ips.isIp(host)) {
      others.add((Keys.URL_ADDRESS + host).getBytes(StandardCharsets.UTF_8), -IndicatorTable.URLS);
      return;
    }
    int flag =
        below
            ? IndicatorTable.PATTERNS_BELOW
            : pattern ? IndicatorTable.PATTERNS : IndicatorTable.URLS;
    String name = below ? host.substring(2) : host;
    names.add(name.getBytes(StandardCharsets.ISO_8859_1), -flag);
  }

  /** The finished table. O(n log n). */
  IndicatorTable build() {
    int[] order = new int[facts.size()];
    SuffixTable.Builder hosts = new SuffixTable.Builder(seed);
    Starts hostRows = new Starts();
    names.groups(
        (bytes, from, to) -> SuffixTable.hash(seed, bytes, from, to),
        (bytes, from, to, members, count) -> {
          hosts.add(bytes, from, to);
          hostRows.group(members, count, order);
        });
    ExactTable.Builder keys = new ExactTable.Builder(seed);
    Starts keyRows = new Starts();
    keyRows.row = hostRows.row;
    others.groups(
        (bytes, from, to) -> ExactTable.hash(seed, bytes, from, to),
        (bytes, from, to, members, count) -> {
          keys.add(bytes, from, to);
          keyRows.group(members, count, order);
        });
    return new IndicatorTable(
        hosts.build(),
        hostRows.finish(),
        ByteBuffer.wrap(Arrays.copyOf(hostRows.flags, hostRows.groups)),
        keys.build(),
        keyRows.finish(),
        facts.rows(order, keyRows.row));
  }

  /** Where the rows of each group begin, and the flags of each. */
  private final class Starts {
    private int[] starts = new int[64];
    private byte[] flags = new byte[64];
    private int groups;
    private int row;

    /** Puts a group's rows in order, each once, and notes its flags. */
    void group(int[] members, int count, int[] order) {
      if (groups == starts.length) {
        starts = Arrays.copyOf(starts, groups * 2);
        flags = Arrays.copyOf(flags, groups * 2);
      }
      starts[groups] = row;
      int begin = row;
      for (int i = 0; i < count; i++) {
        if (members[i] < 0) {
          flags[groups] |= (byte) -members[i];
        } else {
          order[row++] = members[i];
        }
      }
      if (row - begin > 1) {
        sort(order, begin);
      }
      groups++;
    }

    private void sort(int[] order, int begin) {
      int[] sorted =
          Arrays.stream(order, begin, row)
              .boxed()
              .sorted(facts::compare)
              .mapToInt(Integer::intValue)
              .toArray();
      row = begin;
      for (int member : sorted) {
        if (row == begin || facts.compare(order[row - 1], member) != 0) {
          order[row++] = member;
        }
      }
    }

    ByteBuffer finish() {
      ByteBuffer all = ByteBuffer.allocate(4 * (groups + 1)).order(ByteOrder.LITTLE_ENDIAN);
      all.asIntBuffer().put(starts, 0, groups).put(row);
      return all;
    }
  }
}
