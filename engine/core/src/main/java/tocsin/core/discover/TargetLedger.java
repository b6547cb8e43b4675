package tocsin.core.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tocsin.core.apps.AppEvidence;
import tocsin.core.apps.AppPages;
import tocsin.core.campaign.Campaigns;
import tocsin.core.fuse.Fusion;
import tocsin.core.kernel.Hash64;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetEvent;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.TieKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;
import tocsin.domain.pack.Discovery;
import tocsin.domain.pack.Parameters;

/**
 * What the target ledger does with a sighting and with news of a listing. A join of the two on the
 * site, bounded by retention: a sighting meets the listings known at its time and those that became
 * known later; a listing meets the sightings remembered. Which comes first does not matter.
 *
 * <p>A sighting costs O(listings of the site); a listing O(visits remembered).
 */
public final class TargetLedger {
  private static final long DAY_MILLIS = 86_400_000L;

  /** Signals that speak against the target itself, rather than of what a visitor did there. */
  private static final int EVIDENCE =
      Signal.LOOK_ALIKE.bit()
          | Signal.DISGUISE.bit()
          | Signal.BARE_IP.bit()
          | Signal.LURE_WORD.bit()
          | Signal.RANDOM_LABEL.bit()
          | Signal.RISKY_SUFFIX.bit()
          | Signal.DOWNLOAD.bit();

  private final Parameters parameters;
  private final Fusion fusion;
  private final AppPages pages;
  private final Discovery discovery;
  private final Listings listings;
  private final SiteAssessor assessor;
  private final SiteLinks links;

  public TargetLedger(Parameters parameters, Fusion fusion, AppPages pages, Discovery discovery) {
    this.parameters = parameters;
    this.fusion = fusion;
    this.pages = pages;
    this.discovery = discovery;
    this.listings = new Listings(parameters);
    this.assessor =
        new SiteAssessor(
            fusion,
            parameters.suspectAt(),
            parameters.retentionMillis(),
            parameters.maxVisitors(),
            pages,
            discovery);
    this.links = new SiteLinks(assessor, discovery, parameters.retentionMillis());
  }

  /** Finds nothing by what targets have in common. */
  public TargetLedger(Parameters parameters, Fusion fusion, AppPages pages) {
    this(parameters, fusion, pages, Discovery.NONE);
  }

  /** Takes a sighting in; emits the visit if its target is flagged, now or by later news. */
  public SiteState sighted(
      SiteState state, Sighting sighting, SiteMemory memory, Consumer<Visit> out) {
    List<Match> known = listings.knownAt(state, sighting);
    Match match = listings.strongest(known);
    Verdict now = listings.verdict(match);
    int confidence = now == Verdict.CONFIRMED && match != null ? match.confidence() : -1;
    RememberedVisit visit = RememberedVisit.of(sighting, confidence);
    TargetFacts facts = state.facts(sighting.target(), sighting.kind(), sighting.at());
    facts = facts.seen(sighting.at(), sighting.signals(), sighting.spelling());
    for (Match each : known) {
      facts = facts.matched(each);
    }
    if (now.flagged()) {
      facts = flagged(facts, now, sighting.at());
      out.accept(visit(visit, sighting.at(), now, match, state));
    }
    tellTurns(visit, facts, state, out);
    SiteState next = remember(state, sighting, visit, memory).with(facts, sighting.at());
    for (Indicator listing : state.listings()) {
      if (listing.activeFrom() > sighting.at() && Listings.covers(listing, sighting.target())) {
        next = met(next, listing, visit, out);
      }
    }
    return next;
  }

  /**
   * Takes in what one person's session said of an app this page belongs to. The page of a set is
   * seen with each; a member's page has seen the access itself already.
   */
  public SiteState told(SiteState state, AppSetFact fact, SiteMemory memory, Consumer<Visit> out) {
    SiteState next = state.voted(pages.add(state.votes(), fact));
    return fact.set().equals(fact.site())
        ? sighted(next, AppTargets.sighting(fact), memory, out)
        : next;
  }

  /** Takes in what the site has in common with a confirmed one; it is weighed at an epoch's end. */
  public SiteState exposed(SiteState state, Exposed exposed, SiteMemory memory) {
    long key = Hash64.of(exposed.key());
    Exposed known = memory.exposures().get(key);
    Exposed merged = known == null ? exposed : known.merged(exposed);
    if (!merged.equals(known)) {
      memory.exposures().put(key, merged);
    }
    boolean person = exposed.kind() == TieKind.PERSON;
    return known != null ? state : state.exposed(person ? 1 : 0, person ? 0 : 1);
  }

