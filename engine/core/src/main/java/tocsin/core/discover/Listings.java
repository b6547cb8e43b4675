package tocsin.core.discover;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Verdict;
import tocsin.domain.pack.Parameters;

/** What indicators say of a target: which count, and how much. Immutable. */
final class Listings {
  private final Parameters parameters;

  Listings(Parameters parameters) {
    this.parameters = parameters;
  }

  /** The indicators that counted when a sighting happened. O(listings of the site). */
  List<Match> knownAt(SiteState state, Sighting sighting) {
    List<Match> known = new ArrayList<>();
    if (sighting.match() != null) {
      known.add(sighting.match());
    }
    for (Indicator listing : state.listings()) {
      boolean counts =
          listing.activeFrom() <= sighting.at() && sighting.at() < listing.validUntil();
      if (counts && covers(listing, sighting.target())) {
        known.add(Match.of(listing));
      }
    }
    return known;
  }

  /** The strongest that is reason enough to suspect a target, or null. */
  @Nullable Match strongest(List<Match> matches) {
    Match best = null;
    for (Match match : matches) {
      boolean stronger = best == null || match.outranks(best);
      best = stronger && verdict(match).flagged() ? match : best;
    }
    return best;
  }

  /** Whether an indicator speaks of a target of its site. */
  static boolean covers(Indicator listing, String target) {
    return listing.kind().covers(listing.value(), target);
  }

  /** What one match alone makes of a target. */
  Verdict verdict(@Nullable Match match) {
    if (match == null || match.confidence() < parameters.suspectAt()) {
      return Verdict.UNKNOWN;
    }
    return match.confidence() >= parameters.confirmAt() ? Verdict.CONFIRMED : Verdict.SUSPECT;
  }
}
