package tocsin.core.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.core.TestPacks;
import tocsin.core.campaign.Campaigns;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.Fusion;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

/** What should follow from the news of a site, plainly told. */
final class LedgerOracle {
  private static final long SPAN = 300_000;
  private static final long RETENTION = 14 * TestPacks.DAY;
  private static final int NAME =
      Signal.LOOK_ALIKE.bit()
          | Signal.DISGUISE.bit()
          | Signal.LURE_WORD.bit()
          | Signal.RANDOM_LABEL.bit()
          | Signal.RISKY_SUFFIX.bit();

  private LedgerOracle() {}

  static boolean covers(Indicator listing, String target) {
    return target.equals(listing.value())
        || (listing.kind() == IndicatorKind.SUFFIX && target.endsWith("." + listing.value()));
  }

  static Verdict verdict(@Nullable Match match) {
    if (match != null && match.confidence() >= 60) {
      return Verdict.CONFIRMED;
    }
    return match != null && match.confidence() >= 20 ? Verdict.SUSPECT : Verdict.UNKNOWN;
  }

  /** Every visit that follows from sightings and listings, with nothing remembered or spared. */
  static List<Visit> plain(List<?> news) {
    List<Visit> visits = new ArrayList<>();
    for (Object each : news) {
      if (!(each instanceof Sighting sighting)) {
        continue;
      }
      Match best = sighting.match();
      for (Object other : news) {
        if (other instanceof Indicator listing && covers(listing, sighting.target())) {
          Match match = Match.of(listing);
          boolean active =
              listing.activeFrom() <= sighting.at() && sighting.at() < listing.validUntil();
          if (active && (best == null || match.outranks(best))) {
            best = match;
          }
          if (listing.activeFrom() > sighting.at() && verdict(match).flagged()) {
            visits.add(visit(sighting, listing.activeFrom(), verdict(match), match));
          }
        }
      }
      best = best == null || best.confidence() < 20 ? null : best;
      Verdict now = verdict(best);
      if (now.flagged()) {
        visits.add(visit(sighting, sighting.at(), now, best));
      }
    }
    return visits;
  }

  static Visit visit(Sighting sighting, long effectiveAt, Verdict verdict, @Nullable Match match) {
    return new Visit(
        sighting.subject(),
        sighting.at(),
        effectiveAt,
        sighting.hash(),
        sighting.signals(),
        new FlaggedTarget(
            sighting.target(),
            sighting.kind(),
            verdict,
            match == null ? "unknown" : match.fraudType(),
            Campaigns.own("bad.example"),
            match == null ? 0 : match.confidence(),
            match == null ? null : match.kind(),
            match == null ? "" : match.source()));
  }

  static final Comparator<FlaggedTarget> WEAKEST_FIRST =
      Comparator.comparing(FlaggedTarget::verdict)
          .thenComparing(FlaggedTarget::confidence)
          .thenComparing(target -> target.listedAs() == null ? -99 : -target.listedAs().ordinal())
          .thenComparing(FlaggedTarget::source, Comparator.reverseOrder());

  /**
   * What visits tell as of a time: per person and target the strongest word, and per five minutes
   * when each signal was first seen. A visit that tells nothing beyond another is not told apart.
   */
  static Map<String, String> told(List<Visit> visits, long asOf) {
    Map<String, FlaggedTarget> words = new TreeMap<>();
    Map<String, Long> first = new TreeMap<>();
    for (Visit visit : visits) {
      FlaggedTarget target = visit.target();
      if (visit.effectiveAt() > asOf || target == null) {
        continue;
      }
      String place = visit.subject() + " " + target.target();
      words.merge(place, target, (a, b) -> WEAKEST_FIRST.compare(a, b) >= 0 ? a : b);
      for (Signal signal : Signal.values()) {
        if (signal.in(visit.signals())) {
          long span = Math.floorDiv(visit.at(), 300_000);
          first.merge(place + " " + span + " " + signal, visit.at(), Math::min);
        }
      }
    }
    Map<String, String> told = new TreeMap<>();
    words.forEach((place, target) -> told.put(place, target.toString()));
    first.forEach((place, at) -> told.put(place, at.toString()));
    return told;
  }

