package tocsin.core.kernel;

import java.util.List;

/**
 * Registrable domains by the public suffix list, private rules included: {@code
 * shop.example.github.io} belongs to {@code example.github.io}. Immutable and thread-safe.
 *
 * <p>Rules are hashed and walked from the right, one label at a time; the walk ends at the first
 * suffix that begins no rule. A host costs one multiplication a character and one probe a label.
 * Rules that cannot be read are skipped, so that one bad line of a new list costs nothing.
 */
public final class PublicSuffixes {
  private static final byte RULE = 1;
  private static final byte WILDCARD = 2;
  private static final byte EXCEPTION = 4;
  private static final byte ANCESTOR = 8;

  private final long[] keys;
  private final byte[] flags;
  private final int mask;

  private PublicSuffixes(long[] keys, byte[] flags) {
    this.keys = keys;
    this.flags = flags;
    this.mask = keys.length - 1;
  }

  /**
   * Compiles the lines of a list; blank lines and comments are passed over. Rules may be in Unicode
   * or punycode.
   */
  public static PublicSuffixes of(List<String> rules) {
    int slots = Integer.highestOneBit(Math.max(64, rules.size() * 4)) * 2;
    PublicSuffixes table = new PublicSuffixes(new long[slots], new byte[slots]);
    for (String rule : rules) {
      table.add(rule.strip());
    }
    return table;
  }

  private void add(String line) {
    if (line.isEmpty() || line.startsWith("//") || line.startsWith("=")) {
      return;
    }
    byte flag = line.startsWith("!") ? EXCEPTION : line.startsWith("*.") ? WILDCARD : RULE;
    String text =
        flag == EXCEPTION ? line.substring(1) : flag == WILDCARD ? line.substring(2) : line;
    String suffix = Hosts.canonical(text);
    if (suffix == null) {
      return;
    }
    long hash = 0;
    int end = suffix.length();
    while (end > 0) {
      int start = suffix.lastIndexOf('.', end - 1) + 1;
      hash = extend(hash, suffix, start, end);
      put(hash, start == 0 ? flag : ANCESTOR);
      end = start - 1;
    }
  }

  private void put(long hash, byte flag) {
    int slot = (int) hash & mask;
    while (keys[slot] != 0 && keys[slot] != hash) {
      slot = slot + 1 & mask;
    }
    keys[slot] = hash;
    flags[slot] |= flag;
  }

  private byte find(long hash) {
    int slot = (int) hash & mask;
    while (keys[slot] != 0) {
      if (keys[slot] == hash) {
        return flags[slot];
      }
      slot = slot + 1 & mask;
    }
    return 0;
  }

  private static long extend(long hash, String host, int start, int end) {
    long h = hash + 0x9E3779B97F4A7C15L;
    for (int i = start; i < end; i++) {
      h = (h ^ host.charAt(i)) * 0x100000001B3L;
    }
    h = Hash64.mix(h);
    return h == 0 ? 1 : h;
  }

  /**
   * Where the registrable domain of a canonical host begins, or −1 when the host is itself a public
   * suffix. A top-level domain that no rule names is a public suffix of one label. O(length).
   */
  public int registrableStart(String host) {
    long hash = 0;
    int end = host.length();
    int suffixStart = host.lastIndexOf('.') + 1;
    boolean wildcardAbove = false;
    boolean walking = true;
    while (walking && end > 0) {
      int start = host.lastIndexOf('.', end - 1) + 1;
      hash = extend(hash, host, start, end);
      byte flag = find(hash);
      if ((flag & EXCEPTION) != 0) {
        return start;
      }
      if (wildcardAbove || (flag & RULE) != 0) {
        suffixStart = start;
      }
      wildcardAbove = (flag & WILDCARD) != 0;
      walking = flag != 0;
      end = start - 1;
    }
    return suffixStart == 0 ? -1 : host.lastIndexOf('.', suffixStart - 2) + 1;
  }

  /** The registrable domain of a canonical host; the host itself when it is a public suffix. */
  public String registrable(String host) {
    int start = registrableStart(host);
    return start <= 0 ? host : host.substring(start);
  }

  /** Whether a canonical host is a public suffix, under which strangers register. */
  public boolean isPublicSuffix(String host) {
    return registrableStart(host) < 0;
  }
}
