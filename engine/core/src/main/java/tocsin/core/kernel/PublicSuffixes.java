package tocsin.core.kernel;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Registrable domains by the public suffix list, private rules included: {@code
 * shop.example.github.io} belongs to {@code example.github.io}. Immutable and thread-safe.
 *
 * <p>Rules are hashed and walked from the right, one label at a time ({@link SuffixHash}); the walk
 * ends at the first suffix that begins no rule. A host costs about one multiplication and one probe
 * a label. Rules that cannot be read are skipped, so that one bad line of a new list costs nothing.
 */
public final class PublicSuffixes {
  private static final int RULE = 1;
  private static final int WILDCARD = 2;
  private static final int EXCEPTION = 4;
  private static final int ANCESTOR = 8;
  private static final int FLAGS = 15;

  /**
   * The key where none is given. Rules are public and few and nobody gains by colliding with them;
   * a secret key serves only to share hashes with other tables.
   */
  private static final long SEED = 0x746F6373696EL;

  /** The hash of a suffix in the upper bits, what it is in the lowest four; 0 is empty. */
  private final long[] slots;

  private final int mask;
  private final SuffixHash hash;

  private PublicSuffixes(long[] slots, long seed) {
    this.slots = slots;
    this.hash = new SuffixHash(seed);
    this.mask = slots.length - 1;
  }

  /**
   * Compiles the lines of a list; blank lines and comments are passed over. Rules may be in Unicode
   * or punycode.
   */
  public static PublicSuffixes of(List<String> rules) {
    return of(rules, SEED);
  }

  /** The same under a key, so that {@link HostLabels} hashes a host once for several tables. */
  public static PublicSuffixes of(List<String> rules, long seed) {
    int slots = Integer.highestOneBit(Math.max(64, rules.size() * 2)) * 2;
    PublicSuffixes table = new PublicSuffixes(new long[slots], seed);
    for (String rule : rules) {
      table.add(rule.strip());
    }
    return table;
  }

  private void add(String line) {
    if (line.isEmpty() || line.startsWith("//") || line.startsWith("=")) {
      return;
    }
    int flag = line.startsWith("!") ? EXCEPTION : line.startsWith("*.") ? WILDCARD : RULE;
    String text =
        flag == EXCEPTION ? line.substring(1) : flag == WILDCARD ? line.substring(2) : line;
    String suffix = Hosts.canonical(text);
    if (suffix == null) {
      return;
    }
    byte[] bytes = suffix.getBytes(StandardCharsets.ISO_8859_1);
    int end = bytes.length;
    while (end > 0) {
      int start = SuffixHash.labelStart(bytes, 0, end);
      put(hash.of(bytes, start, bytes.length), start == 0 ? flag : ANCESTOR);
      end = start - 1;
    }
  }

  private void put(long hash, int flag) {
    int slot = place(hash);
    while (slots[slot] != 0 && !same(slots[slot], hash)) {
      slot = slot + 1 & mask;
    }
    slots[slot] |= (hash & ~FLAGS) | flag;
  }

  private int find(long hash) {
    int slot = place(hash);
    while (slots[slot] != 0) {
      if (same(slots[slot], hash)) {
        return (int) slots[slot] & FLAGS;
      }
      slot = slot + 1 & mask;
    }
    return 0;
  }

  private int place(long hash) {
    return (int) (hash >>> 32) & mask;
  }

  private static boolean same(long slot, long hash) {
    return ((slot ^ hash) & ~FLAGS) == 0;
  }

  /**
   * Where the registrable domain of a canonical host begins, or −1 when the host is itself a public
   * suffix. A top-level domain that no rule names is a public suffix of one label. O(length).
   */
  public int registrableStart(String host) {
    byte[] bytes = SuffixHash.padded(host);
    return registrableStart(bytes, SuffixHash.BLOCK, bytes.length);
  }

  /**
   * The same for a host that stands in an array; the start is told relative to its own. Fastest
   * where at least 32 bytes of anything stand before the host's end.
   */
  public int registrableStart(byte[] bytes, int from, int to) {
    if (to < SuffixHash.BLOCK) {
      return startOfAny(bytes, from, to);
    }
    long cuts = SuffixHash.cuts(bytes, from, to);
    int length = Long.numberOfLeadingZeros(cuts);
    int suffix = length;
    int after = Long.numberOfLeadingZeros(cuts & ~(Long.MIN_VALUE >>> length));
    boolean wildcardAbove = false;
    while (length <= SuffixHash.BLOCK) {
      int flag = find(hash.ofBlock(bytes, to, length));
      if ((flag & EXCEPTION) != 0) {
        return to - length - from;
      }
      cuts &= ~(Long.MIN_VALUE >>> length);
      int next = Long.numberOfLeadingZeros(cuts);
      if (wildcardAbove || (flag & RULE) != 0) {
        suffix = length;
        after = next;
      }
      wildcardAbove = (flag & WILDCARD) != 0;
      if (flag == 0 || length == to - from) {
        boolean seen = after <= SuffixHash.BLOCK;
        int start = seen ? to - after : SuffixHash.labelStart(bytes, from, to - suffix - 1);
        return suffix == to - from ? -1 : start - from;
      }
      length = next;
    }
    return startOfAny(bytes, from, to);
  }

  /** The same at any length. */
  private int startOfAny(byte[] bytes, int from, int to) {
    int start = SuffixHash.labelStart(bytes, from, to);
    int suffixStart = start;
    boolean wildcardAbove = false;
    while (true) {
      int flag = find(hash.of(bytes, start, to));
      if ((flag & EXCEPTION) != 0) {
        return start - from;
      }
      if (wildcardAbove || (flag & RULE) != 0) {
        suffixStart = start;
      }
      wildcardAbove = (flag & WILDCARD) != 0;
      if (flag == 0 || start == from) {
        break;
      }
      start = SuffixHash.labelStart(bytes, from, start - 1);
    }
    return suffixStart == from ? -1 : SuffixHash.labelStart(bytes, from, suffixStart - 1) - from;
  }

  /** The same for a host that was read already. */
  public int registrableStart(HostLabels host) {
    long[] hashes = host.hashes(hash);
    int suffix = 0;
    boolean wildcardAbove = false;
    for (int label = 0; label < host.count(); label++) {
      int flag = find(hashes[label]);
      if ((flag & EXCEPTION) != 0) {
        return host.start(label);
      }
      if (wildcardAbove || (flag & RULE) != 0) {
        suffix = label;
      }
      wildcardAbove = (flag & WILDCARD) != 0;
      if (flag == 0) {
        break;
      }
    }
    return suffix + 1 >= host.count() ? -1 : host.start(suffix + 1);
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