  /** Takes news of a listing in; emits every remembered visit that it makes matter. */
  public SiteState listed(
      SiteState state, Indicator listing, SiteMemory memory, Consumer<Visit> out) {
    if (state.listings().contains(listing)) {
      return state;
    }
    SiteState next = state.listed(listing);
    for (Map.Entry<Long, RememberedVisit> entry : memory.entries()) {
      if (Listings.covers(listing, entry.getValue().target())) {
        next = met(next, listing, entry.getValue(), out);
      }
    }
    return next;
  }

  /**
   * A visit that the sieve judged without a listing. It matters from the news on, or at once when
   * it fell into the listing's time and the news was only slow to arrive.
   */
  private SiteState met(
      SiteState state, Indicator listing, RememberedVisit visit, Consumer<Visit> out) {
    long since = Math.max(visit.at(), listing.activeFrom());
    boolean counts =
        since > visit.at()
            ? visit.at() >= since - parameters.retentionMillis()
            : visit.at() < listing.validUntil();
    if (!counts) {
      return state;
    }
    Match match = Match.of(listing);
    Verdict verdict = listings.verdict(match);
    TargetFacts facts = state.facts(visit.target(), visit.kind(), visit.at()).matched(match);
    if (verdict.flagged() && !isOutweighed(listing, visit)) {
      out.accept(visit(visit, since, verdict, match, state));
      facts = flagged(facts, verdict, since);
    }
    return state.with(facts, visit.at());
  }

  /** Whether what was known of a visit's target when it happened already says more. */
  private static boolean isOutweighed(Indicator listing, RememberedVisit visit) {
    return listing.confidence() < visit.confidence();
  }

  /**
   * Whether a page can be closed: nobody was there for four times the retention.
   *
   * @param now event time
   */
  public boolean isForgotten(SiteState state, long now) {
    return state.lastSeenAt() < now - 4 * parameters.retentionMillis();
  }

  /**
   * Forgets visits older than the retention. O(visits).
   *
   * @param now event time
   */
  public SiteState forget(SiteState state, SiteMemory memory, long now) {
    long before = now - parameters.retentionMillis();
    List<Long> old = new ArrayList<>();
    for (Map.Entry<Long, RememberedVisit> entry : memory.entries()) {
      if (entry.getValue().at() < before) {
        old.add(entry.getKey());
      }
    }
    old.forEach(memory::remove);
    int exposedPeople = 0;
    int exposedHosts = 0;
    for (Map.Entry<Long, Exposed> entry : memory.exposures().entries()) {
      if (entry.getValue().since() < now - 2 * parameters.retentionMillis()) {
        memory.exposures().remove(entry.getKey());
      } else if (entry.getValue().kind() == TieKind.PERSON) {
        exposedPeople++;
      } else {
        exposedHosts++;
      }
    }
    int left = state.remembered() - old.size();
    return state.forgetting(before, left, exposedPeople, exposedHosts);
  }

  /**
   * When a page is to be assessed because of an event: at the end of the event's five minutes, and
   * of those to come in which a listing begins to count or a session speaks that is known already;
   * where the site is exposed, at the ends of the epochs too. Empty when nothing that could ever be
   * seen would make a target suspect. O(targets · (listings + votes)).
   *
   * @param now event time up to which all was assessed, milliseconds UTC
   */
  public List<Long> assessments(SiteState state, TargetEvent event, long now) {
    Sighting sighting = event.sighting();
    Listing listing = event.listing();
    Exposed news = event.exposed();
    if (news != null
        && news.kind() == TieKind.PERSON
        && state.exposedPeople() < discovery.people()) {
      return List.of();
    }
    long at = time(event);
    List<Long> ends = new ArrayList<>();
    for (TargetFacts facts : state.targets()) {
      boolean concerned =
          sighting != null
              ? facts.target().equals(sighting.target())
              : listing == null || Listings.covers(listing.indicator(), facts.target());
      boolean byItself = concerned && assessor.couldSuspect(state, facts);
      boolean exposed = concerned && assessor.couldTurnExposed(state, facts);
      if (!byItself && !exposed) {
        continue;
      }
      add(ends, Math.max(at, now), byItself, exposed);
      for (long turn : assessor.turns(state, facts)) {
        if (turn >= now) {
          add(ends, turn, byItself, exposed);
        }
      }
    }
    return ends;
  }

