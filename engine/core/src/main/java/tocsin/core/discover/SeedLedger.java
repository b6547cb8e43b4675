package tocsin.core.discover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hash64;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Tie;
import tocsin.domain.intel.TieKind;
import tocsin.domain.pack.Discovery;
import tocsin.domain.pack.Parameters;

/**
 * Who and what belongs to a site, and from when on it makes them suspicious because an indicator
 * confirms a target there. Only indicators do: what the engine suspects by itself is never a seed,
 * so that it cannot confirm itself.
 *
 * <p>A seed is told at the end of the epoch in which it became one, and only while the people whom
 * it would expose are not too many: a popular site on a feed by mistake exposes nobody. What is
 * told by then is a function of all that happened before, in any order of arrival.
 *
 * <p>A sighting costs O(listings), closing an epoch O(visits · log visits); both are bounded by
 * {@code maxVisitors}.
 */
public final class SeedLedger {
  /**
   * Addresses and certificates kept per site, one for each target: the earliest, so that the order
   * of arrival changes nothing. More are a cloud, or one address with a name for every victim.
   */
  private static final int MAX_HOSTS = 64;

  private final Parameters parameters;
  private final Discovery discovery;
  private final Epochs epochs;

  public SeedLedger(Parameters parameters, Discovery discovery) {
    this.parameters = parameters;
    this.discovery = discovery;
    this.epochs = new Epochs(discovery.epochMillis());
  }

  /** Takes a sighting in; tells ties that are new. */
  public SeedState sighted(
      SeedState state, Sighting sighting, Memo<SeedVisit> memo, Consumer<Tie> out) {
    if (!discovery.isOn()) {
      return state;
    }
    long target = Hash64.of(sighting.target());
    SeedState next = state.seen(sighting.at());
    next = met(next, sighting, TieKind.PERSON, Hash64.of(sighting.subject()), target, memo, out);
    if (sighting.server() != 0) {
      next = met(next, sighting, TieKind.SERVER, sighting.server(), target, memo, out);
    }
    if (sighting.cert() != 0) {
      next = met(next, sighting, TieKind.CERT, ~sighting.cert(), target, memo, out);
    }
    return next.people() > 2 * parameters.maxVisitors() ? shrunk(next, memo) : next;
  }

  /** The tie ledger's key; made for what is new only. */
  private static String key(Sighting sighting, TieKind kind) {
    return switch (kind) {
      case PERSON -> sighting.subject();
      case SERVER -> "@s:" + Hash64.hex(sighting.server());
      case CERT -> "@c:" + Hash64.hex(sighting.cert());
    };
  }

  /**
   * @param who names the key
   * @param target names the target
   */
  private SeedState met(
      SeedState state,
      Sighting sighting,
      TieKind kind,
      long who,
      long target,
      Memo<SeedVisit> memo,
      Consumer<Tie> out) {
    boolean person = kind == TieKind.PERSON;
    long at = sighting.at();
    if (person && who >= state.cut()) {
      // Left out here, but whoever came before the cut was set was told of as well.
      out.accept(tie(state, key(sighting, kind), kind, at));
      return state;
    }
    long period = Math.floorDiv(at, parameters.retentionMillis());
    long place = Hash64.combine(Hash64.combine(who, target), period);
    SeedVisit known = memo.get(place);
    if (known == null && !person && at >= state.hostsUntil()) {
      return state;
    }
    SeedVisit visit = known == null ? unconfirmed(sighting, kind) : known;
    visit = at < visit.at() ? visit.seenFrom(at) : visit;
    if (!visit.equals(known)) {
      out.accept(tie(state, visit.key(), kind, at));
    }
    Match match = sighting.match();
    if (match != null && match.confidence() >= parameters.confirmAt()) {
      visit = visit.seed(at, match.fraudType());
    }
    for (Indicator listing : state.listings()) {
      if (Listings.covers(listing, sighting.target())) {
        visit = confirmed(visit, listing, at);
      }
    }
    if (visit.equals(known)) {
      return state;
    }
    memo.put(place, visit);
    if (person) {
      return known == null ? state.withPerson() : state;
    }
    boolean moved = known == null || visit.at() < known.at();
    int hosts = known == null ? state.hosts() + 1 : state.hosts();
    return moved && hosts >= MAX_HOSTS
        ? earliest(state, hosts, memo)
        : state.withHosts(hosts, state.hostsUntil());
  }

