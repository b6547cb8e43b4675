package tocsin.core.detect;

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.CidrTable;
import tocsin.core.kernel.HostLabels;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.SuffixTable;
import tocsin.core.kernel.Urls;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;

/**
 * Indicators, compiled for look-ups that know what counted at a given time. Immutable and
 * thread-safe.
 *
 * <p>Hosts, suffixes and the hosts of URLs share one {@link SuffixTable}; a URL is looked at only
 * when its host is there. Facts about an entry are kept in columns, about 14 bytes an indicator
 * beside its text; several indicators of one key are chained.
 */
public final class IndicatorIndex {
  private static final int NONE = -1;

  /** URL path prefixes tried at most, after the Safe Browsing protocol. */
  private static final int MAX_PATH_PREFIXES = 4;

  private final SuffixTable hosts;
  private final int[] hostHeads;
  private final Map<String, Integer> urls;
  private final CidrTable ranges;
  private final int[] rangeHeads;
  private final int[] widerRanges;
  private final ImmutableSet<String> urlAddresses;
  private final Map<String, Integer> others;
  private final Columns columns;

  private IndicatorIndex(Builder builder) {
    this.hosts = builder.hosts.build();
    this.hostHeads = Arrays.copyOf(builder.hostHeads, hosts.size());
    this.urls = Map.copyOf(builder.urls);
    List<CidrTable.Range> all = new ArrayList<>();
    this.rangeHeads = new int[builder.ranges.size()];
    builder.ranges.forEach(
        (text, entry) -> {
          CidrTable.Range range = CidrTable.Range.parse(text, all.size());
          if (range != null) {
            rangeHeads[all.size()] = entry;
            all.add(range);
          }
        });
    this.ranges = CidrTable.of(all);
    this.widerRanges = wider(all);
    this.urlAddresses = ImmutableSet.copyOf(builder.urlAddresses);
    this.others = Map.copyOf(builder.others);
    this.columns = builder.columns;
  }

  /** For each range the next wider one that holds it, or {@link #NONE}. O(n log n). */
  private static int[] wider(List<CidrTable.Range> ranges) {
    int[] wider = new int[ranges.size()];
    Deque<CidrTable.Range> open = new ArrayDeque<>();
    for (CidrTable.Range range : CidrTable.widestFirst(ranges)) {
      while (!open.isEmpty() && open.peek().last() < range.first()) {
        open.pop();
      }
      wider[range.id()] = open.isEmpty() ? NONE : open.peek().id();
      open.push(range);
    }
    return wider;
  }

  /** An index without entries. */
  public static IndicatorIndex empty() {
    return new Builder(0).build();
  }

  /** Indicators in the index. */
  public int size() {
    return columns.size;
  }

  /** Bytes held, about, for the doctor. */
  public long bytes() {
    return hosts.bytes()
        + 4L * hostHeads.length
        + columns.bytes()
        + 120L * (urls.size() + others.size());
  }

  /**
   * What the index holds on a host, independent of time.
   *
   * @param heads chains of suffix and host entries
   * @param urls whether URLs on exactly this host are listed
   */
  record HostHits(ImmutableIntArray heads, boolean urls) {
    static final HostHits NOTHING = new HostHits(ImmutableIntArray.of(), false);
  }

  /**
   * Entries for a canonical host and its parents.
   *
   * @param platform length of the platform's name that the host is a tenant of, else 0; entries
   *     that name the platform itself or its parents do not count against its tenants
   */
  HostHits host(String host, int platform) {
    return host(new HostLabels(0).read(host), platform);
  }

  /** The same for a host that was read already. */
  HostHits host(HostLabels host, int platform) {
    int walked = hosts.walk(host);
    if (walked == 0) {
      return HostHits.NOTHING;
    }
    ImmutableIntArray.Builder found = ImmutableIntArray.builder();
    boolean urls = false;
    for (int i = 0; i < walked; i++) {
      int start = host.foundAt(i);
      boolean counts = host.host().length() - start > platform;
      int entry = counts ? hostHeads[host.id(i)] : NONE;
      for (; entry != NONE; entry = columns.next[entry]) {
        IndicatorKind kind = columns.kind(entry);
        if (kind == IndicatorKind.URL) {
          urls |= start == 0;
        } else if (kind == IndicatorKind.SUFFIX || start == 0) {
          found.add(entry);
        }
      }
    }
    ImmutableIntArray heads = found.build();
    return heads.isEmpty() && !urls ? HostHits.NOTHING : new HostHits(heads, urls);
  }

