package tocsin.core.discover.hunt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjDoubleConsumer;
import tocsin.core.apps.AppPages;
import tocsin.core.apps.AppSessions;
import tocsin.core.fuse.Fusion;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Sighting;
import tocsin.domain.pack.Parameters;

/**
 * The slower pass: reads a history, closes it as of a time and looks at every site twice. First at
 * whose visitors were at confirmed targets; then, of the rest, at whose visitors were at what that
 * found. There is no third time: a find of the second round leads nowhere, so one wrong find cannot
 * grow. Confirmed is what an indicator confirms and nobody refuted; what hunts found before is no
 * evidence.
 *
 * <p>The same history gives the same finds in any order. Memory: some 8 bytes a visitor and 500 a
 * site within {@link Bounds}, besides the touches of app hosts. Confined to one thread; to be
 * closed once.
 */
public final class Hunt {
  /** Name of the hunt as the source of indicators. */
  public static final String SOURCE = "hunt";

  /**
   * What a hunt goes by.
   *
   * @param appSessions what reads touches of app hosts
   * @param appPages what weighs what they say
   * @param listings indicators that became known at a time
   * @param judgements what people hold of targets
   */
  public record Rules(
      Parameters parameters,
      Fusion fusion,
      AppSessions appSessions,
      AppPages appPages,
      List<Listing> listings,
      Judgements judgements) {}

  /**
   * What came of it.
   *
   * @param finds of both rounds, the likeliest first
   */
  public record Outcome(List<Find> finds, HuntCounts counts) {}

  private static final Comparator<Find> ORDER =
      Comparator.comparingDouble(Find::probability)
          .reversed()
          .thenComparing(Find::target)
          .thenComparing(Find::kind);

  private final Rules rules;
  private final Bounds bounds;
  private final long asOf;
  private final Pages pages;
  private final AppFacts apps;

  /**
   * @param asOf milliseconds UTC, exclusive: nothing that happened or became known from then on
   *     counts
   */
  public Hunt(Rules rules, Bounds bounds, long asOf) {
    this.rules = rules;
    this.bounds = bounds;
    this.asOf = asOf;
    this.pages = new Pages(rules.parameters(), bounds, rules.listings(), rules.judgements(), asOf);
    this.apps = new AppFacts(rules.appSessions());
  }

  /** Takes a sighting in. O(listings of the site + people kept of it). */
  public void sighted(Sighting sighting) {
    pages.sighted(sighting);
  }

  /** Takes a touch of a host in that may belong to an app. O(1). */
  public void touched(AppTouch touch) {
    if (touch.at() < asOf && touch.at() >= asOf - rules.parameters().retentionMillis()) {
      apps.touched(touch);
    }
  }

  /** What is found. */
  public Outcome close() {
    return close((site, probability) -> {});
  }

  /**
   * What is found. O(edges · log people).
   *
   * @param weighed hears the probability of each target by its site, in each round
   */
  public Outcome close(ObjDoubleConsumer<String> weighed) {
    apps.tell(asOf - 1, this::told);
    Graph graph = new Graph(pages, bounds);
    Suspicion suspicion = new Suspicion(rules, pages, graph, asOf, weighed);
    Exposure direct = new Exposure(graph, bounds, Map.of());
    List<Find> finds = new ArrayList<>();
    Map<Integer, Double> firsts = new TreeMap<>();
    for (int page = 0; page < graph.pages.size(); page++) {
      for (Find find : suspicion.first(page, direct)) {
        finds.add(find);
        firsts.merge(page, find.probability(), Math::max);
      }
    }
    Exposure second = new Exposure(graph, bounds, firsts);
    Map<Integer, List<Integer>> findsOfPerson = findsOfPerson(graph, firsts);
    for (int page = 0; page < graph.pages.size() && !firsts.isEmpty(); page++) {
      if (!firsts.containsKey(page)) {
        finds.addAll(suspicion.second(page, direct, second, findsOfPerson));
      }
    }
    finds.sort(ORDER);
    return new Outcome(List.copyOf(finds), counts(graph));
  }

  private void told(AppSetFact fact) {
    Page page = pages.page(fact.site());
    if (page != null) {
      page.voted(rules.appPages().add(page.votes(), fact));
    }
  }

  private Map<Integer, List<Integer>> findsOfPerson(Graph graph, Map<Integer, Double> finds) {
    Map<Integer, List<Integer>> byPerson = new HashMap<>();
    for (int page : finds.keySet()) {
      int[] visitors = graph.visitors(page);
      for (int person : visitors.length <= bounds.seedVisitors() ? visitors : new int[0]) {
        byPerson.computeIfAbsent(person, p -> new ArrayList<>()).add(page);
      }
    }
    return byPerson;
  }

  private HuntCounts counts(Graph graph) {
    return new HuntCounts(
        graph.pages.size(),
        graph.people(),
        graph.pages.stream().mapToLong(page -> page.people().size()).sum(),
        pages.seeds().size(),
        pages.seeds().size() - graph.seeds.size(),
        graph.crowds(),
        graph.silent(),
        pages.scale());
  }
}
