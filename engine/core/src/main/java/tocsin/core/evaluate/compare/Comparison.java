package tocsin.core.evaluate.compare;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Truth;
import tocsin.core.evaluate.compare.Outcomes.Delta;

/**
 * Two outputs on the same records, side by side. Its components are the report's JSON; the order of
 * lines in the outputs does not matter. Immutable.
 *
 * @param changes null when a side's policy is unknown
 * @param curves empty without truth
 * @param shadow models that scored without deciding
 * @param figures scorecard figures; empty without scorecards
 * @param types fraud types' names, as far as a policy says them
 * @param reasonTexts reasons' sentences with their placeholders, likewise
 */
public record Comparison(
    Head head,
    Verdict verdict,
    @Nullable List<PolicyChange> changes,
    Migration migration,
    List<Curves.Curve> curves,
    LeadTimes leadTimes,
    Workload workload,
    Reasons reasons,
    Drift drift,
    List<ShadowPair> shadow,
    WorstCases worstCases,
    List<FigurePair> figures,
    SortedMap<String, Texts> types,
    SortedMap<String, Texts> reasonTexts) {

  /**
   * What was compared.
   *
   * @param from start of the data, milliseconds UTC; null when there is none
   * @param until its end
   * @param records records read; 0 when unknown
   * @param people residents; 0 when unknown
   * @param seed of a simulated city, else null
   * @param bootstrapSeed the seed of every interval
   */
  public record Head(
      Named a,
      Named b,
      @Nullable Long from,
      @Nullable Long until,
      long records,
      long people,
      @Nullable Long seed,
      String zone,
      boolean truth,
      int replicates,
      long bootstrapSeed) {}

  /** A side's name, and what made it. */
  public record Named(String name, String engine, int alerted, int versions) {}

  /**
   * Compares.
   *
   * @param truth null when there is none
   */
  public static Comparison of(Side a, Side b, @Nullable Truth truth, Circumstances common) {
    Pairs pairs = Pairs.of(Standings.of(a.output().alerts()), Standings.of(b.output().alerts()));
    @Nullable Labels labels = truth == null ? null : Labels.of(truth);
    Function<String, Person> person =
        subject ->
            Person.of(
                subject,
                pairs.a().get(subject),
                pairs.b().get(subject),
                labels == null ? null : labels.of(subject));
    @Nullable Clusters clusters = labels == null ? null : Clusters.of(pairs, labels);
    Head head = head(a, b, pairs, truth != null, common);
    Migration migration = Migration.of(pairs, person);
    Workload workload =
        Workload.of(a.output().assignments(), b.output().assignments(), common, days(head, common));
    List<Delta> outcomes =
        labels == null || clusters == null
            ? List.of()
            : Outcomes.of(pairs, labels, clusters, common.replicates());
    boolean bothKnown = !a.policy().isEmpty() && !b.policy().isEmpty();
    return new Comparison(
        head,
        Verdict.of(migration, workload, outcomes, pairs.a().equals(pairs.b()), labels != null),
        bothKnown ? PolicyChange.between(a.policy(), b.policy()) : null,
        migration,
        labels == null || clusters == null
            ? List.of()
            : Curves.of(pairs, labels, clusters, common.replicates()),
        labels == null ? LeadTimes.headStart(pairs) : LeadTimes.againstTruth(pairs, labels),
        workload,
        Reasons.of(
            pairs, Thresholds.of(a.policy(), pairs.a()), Thresholds.of(b.policy(), pairs.b())),
        Drift.of(a, b, pairs),
        ShadowPair.of(a.shadow(), b.shadow()),
        WorstCases.of(pairs, labels, person),
        FigurePair.of(a.scorecard(), b.scorecard()),
        Texts.of("types", a.policy(), b.policy()),
        Texts.of("reasons", a.policy(), b.policy()));
  }

  private static Head head(Side a, Side b, Pairs pairs, boolean truth, Circumstances common) {
    long from =
        Stream.of(a, b)
            .map(Side::input)
            .mapToLong(input -> input == null ? Long.MAX_VALUE : input.firstAt())
            .min()
            .orElse(Long.MAX_VALUE);
    long until =
        Stream.of(a, b)
            .map(Side::input)
            .mapToLong(input -> input == null ? Long.MIN_VALUE : input.lastAt())
            .max()
            .orElse(Long.MIN_VALUE);
    // An output that does not say what it read at least says when it decided.
    if (from > until) {
      from = decided(a, b).min().orElse(Long.MAX_VALUE);
      until = decided(a, b).max().orElse(Long.MIN_VALUE);
    }
    long records =
        Stream.of(a, b)
            .map(Side::input)
            .mapToLong(input -> input == null ? 0 : input.records())
            .max()
            .orElse(0);
    return new Head(
        named(a, pairs.a().size()),
        named(b, pairs.b().size()),
        from > until ? null : from,
        from > until ? null : until,
        records,
        common.people(),
        common.seed(),
        common.zone().getId(),
        truth,
        common.replicates(),
        Clusters.SEED);
  }

  private static LongStream decided(Side a, Side b) {
    return Stream.of(a, b)
        .flatMap(side -> side.output().alerts().stream())
        .mapToLong(alert -> alert.decidedAt());
  }

  private static Named named(Side side, int alerted) {
    return new Named(side.output().name(), side.engine(), alerted, side.output().alerts().size());
  }

  private static int days(Head head, Circumstances common) {
    Long from = head.from();
    Long until = head.until();
    if (from == null || until == null) {
      return 1;
    }
    LocalDate first = Workload.date(from, common.zone());
    LocalDate last = Workload.date(until, common.zone());
    return (int) ChronoUnit.DAYS.between(first, last) + 1;
  }
}
