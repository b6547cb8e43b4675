package tocsin.benchmarks.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import tocsin.adapters.json.HuntFile;
import tocsin.adapters.json.Problem;
import tocsin.app.HuntRun;
import tocsin.core.discover.hunt.Bounds;
import tocsin.core.discover.hunt.Find;
import tocsin.core.discover.hunt.Hunt;
import tocsin.core.evaluate.Truth;

/** What {@code tocsin hunt} says of each site at the end of a history. */
final class SlowPass {
  private static final long DAY_MILLIS = 86_400_000L;

  /** Unlisted sites that only people meet who look at fraud on purpose, or machines. */
  private static final int SCANNED = 150;

  private final SiteGraph graph;

  /** By site, the highest probability of a target there in either round. */
  private final double[] scores;

  private final Hunt.Outcome outcome;

  private SlowPass(SiteGraph graph, double[] scores, Hunt.Outcome outcome) {
    this.graph = graph;
    this.scores = scores;
    this.outcome = outcome;
  }

  /**
   * Hunts.
   *
   * @param endAt the hunt's time, milliseconds UTC
   */
  static SlowPass of(CityRun run, SiteGraph graph, Bounds bounds, long endAt) throws IOException {
    double[] scores = new double[graph.sites.size()];
    Hunt.Outcome outcome =
        run.hunt(bounds)
            .hunt(
                endAt,
                (name, probability) -> {
                  Integer site = graph.siteNumbers.get(name);
                  if (site != null) {
                    scores[site] = Math.max(scores[site], probability);
                  }
                });
    return new SlowPass(graph, scores, outcome);
  }

  /** A pack's bounds. */
  static Bounds bounds(Path pack) {
    List<Problem> problems = new ArrayList<>();
    Bounds bounds = HuntFile.read(pack, problems);
    if (bounds == null) {
      throw new IllegalArgumentException(problems.toString());
    }
    return bounds;
  }

  /** The same where nobody speaks who met more sites than people do. */
  static Bounds withoutScanners(Bounds bounds) {
    return with(bounds, SCANNED, bounds.secondHand());
  }

  /** The same where a find's word is worth nothing. */
  static Bounds oneRound(Bounds bounds) {
    return with(bounds, bounds.personSites(), 1e-9);
  }

  private static Bounds with(Bounds bounds, int personSites, double secondHand) {
    return new Bounds(
        bounds.people(),
        bounds.chance(),
        bounds.crowd(),
        bounds.seedVisitors(),
        personSites,
        bounds.hostSites(),
        secondHand,
        bounds.sites(),
        bounds.edges());
  }

  /** Hunts at the end of each day, and writes what only two steps lead to beside other lists. */
  static void nightly(CityRun run, Bounds bounds, Truth truth, Path folder) throws IOException {
    HuntRun hunts = run.hunt(bounds);
    for (long at = truth.city().startAt() + DAY_MILLIS;
        at < truth.city().endAt();
        at += DAY_MILLIS) {
      List<Find> second =
          hunts.hunt(at, (site, probability) -> {}).finds().stream()
              .filter(find -> find.round() == 2)
              .toList();
      Files.writeString(folder.resolve("hunt-" + at + ".csv"), hunts.indicators(second, at));
    }
  }

  /** Sites found in a round that no list knows. */
  private BitSet found(int round) {
    BitSet found = new BitSet();
    for (Find find : outcome.finds()) {
      Integer site = graph.siteNumbers.get(find.site());
      if (find.round() == round && site != null && !graph.listed.get(site)) {
        found.set(site);
      }
    }
    return found;
  }

  /** By site, the higher of its own word and another's. */
  double[] with(double[] others) {
    double[] both = scores.clone();
    for (int site = 0; site < both.length; site++) {
      both[site] = Math.max(both[site], others[site]);
    }
    return both;
  }

  /**
   * What each round found.
   *
   * @param five unlisted fraud of five visitors or more
   * @param held the part of it whose campaigns are held out
   */
  String text(BitSet fraud, BitSet five, BitSet held) {
    BitSet first = found(1);
    BitSet second = found(2);
    BitSet all = (BitSet) first.clone();
    all.or(second);
    return String.format(
        "the slower pass found %d sites in its first round and %d in its second, %d of them benign:"
            + " of the unlisted with five visitors or more %s, then %s; of those held out %s, then"
            + " %s. %d people spoke for none.",
        first.cardinality(),
        second.cardinality(),
        all.cardinality() - common(all, fraud),
        share(first, five),
        share(all, five),
        share(first, held),
        share(all, held),
        outcome.counts().silent());
  }

  /** How many sites of the second round the stream had flagged by itself. */
  int flaggedToo(BitSet flagged) {
    return common(found(2), flagged);
  }

  private static String share(BitSet found, BitSet of) {
    return Recall.percent(common(found, of) / (double) Math.max(1, of.cardinality()));
  }

  private static int common(BitSet a, BitSet b) {
    BitSet both = (BitSet) a.clone();
    both.and(b);
    return both.cardinality();
  }
}
