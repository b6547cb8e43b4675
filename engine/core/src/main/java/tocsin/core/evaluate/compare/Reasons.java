package tocsin.core.evaluate.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Tier;

/**
 * What each reason adds. Computed from the recorded points of each person's peak: a reason is taken
 * away, the rest is added up again and held against the tiers' enter scores. Conditions of tiers
 * and stages are not asked again, so this is what the points do, not what a replay without the
 * reason would give.
 *
 * @param shares most hits first
 * @param rulesA what A's conditions and rules did beside the points
 * @param rulesB the same for B
 */
public record Reasons(
    Thresholds thresholdsA,
    Thresholds thresholdsB,
    List<Share> shares,
    Beside rulesA,
    Beside rulesB,
    Overlap overlap) {
  /** Reasons in the overlap matrix. */
  static final int MAX_OVERLAP = 20;

  /** A reason on both sides. */
  public record Share(String code, Part a, Part b) {}

  /**
   * What a reason adds on one side.
   *
   * @param hits people whose peak has it
   * @param meanPoints over those
   * @param unique people who would not reach their tier without its points
   * @param aboveBlue change of people above blue when it is left out; positive when it holds people
   *     back, and then an upper bound
   */
  public record Part(int hits, double meanPoints, int unique, int aboveBlue) {}

  /**
   * Where points alone do not explain the tier.
   *
   * @param held people whose score would reach a higher tier, whose condition does not hold or whom
   *     a rule limits
   * @param lifted people in a tier that their score does not reach: lifted by a rule
   */
  public record Beside(int held, int lifted) {}

  /**
   * Which reasons come together.
   *
   * @param codes most hits first, at most {@value #MAX_OVERLAP}
   * @param a people of A with both, by row and column of {@code codes}
   * @param b the same for B
   */
  public record Overlap(List<String> codes, List<List<Integer>> a, List<List<Integer>> b) {}

  static Reasons of(Pairs pairs, Thresholds ofA, Thresholds ofB) {
    Map<String, Part> a = parts(pairs.a().values(), ofA);
    Map<String, Part> b = parts(pairs.b().values(), ofB);
    SortedMap<String, Part> all = new TreeMap<>(a);
    all.putAll(b);
    Part none = new Part(0, 0, 0, 0);
    List<Share> shares = new ArrayList<>();
    for (String code : all.keySet()) {
      shares.add(new Share(code, a.getOrDefault(code, none), b.getOrDefault(code, none)));
    }
    shares.sort(
        Comparator.comparingInt((Share s) -> -(s.a().hits() + s.b().hits()))
            .thenComparing(Share::code));
    List<String> codes = shares.stream().map(Share::code).limit(MAX_OVERLAP).toList();
    return new Reasons(
        ofA,
        ofB,
        shares,
        beside(pairs.a().values(), ofA),
        beside(pairs.b().values(), ofB),
        new Overlap(
            codes, together(pairs.a().values(), codes), together(pairs.b().values(), codes)));
  }

  /** Points by code of a person's peak. */
  private static Map<String, Integer> points(Standing standing) {
    Map<String, Integer> points = new TreeMap<>();
    for (Reason reason : standing.peak().reasons()) {
      points.merge(reason.code(), reason.points(), Integer::sum);
    }
    return points;
  }

  private static Map<String, Part> parts(Collection<Standing> standings, Thresholds thresholds) {
    Map<String, int[]> sums = new TreeMap<>();
    for (Standing standing : standings) {
      Tier tier = standing.peak().tier();
      int score = standing.peak().score();
      points(standing)
          .forEach(
              (code, points) -> {
                int[] sum = sums.computeIfAbsent(code, c -> new int[4]);
                int without = score - points;
                sum[0]++;
                sum[1] += points;
                sum[2] += falls(score, without, thresholds.enterOf(tier)) ? 1 : 0;
                if (Standing.aboveBlue(tier)) {
                  sum[3] -= falls(score, without, thresholds.aboveBlue()) ? 1 : 0;
                } else {
                  sum[3] += falls(without, score, thresholds.aboveBlue()) ? 1 : 0;
                }
              });
    }
    Map<String, Part> parts = new TreeMap<>();
    sums.forEach(
        (code, sum) -> parts.put(code, new Part(sum[0], (double) sum[1] / sum[0], sum[2], sum[3])));
    return parts;
  }

  private static boolean falls(int from, int to, int threshold) {
    return from >= threshold && to < threshold;
  }

  private static Beside beside(Collection<Standing> standings, Thresholds thresholds) {
    int held = 0;
    int lifted = 0;
    for (Standing standing : standings) {
      Tier tier = standing.peak().tier();
      int score = standing.peak().score();
      lifted += score < thresholds.enterOf(tier) ? 1 : 0;
      boolean higher =
          thresholds.enter().entrySet().stream()
              .anyMatch(entry -> entry.getKey().compareTo(tier) > 0 && score >= entry.getValue());
      held += higher ? 1 : 0;
    }
    return new Beside(held, lifted);
  }

  private static List<List<Integer>> together(Collection<Standing> standings, List<String> codes) {
    int[][] counts = new int[codes.size()][codes.size()];
    for (Standing standing : standings) {
      Map<String, Integer> points = points(standing);
      int[] present =
          java.util.stream.IntStream.range(0, codes.size())
              .filter(i -> points.containsKey(codes.get(i)))
              .toArray();
      for (int row : present) {
        for (int column : present) {
          counts[row][column]++;
        }
      }
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : counts) {
      rows.add(java.util.Arrays.stream(row).boxed().toList());
    }
    return rows;
  }
}
