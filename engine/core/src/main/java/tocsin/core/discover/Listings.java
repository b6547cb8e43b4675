package tocsin.core.discover;

import java.util.ArrayList;
import java.util.Comparator;
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

  /**
   * What the desk said of a target from the first time on that it found it harmless.
   *
   * @param number 1 for that first time
   */
  record Word(Indicator said, int number) {
    boolean refutes() {
      return said.refutes();
    }

    /** Names the word, so that a later one is told from an earlier one of the same content. */
    String source() {
      return number == 1 ? Indicator.DESK : Indicator.DESK + "." + number;
    }

    /** The match that a confirmation makes; null for a refutation. */
    @Nullable Match match() {
      Match match = Match.of(said);
      return refutes()
          ? null
          : new Match(
              match.kind(),
              match.value(),
              match.fraudType(),
              match.confidence(),
              source(),
              match.since(),
              match.validUntil());
    }
  }

  /** The desk's words on a target from its first refutation on, in order; mostly none. */
  static List<Word> words(SiteState state, String target) {
    if (state.listings().stream().noneMatch(Indicator::refutes)) {
      return List.of();
    }
    List<Word> words = new ArrayList<>();
    state.listings().stream()
        .filter(listing -> listing.source().equals(Indicator.DESK) && covers(listing, target))
        .sorted(
            Comparator.comparingLong(Indicator::activeFrom)
                .thenComparingInt(Indicator::confidence)
                .thenComparing(Indicator::value))
        .dropWhile(listing -> !listing.refutes())
        .forEach(listing -> words.add(new Word(listing, words.size() + 1)));
    return words;
  }

  /** The last of them by a time, or null. */
  static @Nullable Word word(SiteState state, String target, long at) {
    Word last = null;
    for (Word word : words(state, target)) {
      last = word.said().activeFrom() <= at ? word : last;
    }
    return last;
  }

  /** Whether people have found a target harmless, as of a time. */
  static boolean isRefuted(SiteState state, String target, long at) {
    Word word = word(state, target, at);
    return word != null && word.refutes();
  }

  /** The indicators that counted when a sighting happened. O(listings of the site). */
  List<Match> knownAt(SiteState state, Sighting sighting) {
    List<Match> known = new ArrayList<>();
    Match met = sighting.match();
    boolean refutes = met != null && met.confidence() == 0 && met.source().equals(Indicator.DESK);
    if (met != null && !refutes) {
      known.add(met);
    }
    for (Indicator listing : state.listings()) {
      boolean counts =
          listing.activeFrom() <= sighting.at() && sighting.at() < listing.validUntil();
      if (counts && !listing.refutes() && covers(listing, sighting.target())) {
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
    return switch (listing.kind()) {
      case SUFFIX -> target.equals(listing.value()) || target.endsWith("." + listing.value());
      case URL, HOST, IP, CIDR, APP, CERT -> target.equals(listing.value());
    };
  }

  /** What one match alone makes of a target. */
  Verdict verdict(@Nullable Match match) {
    if (match == null || match.confidence() < parameters.suspectAt()) {
      return Verdict.UNKNOWN;
    }
    return match.confidence() >= parameters.confirmAt() ? Verdict.CONFIRMED : Verdict.SUSPECT;
  }
}
