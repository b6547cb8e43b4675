package tocsin.core.detect;

import com.google.common.primitives.ImmutableIntArray;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.HostLabels;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.Urls;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;

/**
 * Indicators, compiled for look-ups that know what counted at a given time: a set of {@link Match
 * matches}, so that the same indicator twice is one. Immutable and thread-safe.
 *
 * <p>Most of it is a base that is never touched ({@link IndicatorTable}); a small change makes a
 * new index that shares the base, with what was added in a second, small table and what was removed
 * struck out by number. When the changes grow, they are folded into a new base.
 */
public final class IndicatorIndex {
  private static final int NONE = -1;

  /** URL path prefixes tried at most, after the Safe Browsing protocol. */
  private static final int MAX_PATH_PREFIXES = 4;

  /** Changes that are carried at least before they are folded in. */
  private static final int FOLD_FROM = 4096;

  /** Changes are folded in when they are more than this part of the base. */
  private static final int FOLD_PART = 16;

  private final long seed;
  private final IndicatorTable base;
  private final IndicatorTable added;
  private final BitSet struck;
  private final IntPredicate dead;

  private IndicatorIndex(long seed, IndicatorTable base, IndicatorTable added, BitSet struck) {
    this.seed = seed;
    this.base = base;
    this.added = added;
    this.struck = struck;
    this.dead = struck.isEmpty() ? IndicatorIndex::isStruckFromNothing : struck::get;
  }

  /** Whether a row was struck from a table from which nothing was. */
  private static boolean isStruckFromNothing(int row) {
    return row < 0;
  }

  /** An index without entries. */
  public static IndicatorIndex empty() {
    return new Builder(0).build();
  }

  private static IndicatorIndex of(long seed, IndicatorTable base) {
    return new IndicatorIndex(seed, base, new IndicatorTableBuilder(seed).build(), new BitSet());
  }

  /**
   * An index that was kept, read where it lies.
   *
   * @param sections as {@link #sections()} gave them
   * @throws IllegalArgumentException when they are no index, with the reason
   */
  static IndicatorIndex of(long seed, List<ByteBuffer> sections) {
    return of(seed, IndicatorTable.of(seed, sections));
  }

  /** All there is to keep beside the seed, of an index without changes to fold in. */
  List<ByteBuffer> sections() {
    return base.sections();
  }

  /** Names in the base. */
  int names() {
    return base.hosts.size();
  }

  /** Other keys in the base. */
  int keys() {
    return base.keys.size();
  }

  /** The key of the tables. */
  long seed() {
    return seed;
  }

  /** Indicators in the index. */
  public int size() {
    return base.size() - struck.cardinality() + added.size();
  }

  /** Bytes held, about, for the doctor. */
  public long bytes() {
    return base.bytes() + added.bytes() + struck.size() / 8;
  }

  /** Tells every indicator, in no order; its times are those of its match. */
  public void forEach(Consumer<Indicator> out) {
    tell(base, row -> !dead.test(row), out);
    tell(added, row -> true, out);
  }

  /** Tells those that did not always count, or will not. */
  public void forEachTimed(Consumer<Indicator> out) {
    tell(base, row -> base.rows.isTimed(row) && !dead.test(row), out);
    tell(added, added.rows::isTimed, out);
  }

  private static void tell(IndicatorTable table, IntPredicate which, Consumer<Indicator> out) {
    for (int row = 0; row < table.size(); row++) {
      if (which.test(row)) {
        out.accept(indicator(table.match(row)));
      }
    }
  }

  private static Indicator indicator(Match match) {
    return new Indicator(
        match.kind(),
        match.value(),
        match.fraudType(),
        match.confidence(),
        match.source(),
        match.since(),
        match.validUntil(),
        match.since());
  }

  /**
   * The index without some indicators and with others; what is in both stays. O(changes since the
   * last folding), and O(size) when they are folded in, which {@code size / 16} changes pay for.
   */
  public IndicatorIndex with(Collection<Indicator> more, Collection<Indicator> fewer) {
    BitSet strike = (BitSet) struck.clone();
    Set<Match> gone = new HashSet<>();
    for (Indicator indicator : fewer) {
      Match match = Match.of(indicator);
      int row = base.find(match);
      if (row >= 0) {
        strike.set(row);
      }
      gone.add(match);
    }
    IndicatorTableBuilder small = new IndicatorTableBuilder(seed);
    for (int row = 0; row < added.size(); row++) {
      Match match = added.match(row);
      if (!gone.contains(match)) {
        small.add(indicator(match));
      }
    }
    for (Indicator indicator : more) {
      int row = base.find(Match.of(indicator));
      if (row >= 0) {
        strike.clear(row);
      } else {
        small.add(indicator);
      }
    }
    IndicatorIndex changed = new IndicatorIndex(seed, base, small.build(), strike);
    int changes = changed.added.size() + strike.cardinality();
    return changes > Math.max(FOLD_FROM, base.size() / FOLD_PART) ? changed.folded() : changed;
  }