  private static Tie tie(SeedState state, String key, TieKind kind, long at) {
    return new Tie(key, kind, state.site(), at, Long.MAX_VALUE, Indicator.UNKNOWN_TYPE);
  }

  /** Leaves out the latest addresses and certificates beyond the bound. O(visits). */
  private static SeedState earliest(SeedState state, int hosts, Memo<SeedVisit> memo) {
    List<Map.Entry<Long, SeedVisit>> all = new ArrayList<>(hosts);
    for (Map.Entry<Long, SeedVisit> entry : memo.entries()) {
      if (entry.getValue().kind() != TieKind.PERSON) {
        all.add(Map.entry(entry.getKey(), entry.getValue()));
      }
    }
    all.sort(
        Comparator.<Map.Entry<Long, SeedVisit>>comparingLong(entry -> entry.getValue().at())
            .thenComparing(Map.Entry::getKey));
    int kept = Math.min(MAX_HOSTS, all.size());
    all.subList(kept, all.size()).forEach(entry -> memo.remove(entry.getKey()));
    return state.withHosts(kept, all.get(kept - 1).getValue().at());
  }

  private static SeedVisit unconfirmed(Sighting sighting, TieKind kind) {
    return new SeedVisit(
        key(sighting, kind),
        kind,
        sighting.target(),
        sighting.at(),
        Long.MAX_VALUE,
        Indicator.UNKNOWN_TYPE,
        false);
  }

  /** A visit at a time under a listing: from the news on, or at once when that came late. */
  private SeedVisit confirmed(SeedVisit visit, Indicator listing, long at) {
    long since = Math.max(at, listing.activeFrom());
    boolean counts =
        since > at ? at >= since - parameters.retentionMillis() : at < listing.validUntil();
    return counts ? visit.seed(since, listing.fraudType()) : visit;
  }

  /** Takes news of a listing in. O(visits). */
  public SeedState listed(SeedState state, Indicator listing, Memo<SeedVisit> memo) {
    boolean confirms = listing.confidence() >= parameters.confirmAt();
    if (!discovery.isOn() || !confirms || state.listings().contains(listing)) {
      return state;
    }
    List<Indicator> listings = new ArrayList<>(state.listings());
    listings.add(listing);
    for (Map.Entry<Long, SeedVisit> entry : memo.entries()) {
      SeedVisit visit = entry.getValue();
      if (Listings.covers(listing, visit.target())) {
        SeedVisit seed = confirmed(visit, listing, visit.at());
        if (!seed.equals(visit)) {
          memo.put(entry.getKey(), seed);
        }
      }
    }
    return state.with(List.copyOf(listings));
  }

  /** When what counts from a time is told: in the last millisecond of its epoch. */
  public long closing(long at) {
    return epochs.closing(at);
  }

