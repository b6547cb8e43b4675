package tocsin.core.detect;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
  private final List<WarningEntry> byName;
  private final CidrTable ranges;
  private final List<WarningEntry> byRange;
  private final ImmutableMap<String, WarningEntry> apps;

  private WarningLists(
      long seed,
      SuffixTable names,
      List<WarningEntry> byName,
      CidrTable ranges,
      List<WarningEntry> byRange,
      ImmutableMap<String, WarningEntry> apps) {
    this.seed = seed;
    this.names = names;
    this.byName = byName;
    this.ranges = ranges;
    this.byRange = byRange;
    this.apps = apps;
  }

  /**
   * Compiles entries. Where two entries name the same thing the first wins, but its context signals
   * are joined by the second's.
   *
   * @param seed secret key of the name table
   */
  public static WarningLists of(List<WarningEntry> entries, long seed) {
    SuffixTable.Builder names = new SuffixTable.Builder(seed);
    List<WarningEntry> byName = new ArrayList<>();
    List<CidrTable.Range> ranges = new ArrayList<>();
    List<WarningEntry> byRange = new ArrayList<>();
    Map<String, WarningEntry> apps = new HashMap<>();
    for (WarningEntry entry : entries) {
      switch (entry.kind()) {
        case SUFFIX, HOST, URL -> {
          int id = names.add(entry.value());
          if (id == byName.size()) {
            byName.add(entry);
          } else {
            byName.set(id, joined(byName.get(id), entry));
          }
        }
        case IP, CIDR -> {
          CidrTable.Range range = CidrTable.Range.parse(entry.value(), byRange.size());
          if (range != null) {
            ranges.add(range);
            byRange.add(entry);
          }
        }
        case APP, CERT -> apps.merge(entry.value(), entry, WarningLists::joined);
      }
    }
    return new WarningLists(
        seed,
        names.build(),
        List.copyOf(byName),
        CidrTable.of(ranges),
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
      WarningEntry entry = byName.get(host.id(i));
      if (host.foundAt(i) == 0 || entry.kind() == IndicatorKind.SUFFIX) {
        best = entry;
      }
    }
    return best;
  }

  /** The narrowest range that covers a canonical address, or null; IPv4 only. */
  @Nullable WarningEntry address(String ip) {
    long v4 = Ips.v4(ip);
    int id = v4 < 0 ? -1 : ranges.find(v4);
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
