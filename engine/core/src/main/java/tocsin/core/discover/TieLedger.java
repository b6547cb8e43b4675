package tocsin.core.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.Census;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Tie;
import tocsin.domain.intel.TieKind;
import tocsin.domain.pack.Discovery;

/**
 * Brings together the sites that one person, one address or one certificate belongs to: a confirmed
 * one among them exposes the others, those met before it as well as after, within the retention.
 *
 * <p>Bounded: of a key with more sites than a person visits, or than one owner keeps at an address,
 * only the first count, and from when the bound was passed the key says nothing at all. The
 * earliest sites and seeds are kept, so the order of arrival changes nothing.
 *
 * <p>A tie costs O(seeds), one that makes a new seed O(sites · seeds).
 */
public final class TieLedger {
  /** Confirmed sites kept per key; one is enough to expose, the second for the first itself. */
  private static final int MAX_SEEDS = 16;

  /** Retentions of which counts are kept. */
  private static final int MAX_PERIODS = 4;

  private final Discovery discovery;
  private final long retentionMillis;

  public TieLedger(Discovery discovery, long retentionMillis) {
    this.discovery = discovery;
    this.retentionMillis = retentionMillis;
  }

  /** What comes of a tie. */
  public interface Out {
    void exposed(Exposed exposed);

    void census(Census change);
  }

  private int most(TieKind kind) {
    return kind == TieKind.PERSON ? discovery.personSites() : discovery.hostSites();
  }

  private long place(String site, long at) {
    return Hash64.combine(Hash64.of(site), Math.floorDiv(at, retentionMillis));
  }

  /** Takes a tie in. */
  public TieState tied(TieState state, Tie tie, Memo<TieEntry> memo, Out out) {
    TieState next = kept(state, tie, memo, out);
    if (tie.seedAt() != Long.MAX_VALUE) {
      next = seeded(next, tie, memo, out);
    }
    return tie.kind() == TieKind.PERSON ? counted(next, tie, out) : next;
  }

  private TieState kept(TieState state, Tie tie, Memo<TieEntry> memo, Out out) {
    long place = place(tie.site(), tie.at());
    TieEntry known = memo.get(place);
    if (known != null) {
      if (tie.at() < known.at()) {
        show(state, tie, known.seenFrom(tie.at()), memo, out);
      }
      return state;
    }
    if (tie.at() >= state.full()) {
      return state;
    }
    TieState next = state.sized(state.size() + 1, state.full());
    TieEntry entry = new TieEntry(tie.site(), tie.at(), Long.MAX_VALUE, "", 0);
    memo.put(place, entry);
    if (next.size() > most(tie.kind())) {
      next = overflown(next, tie, memo, out);
    }
    if (tie.at() < next.full()) {
      show(next, tie, entry, memo, out);
    }
    return next;
  }

  /** Drops the latest site; from its time on the key says nothing. */
  private TieState overflown(TieState state, Tie tie, Memo<TieEntry> memo, Out out) {
    Map.Entry<Long, TieEntry> latest = null;
    for (Map.Entry<Long, TieEntry> entry : memo.entries()) {
      if (latest == null || isLater(entry.getValue(), latest.getValue())) {
        latest = entry;
      }
    }
    if (latest == null) {
      return state;
    }
    memo.remove(latest.getKey());
    long full = Math.min(state.full(), latest.getValue().at());
    TieState next = state.sized(state.size() - 1, full);
    if (latest.getValue().isExposed()) {
      out.exposed(exposed(next, tie, latest.getValue())); // takes back what was told too early
    }
    for (Map.Entry<Long, TieEntry> entry : memo.entries()) {
      if (entry.getValue().isExposed()) {
        out.exposed(exposed(next, tie, entry.getValue()));
      }
    }
    return next;
  }

  private static boolean isLater(TieEntry a, TieEntry b) {
    return a.at() != b.at() ? a.at() > b.at() : a.site().compareTo(b.site()) > 0;
  }

  /**
   * Stores an entry with the exposure that the first of the seeds gives it; tells when it is new.
   * Seeds are kept in order of time, and the first are never let go.
   */
  private void show(TieState state, Tie tie, TieEntry entry, Memo<TieEntry> memo, Out out) {
    long place = place(entry.site(), entry.at());
    SeedSince first = first(state, entry);
    if (first == null) {
      memo.put(place, entry);
      return;
    }
    // Nobody can know before the site was met.
    long since = Math.max(first.since(), entry.at());
    TieEntry shown = entry.exposed(since, first.site(), first.at());
    boolean isNews = !shown.equals(memo.get(place));
    memo.put(place, shown);
    if (isNews) {
      out.exposed(exposed(state, tie, shown));
    }
  }

