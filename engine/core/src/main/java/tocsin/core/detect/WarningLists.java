package tocsin.core.detect;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Cidr6Table;
import tocsin.core.kernel.CidrTable;
import tocsin.core.kernel.HostLabels;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.SuffixTable;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.WarningEntry;

/** Warning lists (allow lists), compiled for look-ups. Immutable and thread-safe. */
public final class WarningLists {
  private final long seed;
  private final SuffixTable names;
  private final List<Named> byName;
  private final CidrTable ranges;
  private final Cidr6Table ranges6;
  private final List<WarningEntry> byRange;
  private final ImmutableMap<String, WarningEntry> apps;

  /**
   * What one name stands for.
   *
   * @param self what speaks for the host of that name
   * @param below what speaks for hosts below it, null when nothing does
   */
  private record Named(WarningEntry self, @Nullable WarningEntry below) {
    static Named of(WarningEntry entry) {
      return new Named(entry, entry.kind() == IndicatorKind.SUFFIX ? entry : null);
    }

    /** Of the same kind the first wins; of both kinds each speaks for its own. */
    Named and(Named later) {
      boolean moreExact = below != null && later.below == null && self.equals(below);
      WarningEntry own = moreExact ? joined(later.self, self) : joined(self, later.self);
      WarningEntry under =
          below == null || later.below == null
              ? (below == null ? later.below : below)
              : joined(below, later.below);
      return new Named(own, under);
    }
  }

  private WarningLists(
      long seed,
      SuffixTable names,
      List<Named> byName,
      CidrTable ranges,
      Cidr6Table ranges6,
      List<WarningEntry> byRange,
      ImmutableMap<String, WarningEntry> apps) {
    this.seed = seed;
    this.names = names;
    this.byName = byName;
    this.ranges = ranges;
    this.ranges6 = ranges6;
    this.byRange = byRange;
    this.apps = apps;
  }

  /**
   * Compiles entries. Where two entries name the same thing the first wins, but its context signals
   * are joined by the second's; of a host and a suffix of one name the host speaks for itself, the
   * suffix for what is below.
   *
   * @param seed secret key of the name table
   * @throws IllegalArgumentException when a range is none, naming list and value
   */
  public static WarningLists of(List<WarningEntry> entries, long seed) {
    SuffixTable.Builder names = new SuffixTable.Builder(seed);
    List<Named> byName = new ArrayList<>();
    List<CidrTable.Range> ranges = new ArrayList<>();
    List<Cidr6Table.Range> ranges6 = new ArrayList<>();
    List<WarningEntry> byRange = new ArrayList<>();
    Map<String, WarningEntry> apps = new HashMap<>();
    for (WarningEntry entry : entries) {
      switch (entry.kind()) {
        case SUFFIX, HOST, URL -> {
          int id = names.add(entry.value());
          if (id == byName.size()) {
            byName.add(Named.of(entry));
          } else {
            byName.set(id, byName.get(id).and(Named.of(entry)));
          }
        }
        case IP, CIDR -> {
          CidrTable.Range range = CidrTable.Range.parse(entry.value(), byRange.size());
          Cidr6Table.Range range6 = Cidr6Table.Range.parse(entry.value(), byRange.size());
          if (range != null) {
            ranges.add(range);
          } else if (range6 != null) {
            ranges6.add(range6);
          } else {
            throw new IllegalArgumentException(
                entry.list()
                    + ": "
                    + entry.value()
                    + " is no address or range like 203.0.113.0/24 or 2001:db8::/32");
          }
          byRange.add(entry);
        }
        case APP, CERT -> apps.merge(entry.value(), entry, WarningLists::joined);
      }
    }
    return new WarningLists(
        seed,
        names.build(),
        List.copyOf(byName),
        CidrTable.of(ranges),
        Cidr6Table.of(ranges6),
        List.copyOf(byRange),
        ImmutableMap.copyOf(apps));
  }

  private static WarningEntry joined(WarningEntry first, WarningEntry second) {
    return new WarningEntry(
        first.list(),
        first.kind(),
        first.value(),
        first.role(),
        first.signals() | second.signals());
  }

  /** The most specific entry that speaks for a canonical host, or null. */
  @Nullable WarningEntry host(String host) {
    return host(new HostLabels(seed).read(host));
  }

  /** The same for a host that was read already. */
  @Nullable WarningEntry host(HostLabels host) {
    WarningEntry best = null;
    int found = names.walk(host);
    for (int i = 0; i < found; i++) {
      Named entry = byName.get(host.id(i));
      WarningEntry speaks = host.foundAt(i) == 0 ? entry.self() : entry.below();
      best = speaks == null ? best : speaks;
    }
    return best;
  }

  /** The narrowest range that covers a canonical address, or null. */
  @Nullable WarningEntry address(String ip) {
    long v4 = Ips.v4(ip);
    int id = v4 < 0 ? ranges6.find(ip) : ranges.find(v4);
    return id < 0 ? null : byRange.get(id);
  }

  /** The entry for a package id, or null. */
  @Nullable WarningEntry app(String app) {
    return apps.get(app);
  }

  /** The key of the name table, for readers of hosts. */
  long seed() {
    return seed;
  }

  /** Entries of all kinds. */
  public int size() {
    return byName.size() + byRange.size() + apps.size();
  }
}
