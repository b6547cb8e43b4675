package tocsin.core.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * IPv6 ranges, answering which range covers an address most narrowly: one hash map for each length
 * of prefix that occurs, the longest asked first. For lists of some thousand ranges, of which few
 * lengths occur. Immutable and thread-safe.
 */
public final class Cidr6Table {
  /** The upper bits of an address, all others zero. */
  private record Prefix(long high, long low) {}

  /**
   * A range to build from.
   *
   * @param bits length of the prefix, 0 to 128
   * @param id what {@link #find} returns
   */
  public record Range(long high, long low, int bits, int id) {

    /** The range of an IPv6 address or {@code address/n}; null when the text is neither. */
    public static @Nullable Range parse(String text, int id) {
      int slash = text.indexOf('/');
      long[] address = Ips.v6(slash < 0 ? text : text.substring(0, slash));
      String bits = slash < 0 ? "128" : text.substring(slash + 1);
      if (address == null || !bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > 128) {
        return null;
      }
      return new Range(address[0], address[1], Integer.parseInt(bits), id);
    }
  }

  private final List<Integer> lengths = new ArrayList<>();
  private final List<Map<Prefix, Integer>> byLength = new ArrayList<>();

  private Cidr6Table(Map<Integer, Map<Prefix, Integer>> longestFirst) {
    lengths.addAll(longestFirst.keySet());
    byLength.addAll(longestFirst.values());
  }

  /** Builds the table; of equal ranges the first wins. */
  public static Cidr6Table of(List<Range> ranges) {
    Map<Integer, Map<Prefix, Integer>> tables = new TreeMap<>((a, b) -> Integer.compare(b, a));
    for (Range range : ranges) {
      tables
          .computeIfAbsent(range.bits, bits -> new HashMap<>())
          .putIfAbsent(prefix(range.high, range.low, range.bits), range.id);
    }
    return new Cidr6Table(tables);
  }

  private static Prefix prefix(long high, long low, int bits) {
    long upper = bits >= 64 ? -1L : bits == 0 ? 0 : -1L << (64 - bits);
    long lower = bits <= 64 ? 0 : -1L << (128 - bits);
    return new Prefix(high & upper, low & lower);
  }

  /** The narrowest range's id for an address, or −1, also when the text is no IPv6 address. */
  public int find(String ip) {
    long[] address = lengths.isEmpty() || ip.indexOf(':') < 0 ? null : Ips.v6(ip);
    for (int i = 0; address != null && i < lengths.size(); i++) {
      Integer id = byLength.get(i).get(prefix(address[0], address[1], lengths.get(i)));
      if (id != null) {
        return id;
      }
    }
    return -1;
  }
}