  private @Nullable SeedSince first(TieState state, TieEntry entry) {
    for (SeedSince seed : state.seeds()) {
      boolean near = Math.abs(seed.since() - entry.at()) <= retentionMillis;
      if (near && !seed.site().equals(entry.site())) {
        return seed;
      }
    }
    return null;
  }

  private static Exposed exposed(TieState state, Tie tie, TieEntry entry) {
    String type = Indicator.UNKNOWN_TYPE;
    long viaSince = entry.since();
    for (SeedSince seed : state.seeds()) {
      if (seed.site().equals(entry.via())) {
        type = seed.fraudType();
        viaSince = seed.since();
      }
    }
    return new Exposed(
        entry.site(),
        tie.key(),
        tie.kind(),
        entry.since(),
        state.full(),
        entry.via(),
        viaSince,
        type,
        entry.at(),
        entry.viaAt());
  }

  private TieState seeded(TieState state, Tie tie, Memo<TieEntry> memo, Out out) {
    SeedSince seed = new SeedSince(tie.site(), tie.seedAt(), tie.fraudType(), tie.at());
    List<SeedSince> seeds = new ArrayList<>();
    SeedSince known = null;
    for (SeedSince each : state.seeds()) {
      if (each.site().equals(seed.site())) {
        known = each;
      } else {
        seeds.add(each);
      }
    }
    if (known != null && !seed.precedes(known) && seed.at() >= known.at()) {
      return state;
    }
    seed = known == null ? seed : seed.joined(known);
    int place = 0;
    while (place < seeds.size() && seeds.get(place).precedes(seed)) {
      place++;
    }
    seeds.add(place, seed);
    if (seeds.size() > MAX_SEEDS) {
      seeds.remove(MAX_SEEDS);
    }
    TieState next = state.with(List.copyOf(seeds));
    if (place < MAX_SEEDS) {
      for (Map.Entry<Long, TieEntry> entry : memo.entries()) {
        show(next, tie, entry.getValue(), memo, out);
      }
    }
    return next;
  }

  private TieState counted(TieState state, Tie tie, Out out) {
    TieState next = count(state, tie.at(), tie.at(), Long.MAX_VALUE, out);
    return tie.seedAt() == Long.MAX_VALUE
        ? next
        : count(next, tie.seedAt(), Math.max(tie.at(), tie.seedAt()), tie.seedAt(), out);
  }

  /** Counts a person once per retention, at the earliest time; corrects what was counted later. */
  private TieState count(TieState state, long at, long seenAt, long exposedAt, Out out) {
    long period = Math.floorDiv(at, retentionMillis);
    CensusMark known = null;
    for (CensusMark mark : state.census()) {
      known = mark.period() == period ? mark : known;
    }
    if (known != null && known.seenAt() <= seenAt && known.exposedAt() <= exposedAt) {
      return state;
    }
    long oldSeen = known == null ? Long.MAX_VALUE : known.seenAt();
    long oldExposed = known == null ? Long.MAX_VALUE : known.exposedAt();
    CensusMark mark =
        new CensusMark(period, Math.min(oldSeen, seenAt), Math.min(oldExposed, exposedAt));
    move(oldSeen, mark.seenAt(), true, out);
    move(oldExposed, mark.exposedAt(), false, out);
    List<CensusMark> marks = new ArrayList<>(state.census());
    marks.remove(known);
    marks.add(mark);
    if (marks.size() > MAX_PERIODS) {
      marks.remove(0);
    }
    return state.counted(List.copyOf(marks));
  }

  private static void move(long from, long to, boolean seen, Out out) {
    if (from == to) {
      return;
    }
    if (from != Long.MAX_VALUE) {
      out.census(new Census(from, seen ? -1 : 0, seen ? 0 : -1));
    }
    out.census(new Census(to, seen ? 1 : 0, seen ? 0 : 1));
  }

  /** When to look whether something can be forgotten, after an event, milliseconds UTC. */
  public long forgetAt(long at) {
    return at + 2 * retentionMillis + 1;
  }

  /**
   * Forgets sites first seen more than two retentions ago, which no seed to come can expose.
   * O(sites).
   *
   * @param now event time
   * @return null when nothing is left
   */
  public @Nullable TieState forget(TieState state, Memo<TieEntry> memo, long now) {
    long before = now - 2 * retentionMillis;
    int size = 0;
    for (Map.Entry<Long, TieEntry> entry : memo.entries()) {
      if (entry.getValue().at() < before) {
        memo.remove(entry.getKey());
      } else {
        size++;
      }
    }
    List<SeedSince> seeds = state.seeds().stream().filter(seed -> seed.since() >= before).toList();
    long full = state.full() < before ? Long.MAX_VALUE : state.full();
    return size == 0 && seeds.isEmpty() ? null : new TieState(size, full, seeds, state.census());
  }
}