  /**
   * Tells the seeds of all epochs that have ended. What is refuted by the end of its epoch is none;
   * one that was told before stays told until it is forgotten.
   *
   * @param judgements what people hold of targets
   * @param until event time up to which everything is known, milliseconds UTC
   */
  public void close(
      SeedState state, Memo<SeedVisit> memo, long until, Judgements judgements, Consumer<Tie> out) {
    SortedMap<Long, List<Map.Entry<Long, SeedVisit>>> byEpoch = new TreeMap<>();
    for (Map.Entry<Long, SeedVisit> entry : memo.entries()) {
      SeedVisit visit = entry.getValue();
      if (!visit.isSeed()) {
        continue;
      }
      long closing = epochs.closing(visit.seedAt());
      if (closing <= until && !judgements.isRefuted(visit.target(), closing)) {
        byEpoch.computeIfAbsent(closing, e -> new ArrayList<>()).add(entry);
      }
    }
    Set<String> people = new HashSet<>();
    boolean all = state.cut() == Long.MAX_VALUE;
    long cut = all ? Long.MAX_VALUE : cut(byPerson(memo), state.cut());
    double scale = VisitorSample.scale(cut);
    for (Map.Entry<Long, List<Map.Entry<Long, SeedVisit>>> epoch : byEpoch.entrySet()) {
      for (Map.Entry<Long, SeedVisit> entry : epoch.getValue()) {
        SeedVisit visit = entry.getValue();
        if (visit.kind() == TieKind.PERSON && (all || VisitorSample.hash(visit.key()) < cut)) {
          people.add(visit.key());
        }
      }
      if (people.size() * scale > discovery.seedVisitors()) {
        return;
      }
      for (Map.Entry<Long, SeedVisit> entry : epoch.getValue()) {
        tell(state, entry, epoch.getKey(), memo, out);
      }
    }
  }

  private static void tell(
      SeedState state,
      Map.Entry<Long, SeedVisit> entry,
      long from,
      Memo<SeedVisit> memo,
      Consumer<Tie> out) {
    SeedVisit visit = entry.getValue();
    if (!visit.told()) {
      out.accept(
          new Tie(visit.key(), visit.kind(), state.site(), visit.at(), from, visit.fraudType()));
      memo.put(entry.getKey(), visit.told(true));
    }
  }

  /** Leaves people out beyond the bound: those whose pseudonyms hash highest. */
  private SeedState shrunk(SeedState state, Memo<SeedVisit> memo) {
    SortedMap<Long, List<Long>> byPerson = byPerson(memo);
    long cut = cut(byPerson, state.cut());
    byPerson.tailMap(cut).values().forEach(places -> places.forEach(memo::remove));
    int kept = byPerson.headMap(cut).values().stream().mapToInt(List::size).sum();
    return state.withPeople(kept, cut);
  }

  private static SortedMap<Long, List<Long>> byPerson(Memo<SeedVisit> memo) {
    SortedMap<Long, List<Long>> byPerson = new TreeMap<>();
    for (Map.Entry<Long, SeedVisit> entry : memo.entries()) {
      if (entry.getValue().kind() == TieKind.PERSON) {
        long person = VisitorSample.hash(entry.getValue().key());
        byPerson.computeIfAbsent(person, p -> new ArrayList<>()).add(entry.getKey());
      }
    }
    return byPerson;
  }

  private long cut(SortedMap<Long, List<Long>> byPerson, long before) {
    int kept = 0;
    for (Map.Entry<Long, List<Long>> person : byPerson.entrySet()) {
      kept += person.getValue().size();
      if (kept > parameters.maxVisitors()) {
        return Math.min(before, person.getKey());
      }
    }
    return before;
  }

  /**
   * Forgets what is older than two retentions, after which no visit can meet it. O(visits).
   *
   * @param now event time
   * @return null when nothing is left
   */
  public @Nullable SeedState forget(SeedState state, Memo<SeedVisit> memo, long now) {
    long before = now - 2 * parameters.retentionMillis();
    int people = 0;
    int hosts = 0;
    for (Map.Entry<Long, SeedVisit> entry : memo.entries()) {
      SeedVisit visit = entry.getValue();
      if (visit.at() < before) {
        memo.remove(entry.getKey());
      } else if (visit.kind() == TieKind.PERSON) {
        people++;
      } else {
        hosts++;
      }
    }
    boolean over = people + hosts == 0 && state.lastAt() < now - 4 * parameters.retentionMillis();
    long until = hosts < MAX_HOSTS ? Long.MAX_VALUE : state.hostsUntil();
    return over ? null : state.withPeople(people, state.cut()).withHosts(hosts, until);
  }
}