  /** What the index holds on a canonical address as a host: nothing but whether URLs are listed. */
  HostHits addressAsHost(String ip) {
    return urlAddresses.contains(ip)
        ? new HostHits(HostHits.NOTHING.heads(), true)
        : HostHits.NOTHING;
  }

  /** The strongest of a host's entries that counts at a time, or null. */
  @Nullable Match strongest(HostHits hits, long at) {
    Match best = null;
    for (int i = 0; i < hits.heads().length(); i++) {
      best = better(best, hits.heads().get(i), at);
    }
    return best;
  }

  /** The strongest URL entry that counts at a time, or null. Prefix entries end in a slash. */
  @Nullable Match url(Urls.Parts url, long at) {
    Match best = null;
    if (url.query() != null) {
      best = chain(best, urls.get(url.text()), at);
    }
    String path = url.host() + url.path();
    best = chain(best, urls.get(path), at);
    int from = url.host().length();
    for (int depth = 0; depth < MAX_PATH_PREFIXES; depth++) {
      int slash = path.indexOf('/', from);
      if (slash < 0 || slash == path.length() - 1) {
        break;
      }
      best = chain(best, urls.get(path.substring(0, slash + 1)), at);
      from = slash + 1;
    }
    return best;
  }

  /** The strongest address entry that counts at a time, or null; the narrowest range speaks. */
  @Nullable Match address(String ip, long at) {
    Match own = chain(null, others.get(key(IndicatorKind.IP, ip)), at);
    Match range = range(Ips.v4(ip), at);
    return own == null || (range != null && range.outranks(own)) ? range : own;
  }

  /** The narrowest range with an entry that counts: a later one must not hide those around it. */
  private @Nullable Match range(long v4, long at) {
    int range = v4 < 0 ? NONE : ranges.find(v4);
    Match best = null;
    while (range != NONE && best == null) {
      best = chain(null, rangeHeads[range], at);
      range = widerRanges[range];
    }
    return best;
  }

  /** The strongest entry for an app that counts at a time, or null. */
  @Nullable Match app(String app, long at) {
    return chain(null, others.get(key(IndicatorKind.APP, app)), at);
  }

  /** The strongest entry for a certificate that counts at a time, or null. */
  @Nullable Match cert(String sha256, long at) {
    return chain(null, others.get(key(IndicatorKind.CERT, sha256)), at);
  }

  private @Nullable Match chain(@Nullable Match best, @Nullable Integer head, long at) {
    Match strongest = best;
    for (int entry = head == null ? NONE : head; entry != NONE; entry = columns.next[entry]) {
      strongest = better(strongest, entry, at);
    }
    return strongest;
  }

  private @Nullable Match better(@Nullable Match best, int entry, long at) {
    if (!columns.countsAt(entry, at)) {
      return best;
    }
    if (best != null && columns.confidence[entry] < best.confidence()) {
      return best;
    }
    Match match = columns.match(entry);
    return best == null || match.outranks(best) ? match : best;
  }

  private static String key(IndicatorKind kind, String value) {
    return kind.ordinal() + ":" + value;
  }

  /** Collects indicators, then builds the index. Confined to one thread. */
  public static final class Builder {
    private final SuffixTable.Builder hosts;
    private int[] hostHeads = new int[1 << 10];
    private int hostCount;
    private final Map<String, Integer> urls = new HashMap<>();
    private final Set<String> urlAddresses = new HashSet<>();
    private final Map<String, Integer> ranges = new java.util.LinkedHashMap<>();
    private final Map<String, Integer> others = new HashMap<>();
    private final Columns columns = new Columns();

    /** Begins an index whose name table is keyed by a secret seed. */
    public Builder(long seed) {
      this.hosts = new SuffixTable.Builder(seed);
    }

    /** Adds a normalised indicator. Amortised O(length of its value). */
    public void add(Indicator indicator) {
      String value = indicator.value();
      switch (indicator.kind()) {
        case HOST, SUFFIX -> host(value, columns.add(indicator));
        case URL -> {
          int own = columns.add(indicator);
          columns.chain(own, urls.put(value, own));
          String host = value.substring(0, value.indexOf('/'));
          if (Ips.isIp(host)) {
            urlAddresses.add(host);
          } else {
            host(host, columns.shadow(own));
          }
        }
        case CIDR -> {
          int entry = columns.add(indicator);
          columns.chain(entry, ranges.put(value, entry));
        }
        case IP, APP, CERT -> {
          int entry = columns.add(indicator);
          columns.chain(entry, others.put(key(indicator.kind(), value), entry));
        }
      }
    }