  /** The same index in one table; equal sets under one seed fold to equal bytes. O(size). */
  IndicatorIndex folded() {
    if (added.size() == 0 && struck.isEmpty()) {
      return this;
    }
    IndicatorTableBuilder all = new IndicatorTableBuilder(seed);
    forEach(all::add);
    return of(seed, all.build());
  }

  /**
   * What the index holds on a host, independent of time.
   *
   * @param heads suffix and host entries; those of the second table as −1 − number
   * @param urls whether URLs or patterns that concern this host are listed
   * @param platform as it was asked for
   */
  record HostHits(ImmutableIntArray heads, boolean urls, int platform) {
    static final HostHits NOTHING = new HostHits(ImmutableIntArray.of(), false, 0);
  }

  /**
   * Entries for a canonical host and its parents.
   *
   * @param platform length of the platform's name that the host is a tenant of, else 0; entries
   *     that name the platform itself or its parents do not count against its tenants
   */
  HostHits host(String host, int platform) {
    return host(new HostLabels(seed).read(host), platform);
  }

  /** The same for a host that was read already. */
  HostHits host(HostLabels host, int platform) {
    HostHits first = collect(HostHits.NOTHING, base, host, platform);
    return added.size() == 0 ? first : collect(first, added, host, platform);
  }

  private HostHits collect(HostHits before, IndicatorTable table, HostLabels host, int platform) {
    int walked = table.hosts.walk(host);
    if (walked == 0) {
      return before;
    }
    ImmutableIntArray.Builder found = ImmutableIntArray.builder().addAll(before.heads());
    boolean urls = before.urls();
    for (int i = 0; i < walked; i++) {
      int start = host.foundAt(i);
      if (host.host().length() - start <= platform) {
        continue;
      }
      int id = host.id(i);
      int flags = table.flags(id);
      urls |= start == 0 ? flags != 0 : (flags & IndicatorTable.PATTERNS_BELOW) != 0;
      for (int row = table.firstHostRow(id); row < table.hostRowsEnd(id); row++) {
        boolean covers = start == 0 || table.rows.kind(row) == IndicatorKind.SUFFIX;
        if (covers && (table == added || !dead.test(row))) {
          found.add(table == added ? -1 - row : row);
        }
      }
    }
    ImmutableIntArray heads = found.build();
    return heads.isEmpty() && !urls ? HostHits.NOTHING : new HostHits(heads, urls, platform);
  }

  /** What the index holds on a canonical address as a host: nothing but whether URLs are listed. */
  HostHits addressAsHost(String ip) {
    String key = Keys.URL_ADDRESS + ip;
    boolean urls = base.keys.find(key) >= 0 || added.keys.find(key) >= 0;
    return urls ? new HostHits(HostHits.NOTHING.heads(), true, 0) : HostHits.NOTHING;
  }

  /** The strongest of a host's entries that counts at a time, or null. */
  @Nullable Match strongest(HostHits hits, long at) {
    Match best = null;
    for (int i = 0; i < hits.heads().length(); i++) {
      int head = hits.heads().get(i);
      IndicatorTable table = head < 0 ? added : base;
      int row = head < 0 ? -1 - head : head;
      boolean may = best == null || table.rows.confidence(row) >= best.confidence();
      best = may && table.rows.countsAt(row, at) ? better(best, table.match(row)) : best;
    }
    return best;
  }

  private static @Nullable Match better(@Nullable Match a, @Nullable Match b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return b.outranks(a) ? b : a;
  }

  /** The strongest URL entry that counts at a time, or null. Prefix entries end in a slash. */
  @Nullable Match url(Urls.Parts url, long at) {
    return url(url, 0, at);
  }