  private void add(List<Long> ends, long at, boolean byItself, boolean exposed) {
    if (byItself) {
      ends.add(SiteAssessor.endOf(at));
    }
    if (exposed) {
      ends.add(new Epochs(discovery.epochMillis()).endOf(at));
    }
  }

  /** When an event happened or begins to count, milliseconds UTC. */
  public static long time(TargetEvent event) {
    Sighting sighting = event.sighting();
    Listing listing = event.listing();
    AppSetFact app = event.app();
    if (sighting != null) {
      return sighting.at();
    }
    if (listing != null) {
      return listing.indicator().activeFrom();
    }
    Exposed exposed = event.exposed();
    return app != null ? app.at() : exposed == null ? 0 : exposed.since();
  }

  /** The end of the five minutes that a time lies in: pages are assessed at such times only. */
  public static long endOfSpan(long at) {
    return SiteAssessor.endOf(at);
  }

  /**
   * Assesses a page; emits every remembered visit to a target that turned out suspect, save those
   * that lay beyond the retention when it did.
   *
   * @param rates of exposure, by epoch up to that time
   * @param until event time up to which all visits are known, milliseconds UTC
   * @param later told when to assess it again, of what is known by now: exposures and visits come
   *     in any order, and when the one that makes a target worth a look comes last, those of later
   *     times have passed without asking for one
   */
  public SiteState assess(
      SiteState state,
      SiteMemory memory,
      ExposureRates rates,
      long until,
      Consumer<Visit> out,
      LongConsumer later) {
    SiteState next = state;
    Map<String, SiteAssessor.Turned> turned = assessor.turned(state, memory, rates, until, later);
    for (Map.Entry<String, SiteAssessor.Turned> turn : turned.entrySet()) {
      SiteAssessor.Turned its = turn.getValue();
      TargetFacts before = next.facts(turn.getKey(), TargetKind.HOST, its.suspectAt());
      TargetFacts facts =
          before.assessedFrom(its.suspectAt()).provenFrom(its.provenAt(), its.type());
      for (Map.Entry<Long, RememberedVisit> entry : memory.entries()) {
        if (entry.getValue().target().equals(turn.getKey())) {
          tellTurns(entry.getValue(), facts, state, out);
        }
      }
      next = next.with(facts, Long.MIN_VALUE);
    }
    return next;
  }

  /** Assesses a page of which everything is known. */
  public SiteState assess(
      SiteState state, SiteMemory memory, ExposureRates rates, Consumer<Visit> out) {
    return assess(state, memory, rates, Long.MAX_VALUE, out, end -> {});
  }

  /** Which campaign a site is part of. */
  public SiteLinks links() {
    return links;
  }

  /** A visit to a target that turned suspect, or confirmed, by the weight of evidence. */
  private void tellTurns(
      RememberedVisit visit, TargetFacts facts, SiteState state, Consumer<Visit> out) {
    if (isKept(visit, facts.assessedAt()) && facts.assessedAt() < facts.provenAt()) {
      long from = Math.max(visit.at(), facts.assessedAt());
      out.accept(visit(visit, from, Verdict.SUSPECT, null, state));
    }
    if (isKept(visit, facts.provenAt())) {
      out.accept(proven(visit, facts, state));
    }
  }

  /** Whether a visit was still remembered when its target turned, if it ever did. */
  private boolean isKept(RememberedVisit visit, long turnedAt) {
    return turnedAt != Long.MAX_VALUE && visit.at() >= turnedAt - parameters.retentionMillis();
  }

  /** Evidence confirms as surely as the least sure entry of a list that does. */
  private Visit proven(RememberedVisit visit, TargetFacts facts, SiteState state) {
    FlaggedTarget target =
        new FlaggedTarget(
            visit.target(),
            visit.kind(),
            Verdict.CONFIRMED,
            facts.likeType(),
            Campaigns.own(state.site()),
            parameters.confirmAt(),
            null,
            "");
    return new Visit(
        visit.subject(),
        visit.at(),
        Math.max(visit.at(), facts.provenAt()),
        visit.hash(),
        visit.signals(),
        target);
  }

