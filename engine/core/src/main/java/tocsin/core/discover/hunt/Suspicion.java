package tocsin.core.discover.hunt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjDoubleConsumer;
import org.jspecify.annotations.Nullable;
import tocsin.core.apps.AppEvidence;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.Fusion;
import tocsin.core.fuse.Share;
import tocsin.core.fuse.Term;
import tocsin.domain.intel.AppSign;
import tocsin.domain.intel.ExposedBy;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TieKind;

/** Whether what is held of a page's targets is enough to suspect them, as {@link Fusion} weighs. */
final class Suspicion {
  /** Nats from which a piece of evidence is worth a word. */
  private static final double MENTIONED = 0.25;

  private final Hunt.Rules rules;
  private final Pages pages;
  private final Graph graph;
  private final Paths paths;
  private final long asOf;
  private final ObjDoubleConsumer<String> weighed;

  Suspicion(
      Hunt.Rules rules, Pages pages, Graph graph, long asOf, ObjDoubleConsumer<String> weighed) {
    this.rules = rules;
    this.pages = pages;
    this.graph = graph;
    this.paths = new Paths(graph);
    this.asOf = asOf;
    this.weighed = weighed;
  }

  /** Targets that confirmed ones lead to. */
  List<Find> first(int page, Exposure direct) {
    int lift = direct.lift(page);
    int ties = ties(page);
    return finds(page, lift, ties, lift > 0 || ties != 0, new Round(1, direct, Map.of()));
  }

  /** Targets that only finds of the first round lead to, or lead to more strongly. */
  List<Find> second(
      int page, Exposure direct, Exposure second, Map<Integer, List<Integer>> findsOfPerson) {
    int lift = second.lift(page);
    boolean news = lift > direct.lift(page);
    return news
        ? finds(page, lift, ties(page), true, new Round(2, second, findsOfPerson))
        : List.of();
  }

  /**
   * What a find is told with.
   *
   * @param findsOfPerson pages of finds by person; none in the first round
   */
  private record Round(int number, Exposure exposure, Map<Integer, List<Integer>> findsOfPerson) {}

  private int ties(int page) {
    return (graph.sharing(page, TieKind.SERVER).isEmpty() ? 0 : Evidence.SERVER)
        | (graph.sharing(page, TieKind.CERT).isEmpty() ? 0 : Evidence.CERT);
  }

  /**
   * @param led whether something leads to the page; what is suspect without is no find of a hunt
   */
  private List<Find> finds(int page, int lift, int ties, boolean led, Round round) {
    Page its = graph.pages.get(page);
    int listedAt = rules.parameters().suspectAt();
    AppEvidence app =
        its.votes().isEmpty() ? null : rules.appPages().asOf(its.votes(), its.site(), asOf - 1);
    List<Find> finds = new ArrayList<>();
    for (Clue clue : its.clues()) {
      int listed = pages.listed(its, clue);
      if (!isCandidate(clue) || listed >= listedAt || pages.isRefuted(clue)) {
        continue;
      }
      Evidence evidence =
          new Evidence(
              clue.signals(),
              clue.spelling(),
              Math.max(listed, association(app, listedAt)),
              rules.fusion().age(its.firstSeenAt(), asOf),
              its.people().size(),
              app == null ? 0 : app.weight(),
              lift,
              ties);
      weighed.accept(its.site(), rules.fusion().probability(evidence));
      if (led && rules.fusion().suspects(evidence)) {
        finds.add(find(page, clue, evidence, round));
      }
    }
    return finds;
  }

  /** A URL is only met when it is listed, and a set of app hosts is no name to look out for. */
  private static boolean isCandidate(Clue clue) {
    return clue.kind() == TargetKind.HOST
        || clue.kind() == TargetKind.IP
        || clue.kind() == TargetKind.APP;
  }

  /** As the streaming pass: a listed host speaks for the others in its app, less than a list. */
  private static int association(@Nullable AppEvidence app, int listedAt) {
    return app != null && AppSign.LISTED_MEMBER.in(app.signs()) ? listedAt - 1 : 0;
  }

  private Find find(int page, Clue clue, Evidence evidence, Round round) {
    Page its = graph.pages.get(page);
    Paths.Direct direct = paths.direct(page);
    List<Find.Step> through = paths.through(page, round.exposure(), round.findsOfPerson());
    int exposed = 0;
    int secondHand = 0;
    for (int person : graph.visitors(page)) {
      exposed += round.exposure().isDirect(page, person) ? 1 : 0;
      secondHand += round.exposure().isSecondHand(page, person) ? 1 : 0;
    }
    return new Find(
        its.site(),
        clue.target(),
        clue.kind(),
        round.number(),
        rules.fusion().probability(evidence),
        fraudType(direct, through),
        its.firstSeenAt(),
        its.people().size(),
        exposed,
        secondHand,
        evidence.lift() / 100.0,
        reasons(evidence),
        direct.path(),
        through);
  }

  private static String fraudType(Paths.Direct direct, List<Find.Step> through) {
    if (through.isEmpty()) {
      return direct.fraudType();
    }
    Map<String, Integer> types = new TreeMap<>();
    types.merge(direct.fraudType(), keys(direct.path()), Integer::sum);
    for (Find.Step step : through) {
      types.merge(step.fraudType(), step.people(), Integer::sum);
    }
    return Paths.most(types);
  }

  private static int keys(List<ExposedBy> path) {
    return path.stream().mapToInt(ExposedBy::keys).sum();
  }

  private List<Find.Why> reasons(Evidence evidence) {
    List<Find.Why> reasons = new ArrayList<>();
    for (Share share : rules.fusion().shares(evidence)) {
      Term term = share.term();
      boolean praise = term == Term.SPELLING && share.logOdds() < 0;
      if (term != null && Math.abs(share.logOdds()) >= MENTIONED && !praise) {
        reasons.add(new Find.Why(term.word(), term.code(), share.logOdds()));
      }
    }
    return List.copyOf(reasons);
  }
}
