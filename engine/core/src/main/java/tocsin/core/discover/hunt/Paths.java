package tocsin.core.discover.hunt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.domain.intel.ExposedBy;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.TieKind;

/** Which confirmed sites, and which finds, lead to a page. */
final class Paths {
  /** Steps of a path that are told. */
  private static final int MAX_PATH = 5;

  private final Graph graph;

  Paths(Graph graph) {
    this.graph = graph;
  }

  /** Confirmed sites with the most in common, and what kind of fraud they mostly are. */
  record Direct(List<ExposedBy> path, String fraudType) {}

  /** O(visitors · seeds). */
  Direct direct(int page) {
    Map<Integer, Integer> people = new HashMap<>();
    for (int person : graph.visitors(page)) {
      for (int seed : graph.seeds(person)) {
        if (!graph.isOwn(page, seed)) {
          people.merge(seed, 1, Integer::sum);
        }
      }
    }
    Map<String, Integer> types = new TreeMap<>();
    List<ExposedBy> path = new ArrayList<>();
    for (TieKind kind : TieKind.values()) {
      Map<Integer, Integer> common = kind == TieKind.PERSON ? people : shared(page, kind);
      common.forEach(
          (seed, keys) -> {
            path.add(new ExposedBy(graph.seeds.get(seed).site(), kind, keys));
            types.merge(graph.seeds.get(seed).fraudType(), keys, Integer::sum);
          });
    }
    path.sort(
        Comparator.comparingInt(ExposedBy::keys)
            .reversed()
            .thenComparing(ExposedBy::kind)
            .thenComparing(ExposedBy::via));
    return new Direct(List.copyOf(path.subList(0, Math.min(MAX_PATH, path.size()))), most(types));
  }

  private Map<Integer, Integer> shared(int page, TieKind kind) {
    Map<Integer, Integer> shared = new HashMap<>();
    graph.sharing(page, kind).forEach(seed -> shared.merge(seed, 1, Integer::sum));
    return shared;
  }

  /** The type that is named most, the first by name of several; unknown ones do not count. */
  static String most(Map<String, Integer> types) {
    String most = Indicator.UNKNOWN_TYPE;
    int best = 0;
    for (Map.Entry<String, Integer> each : new TreeMap<>(types).entrySet()) {
      boolean named = !each.getKey().equals(Indicator.UNKNOWN_TYPE);
      if (named && each.getValue() > best) {
        most = each.getKey();
        best = each.getValue();
      }
    }
    return most;
  }

  /**
   * Finds that a page has people in common with who were at no confirmed target elsewhere, the
   * strongest first. O(visitors · finds of each).
   *
   * @param findsOfPerson pages of finds by person
   */
  List<Find.Step> through(int page, Exposure exposure, Map<Integer, List<Integer>> findsOfPerson) {
    Map<Integer, Integer> people = new TreeMap<>();
    for (int person : graph.visitors(page)) {
      Collection<Integer> finds = findsOfPerson.getOrDefault(person, List.of());
      if (exposure.isSecondHand(page, person)) {
        finds.forEach(find -> people.merge(find, 1, Integer::sum));
      }
    }
    return people.entrySet().stream()
        // Pages are numbered in order of their sites, which settles ties.
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
        .limit(MAX_PATH)
        .map(each -> step(each.getKey(), each.getValue()))
        .toList();
  }

  private Find.Step step(int find, int people) {
    Direct direct = direct(find);
    return new Find.Step(graph.pages.get(find).site(), people, direct.fraudType(), direct.path());
  }
}
