package tocsin.core.evaluate.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.TargetReport;

/**
 * How what went in, and what was flagged, differs.
 *
 * @param inputsKnown whether both sides say what they read
 * @param sameInput whether they read the same counts of the same files; false when unknown
 * @param recordsA records read; 0 when unknown
 * @param rejectedShareA rejected lines over lines; NaN when unknown
 * @param mixes kinds of things by share, with how far the shares moved
 * @param targets flagged targets
 */
public record Drift(
    boolean inputsKnown,
    boolean sameInput,
    long recordsA,
    long recordsB,
    double rejectedShareA,
    double rejectedShareB,
    List<Mix> mixes,
    Targets targets) {
  private static final int MAX_ROWS = 16;
  private static final int MAX_TARGETS = 20;

  /**
   * One way to split things up.
   *
   * @param psi population stability index, Σ (b − a)·ln(b / a) over shares, half a count added to
   *     each: below 0.1 stable, above 0.25 another population; NaN when a side is empty
   * @param rows most counted first, at most 16
   */
  public record Mix(String room, double psi, List<Row> rows) {}

  /** Counts of one kind. */
  public record Row(String name, long a, long b) {}

  /**
   * Targets flagged as suspect or confirmed.
   *
   * @param onlyA flagged by A alone
   * @param added flagged by B alone, most visited first, at most 20
   */
  public record Targets(int a, int b, int onlyA, int onlyB, List<Flagged> added) {}

  /** A flagged target. */
  public record Flagged(
      String target, String kind, String verdict, String fraudType, int visitors) {}

  static Drift of(Side a, Side b, Pairs pairs) {
    List<Mix> mixes = new ArrayList<>();
    InputMix inA = a.input();
    InputMix inB = b.input();
    if (inA != null && inB != null) {
      add(mixes, "format", inA.formats(), inB.formats());
      add(mixes, "file", inA.files(), inB.files());
      add(mixes, "ignored", inA.ignored(), inB.ignored());
      add(mixes, "rejected", inA.rejected(), inB.rejected());
      add(mixes, "unknownField", inA.unknownFields(), inB.unknownFields());
    }
    add(mixes, "fraudType", types(pairs.a()), types(pairs.b()));
    add(mixes, "stage", stages(pairs.a()), stages(pairs.b()));
    List<TargetReport> targetsA = a.output().targets();
    List<TargetReport> targetsB = b.output().targets();
    add(
        mixes,
        "verdict",
        count(targetsA, t -> word(t.verdict())),
        count(targetsB, t -> word(t.verdict())));
    add(
        mixes,
        "targetKind",
        count(targetsA, t -> word(t.kind())),
        count(targetsB, t -> word(t.kind())));
    return new Drift(
        inA != null && inB != null,
        inA != null && inA.equals(inB),
        inA == null ? 0 : inA.records(),
        inB == null ? 0 : inB.records(),
        rejectedShare(inA),
        rejectedShare(inB),
        mixes,
        targets(targetsA, targetsB));
  }

  private static double rejectedShare(@Nullable InputMix input) {
    if (input == null || input.lines() == 0) {
      return Double.NaN;
    }
    long rejected = input.rejected().values().stream().mapToLong(Long::longValue).sum();
    return (double) rejected / input.lines();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static SortedMap<String, Long> types(SortedMap<String, Standing> standings) {
    return count(standings.values(), standing -> standing.peak().fraudType());
  }

  private static SortedMap<String, Long> stages(SortedMap<String, Standing> standings) {
    return count(
        standings.values().stream().filter(s -> s.peak().tier() != Tier.NONE).toList(),
        standing -> standing.peak().stage().name());
  }

  private static <T> SortedMap<String, Long> count(Iterable<T> all, Function<T, String> name) {
    SortedMap<String, Long> counts = new TreeMap<>();
    all.forEach(each -> counts.merge(name.apply(each), 1L, Long::sum));
    return counts;
  }

  private static void add(
      List<Mix> mixes, String room, SortedMap<String, Long> a, SortedMap<String, Long> b) {
    SortedMap<String, Long> names = new TreeMap<>(a);
    names.putAll(b);
    if (names.isEmpty()) {
      return;
    }
    List<Row> rows = new ArrayList<>();
    for (String name : names.keySet()) {
      rows.add(new Row(name, a.getOrDefault(name, 0L), b.getOrDefault(name, 0L)));
    }
    rows.sort(Comparator.comparingLong((Row row) -> -(row.a() + row.b())).thenComparing(Row::name));
    mixes.add(
        new Mix(room, psi(rows), List.copyOf(rows.subList(0, Math.min(MAX_ROWS, rows.size())))));
  }

  private static double psi(List<Row> rows) {
    long totalA = rows.stream().mapToLong(Row::a).sum();
    long totalB = rows.stream().mapToLong(Row::b).sum();
    if (totalA == 0 || totalB == 0) {
      return Double.NaN;
    }
    double psi = 0;
    for (Row row : rows) {
      double a = (row.a() + 0.5) / (totalA + 0.5 * rows.size());
      double b = (row.b() + 0.5) / (totalB + 0.5 * rows.size());
      psi += (b - a) * Math.log(b / a);
    }
    return psi;
  }

  private static Targets targets(List<TargetReport> a, List<TargetReport> b) {
    Map<String, TargetReport> flaggedA = flagged(a);
    Map<String, TargetReport> flaggedB = flagged(b);
    List<TargetReport> added =
        flaggedB.entrySet().stream()
            .filter(entry -> !flaggedA.containsKey(entry.getKey()))
            .map(Map.Entry::getValue)
            .sorted(
                Comparator.comparingInt((TargetReport t) -> -t.visitors())
                    .thenComparing(TargetReport::target))
            .toList();
    int onlyA = (int) flaggedA.keySet().stream().filter(t -> !flaggedB.containsKey(t)).count();
    return new Targets(
        flaggedA.size(),
        flaggedB.size(),
        onlyA,
        added.size(),
        added.stream().limit(MAX_TARGETS).map(Drift::shown).toList());
  }

  private static Flagged shown(TargetReport t) {
    return new Flagged(t.target(), word(t.kind()), word(t.verdict()), t.fraudType(), t.visitors());
  }

  private static Map<String, TargetReport> flagged(List<TargetReport> targets) {
    Map<String, TargetReport> flagged = new TreeMap<>();
    for (TargetReport target : targets) {
      if (target.verdict().flagged()) {
        flagged.put(word(target.kind()) + " " + target.target(), target);
      }
    }
    return flagged;
  }
}