    private void host(String host, int entry) {
      int id = hosts.add(host);
      if (id == hostHeads.length) {
        hostHeads = Arrays.copyOf(hostHeads, id * 2);
      }
      Integer previous = id < hostCount ? Integer.valueOf(hostHeads[id]) : null;
      hostCount = Math.max(hostCount, id + 1);
      columns.chain(entry, previous);
      hostHeads[id] = entry;
    }

    /** The finished index. */
    public IndicatorIndex build() {
      return new IndicatorIndex(this);
    }
  }

  /** Indicators by column. */
  private static final class Columns {
    private int size;
    private byte[] kinds = new byte[1 << 10];
    private byte[] confidence = new byte[1 << 10];
    private short[] types = new short[1 << 10];
    private short[] sources = new short[1 << 10];
    private int[] times = new int[1 << 10];
    private int[] next = new int[1 << 10];
    private String[] values = new String[1 << 10];
    private long[] bounds = new long[64];
    private int boundCount;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> nameIds = new HashMap<>();

    int add(Indicator indicator) {
      int entry = grow();
      kinds[entry] = (byte) indicator.kind().ordinal();
      confidence[entry] = (byte) indicator.confidence();
      types[entry] = name(indicator.fraudType());
      sources[entry] = name(indicator.source());
      times[entry] = times(indicator);
      next[entry] = NONE;
      values[entry] = indicator.value();
      return entry;
    }

    /** A second entry for the same indicator, to stand in another chain. */
    int shadow(int original) {
      int entry = grow();
      kinds[entry] = kinds[original];
      confidence[entry] = confidence[original];
      types[entry] = types[original];
      sources[entry] = sources[original];
      times[entry] = times[original];
      next[entry] = NONE;
      values[entry] = values[original];
      return entry;
    }

    void chain(int entry, @Nullable Integer previous) {
      next[entry] = previous == null ? NONE : previous;
    }

    private int grow() {
      if (size == kinds.length) {
        int larger = size * 2;
        kinds = Arrays.copyOf(kinds, larger);
        confidence = Arrays.copyOf(confidence, larger);
        types = Arrays.copyOf(types, larger);
        sources = Arrays.copyOf(sources, larger);
        times = Arrays.copyOf(times, larger);
        next = Arrays.copyOf(next, larger);
        values = Arrays.copyOf(values, larger);
      }
      return size++;
    }

    private short name(String name) {
      Integer known = nameIds.get(name);
      if (known == null) {
        if (names.size() > Short.MAX_VALUE) {
          throw new IllegalArgumentException(
              "more than " + Short.MAX_VALUE + " distinct sources and fraud types");
        }
        known = names.size();
        names.add(name);
        nameIds.put(name, known);
      }
      return (short) (int) known;
    }

    private int times(Indicator indicator) {
      if (indicator.activeFrom() == Long.MIN_VALUE && indicator.validUntil() == Long.MAX_VALUE) {
        return NONE;
      }
      if (boundCount + 2 > bounds.length) {
        bounds = Arrays.copyOf(bounds, bounds.length * 2);
      }
      bounds[boundCount] = indicator.activeFrom();
      bounds[boundCount + 1] = indicator.validUntil();
      boundCount += 2;
      return boundCount - 2;
    }

    IndicatorKind kind(int entry) {
      return KINDS[kinds[entry]];
    }

    boolean countsAt(int entry, long at) {
      int bound = times[entry];
      return bound == NONE || (bounds[bound] <= at && at < bounds[bound + 1]);
    }

    Match match(int entry) {
      int bound = times[entry];
      return new Match(
          kind(entry),
          values[entry],
          names.get(types[entry]),
          confidence[entry],
          names.get(sources[entry]),
          bound == NONE ? Long.MIN_VALUE : bounds[bound],
          bound == NONE ? Long.MAX_VALUE : bounds[bound + 1]);
    }

    long bytes() {
      return 22L * kinds.length + 8L * bounds.length;
    }
  }

  private static final IndicatorKind[] KINDS = IndicatorKind.values();
}