  private static TargetFacts flagged(TargetFacts facts, Verdict verdict, long at) {
    return verdict == Verdict.CONFIRMED ? facts.confirmedFrom(at) : facts.suspectedFrom(at);
  }

  private static Visit visit(
      RememberedVisit visit,
      long effectiveAt,
      Verdict verdict,
      @Nullable Match match,
      SiteState state) {
    FlaggedTarget target =
        new FlaggedTarget(
            visit.target(),
            visit.kind(),
            verdict,
            match == null ? Indicator.UNKNOWN_TYPE : match.fraudType(),
            Campaigns.own(state.site()),
            match == null ? 0 : match.confidence(),
            match == null ? null : match.kind(),
            match == null ? "" : match.source());
    return new Visit(
        visit.subject(), visit.at(), effectiveAt, visit.hash(), visit.signals(), target);
  }

  private SiteState remember(
      SiteState state, Sighting sighting, RememberedVisit visit, SiteMemory memory) {
    if (VisitorSample.hash(sighting.subject()) >= state.cut()) {
      return state;
    }
    long key = RememberedVisit.key(sighting);
    RememberedVisit known = memory.get(key);
    if (known != null) {
      memory.put(key, known.merged(sighting, visit.confidence()));
      return state;
    }
    memory.put(key, visit);
    int remembered = state.remembered() + 1;
    long cut = state.cut();
    if (remembered > 2 * parameters.maxVisitors()) {
      VisitorSample sample = sample(state, memory);
      remembered = sample.shrink(memory);
      cut = sample.cut();
    }
    return state.remembering(remembered, cut);
  }

  private VisitorSample sample(SiteState state, SiteMemory memory) {
    return new VisitorSample(memory, parameters.maxVisitors(), state.cut());
  }

  /**
   * What a report needs beside the page.
   *
   * @param rates of exposure
   * @param judgements what people hold of targets
   * @param enterpriseOf a person's enterprise, by pseudonym; empty for people in none
   */
  public record Beside(
      ExposureRates rates, Judgements judgements, UnaryOperator<String> enterpriseOf) {}

  /**
   * The reports on a site's targets: for each target one as of each turn of its verdict, so that a
   * reader can take the last one before any time. A target that one person visited and nothing
   * speaks against is not worth a line; its report is quiet.
   */
  public void report(
      SiteState state, SiteMemory memory, Beside beside, Consumer<TargetReport> out) {
    VisitorSample sample = sample(state, memory);
    Map<String, Integer> visitors = sample.visitors(memory);
    List<Long> days = days(state, memory, sample.cut());
    AppEvidence app = pages.asOf(state.votes(), state.site(), Long.MAX_VALUE);
    int association = SiteAssessor.association(app, parameters.suspectAt());
    Exposures exposures = assessor.exposures(state, memory, beside.rates());
    LongFunction<Exposures.Finding> lookup =
        time -> exposures.at(time, parameters.retentionMillis());
    boolean agreed = app != null || !AppTargets.isSet(state.site());
    for (TargetFacts facts : state.targets()) {
      int people = visitors.getOrDefault(facts.target(), 0);
      boolean evidence = (facts.signals() & EVIDENCE) != 0 || facts.flaggedAt() != Long.MAX_VALUE;
      boolean judged = !beside.judgements().turns(facts.target()).isEmpty();
      boolean told = (evidence || people > 1 || judged) && agreed;
      TargetReporter reporter =
          new TargetReporter(
              state,
              facts,
              people,
              days,
              fusion,
              app,
              association,
              lookup,
              exposures.lastAt(),
              beside.judgements(),
              told ? sample.reach(memory, facts.target(), beside.enterpriseOf()) : Map.of());
      if (told) {
        reporter.report(out);
      } else if (agreed) {
        reporter.reportQuietly(out);
      }
    }
  }

  /** Days since 1970-01-01 UTC of the visits sampled, ascending; at least the first. */
  private static List<Long> days(SiteState state, SiteMemory memory, long cut) {
    SortedSet<Long> days = new TreeSet<>();
    days.add(Math.floorDiv(state.firstSeenAt(), DAY_MILLIS));
    for (Map.Entry<Long, RememberedVisit> entry : memory.entries()) {
      if (VisitorSample.hash(entry.getValue().subject()) < cut) {
        days.add(Math.floorDiv(entry.getValue().at(), DAY_MILLIS));
      }
    }
    return List.copyOf(days);
  }
}
