package tocsin.core.detect;

import com.google.common.collect.ImmutableSet;
import java.util.List;

/**
 * The pack's risky suffixes, of one label or more. A filter by length and outer characters stands
 * in front, so that a host under none of them is cut nowhere. Immutable and thread-safe.
 */
final class RiskySuffixes {
  private static final int BITS = 12;

  private final ImmutableSet<String> suffixes;
  private final long[] filter = new long[1 << (BITS - 6)];

  RiskySuffixes(List<String> suffixes) {
    this.suffixes = ImmutableSet.copyOf(suffixes);
    for (String suffix : this.suffixes) {
      if (!suffix.isEmpty()) {
        int bit = bit(suffix, 0);
        filter[bit >>> 6] |= 1L << bit;
      }
    }
  }

  private static int bit(String host, int from) {
    int last = host.length() - 1;
    int mixed = (host.charAt(from) * 31 + host.charAt(last)) * 31 + (last - from);
    return (mixed * 0x9E3779B9) >>> (32 - BITS);
  }

  /** Whether a host is below one of them; being one does not count. O(labels). */
  boolean cover(String host) {
    int from = host.indexOf('.') + 1;
    while (from > 0 && from < host.length()) {
      int bit = bit(host, from);
      if ((filter[bit >>> 6] >>> bit & 1) != 0 && suffixes.contains(host.substring(from))) {
        return true;
      }
      from = host.indexOf('.', from) + 1;
    }
    return false;
  }
}