  static void assertSameTold(List<Visit> actual, List<Visit> expected, String where) {
    Set<Long> times = new TreeSet<>();
    actual.forEach(visit -> times.add(visit.effectiveAt()));
    expected.forEach(visit -> times.add(visit.effectiveAt()));
    for (long time : times) {
      assertThat(told(actual, time))
          .as("%s, as of %d", where, time)
          .isEqualTo(told(expected, time));
    }
  }

  /** By target the end of the first five minutes that gave reason to suspect it. */
  static Map<String, Long> suspected(List<?> news, Fusion fusion) {
    Map<String, Long> suspected = new TreeMap<>();
    List<Sighting> seen = new ArrayList<>();
    List<Indicator> listings = new ArrayList<>();
    for (Object each : news) {
      if (each instanceof Sighting sighting) {
        seen.add(sighting);
      } else {
        listings.add((Indicator) each);
      }
    }
    long first = seen.stream().mapToLong(Sighting::at).min().orElse(0);
    long last = seen.stream().mapToLong(Sighting::at).max().orElse(0);
    last = Math.max(last, listings.stream().mapToLong(Indicator::activeFrom).max().orElse(0));
    Set<String> targets = new TreeSet<>();
    seen.forEach(sighting -> targets.add(sighting.target()));
    for (String target : targets) {
      for (long end = Math.floorDiv(first, SPAN) * SPAN + SPAN; end <= last + SPAN; end += SPAN) {
        if (isNews(seen, listings, target, end)
            && isSuspect(seen, listings, target, end, first, fusion)) {
          suspected.put(target, end);
          break;
        }
      }
    }
    return suspected;
  }

  private static boolean isNews(
      List<Sighting> seen, List<Indicator> listings, String target, long end) {
    for (Sighting sighting : seen) {
      if (sighting.target().equals(target) && sighting.at() >= end - SPAN && sighting.at() < end) {
        return true;
      }
    }
    for (Indicator listing : listings) {
      long at = listing.activeFrom();
      if (covers(listing, target) && at >= end - SPAN && at < end) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSuspect(
      List<Sighting> seen,
      List<Indicator> listings,
      String target,
      long end,
      long first,
      Fusion fusion) {
    Set<String> people = new HashSet<>();
    int signals = 0;
    int spelling = Integer.MIN_VALUE;
    int confidence = 0;
    boolean visited = false;
    for (Sighting sighting : seen) {
      boolean own = sighting.target().equals(target);
      spelling = own ? Math.max(spelling, sighting.spelling()) : spelling;
      signals |= own ? sighting.signals() & NAME : 0;
      if (sighting.at() >= end || sighting.at() < end - RETENTION) {
        continue;
      }
      people.add(sighting.subject());
      visited |= own;
      signals |= own ? sighting.signals() : 0;
      Match match = sighting.match();
      confidence = own && match != null ? Math.max(confidence, match.confidence()) : confidence;
    }
    for (Indicator listing : listings) {
      if (listing.activeFrom() < end && end <= listing.validUntil() && covers(listing, target)) {
        confidence = Math.max(confidence, listing.confidence());
      }
    }
    Evidence evidence =
        new Evidence(signals, spelling, confidence, fusion.age(first, end), people.size(), 0);
    return visited && confidence < 20 && fusion.suspects(evidence);
  }

  /** Every visit to a target that turned out suspect, from then on. */
  static List<Visit> assessed(List<?> news, Map<String, Long> suspected) {
    List<Visit> visits = new ArrayList<>();
    for (Object each : news) {
      if (each instanceof Sighting sighting) {
        long from = suspected.getOrDefault(sighting.target(), Long.MAX_VALUE);
        if (from != Long.MAX_VALUE && sighting.at() >= from - RETENTION) {
          visits.add(visit(sighting, Math.max(sighting.at(), from), Verdict.SUSPECT, null));
        }
      }
    }
    return visits;
  }
}