  /**
   * The same on a platform.
   *
   * @param platform as for {@link #host(String, int)}
   */
  @Nullable Match url(Urls.Parts url, int platform, long at) {
    Match best = null;
    if (url.query() != null) {
      best = exact(Keys.URL + url.text(), at);
    }
    String path = Keys.URL + url.host() + url.path();
    best = better(best, exact(path, at));
    int from = url.host().length() + 1;
    for (int depth = 0; depth < MAX_PATH_PREFIXES; depth++) {
      int slash = path.indexOf('/', from);
      if (slash < 0 || slash == path.length() - 1) {
        break;
      }
      best = better(best, exact(path.substring(0, slash + 1), at));
      from = slash + 1;
    }
    best = better(best, patterns(base, dead, url, platform, at));
    return better(best, patterns(added, IndicatorIndex::isStruckFromNothing, url, platform, at));
  }

  private static @Nullable Match patterns(
      IndicatorTable table, IntPredicate dead, Urls.Parts url, int platform, long at) {
    if (!table.hasPatterns()) {
      return null;
    }
    String host = url.host();
    Match best = among(table, dead, table.patterns(host), url.path(), at);
    for (int from = 0; host.length() - from > platform; from = host.indexOf('.', from) + 1) {
      String below = "*." + host.substring(from);
      best = better(best, among(table, dead, table.patterns(below), url.path(), at));
      if (host.indexOf('.', from) < 0) {
        break;
      }
    }
    return best;
  }

  private static @Nullable Match among(
      IndicatorTable table,
      IntPredicate dead,
      List<IndicatorTable.Pattern> patterns,
      String path,
      long at) {
    Match best = null;
    for (IndicatorTable.Pattern pattern : patterns) {
      int row = pattern.glob().matches(path) ? table.strongest(pattern.key(), at, dead) : NONE;
      best = row < 0 ? best : better(best, table.match(row));
    }
    return best;
  }

  /** The strongest address entry that counts at a time, or null; the narrowest range speaks. */
  @Nullable Match address(String ip, long at) {
    return better(exact(Keys.IP + ip, at), range(Ips.v4(ip), at));
  }

  /** The narrowest range with an entry that counts: a later one must not hide those around it. */
  private @Nullable Match range(long v4, long at) {
    if (v4 < 0) {
      return null;
    }
    int first = narrowest(base, dead, v4, at);
    int second = narrowest(added, IndicatorIndex::isStruckFromNothing, v4, at);
    long firstWidth = first < 0 ? Long.MAX_VALUE : base.ranges.width(first);
    long secondWidth = second < 0 ? Long.MAX_VALUE : added.ranges.width(second);
    Match one = firstWidth > secondWidth ? null : inRange(base, dead, first, at);
    Match other =
        secondWidth > firstWidth
            ? null
            : inRange(added, IndicatorIndex::isStruckFromNothing, second, at);
    return better(one, other);
  }

  private static int narrowest(IndicatorTable table, IntPredicate dead, long v4, long at) {
    int range = table.ranges.find(v4);
    while (range >= 0 && table.strongest(table.ranges.key(range), at, dead) < 0) {
      range = table.ranges.wider(range);
    }
    return range;
  }

  private static @Nullable Match inRange(
      IndicatorTable table, IntPredicate dead, int range, long at) {
    return range < 0 ? null : table.match(table.strongest(table.ranges.key(range), at, dead));
  }

  /** The strongest entry for an app that counts at a time, or null. */
  @Nullable Match app(String app, long at) {
    return exact(Keys.APP + app, at);
  }

  /** The strongest entry for a certificate that counts at a time, or null. */
  @Nullable Match cert(String sha256, long at) {
    return exact(Keys.CERT + sha256, at);
  }

  private @Nullable Match exact(String key, long at) {
    int row = base.strongest(base.keys.find(key), at, dead);
    Match best = row < 0 ? null : base.match(row);
    int second =
        added.size() == 0
            ? NONE
            : added.strongest(added.keys.find(key), at, IndicatorIndex::isStruckFromNothing);
    return second < 0 ? best : better(best, added.match(second));
  }

  /** Collects indicators, then builds the index. Confined to one thread. */
  public static final class Builder {
    private final long seed;
    private final IndicatorTableBuilder table;

    /** Begins an index whose tables are keyed by a secret seed. */
    public Builder(long seed) {
      this.seed = seed;
      this.table = new IndicatorTableBuilder(seed);
    }

    /** Adds a normalised indicator. Amortised O(length of its value). */
    public void add(Indicator indicator) {
      table.add(indicator);
    }

    /** The finished index. O(n log n), in the fork-join pool it is called in. */
    public IndicatorIndex build() {
      return IndicatorIndex.of(seed, table.build());
    }
  }
}
