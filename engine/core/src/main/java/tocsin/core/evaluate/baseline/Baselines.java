package tocsin.core.evaluate.baseline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import tocsin.core.evaluate.Output;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.Fusion;
import tocsin.domain.alert.Alert;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;

/**
 * Rules that see the same records and the same lists, but remember nothing of sites. An access is
 * suspicious when its target is listed as of then, or when its name and path alone speak against it
 * as much as the pack asks of a suspect. Each rule alerts a person once, yellow, with its own
 * measure as the score.
 *
 * <ul>
 *   <li>{@code indicator-match}: any access to a listed target, without a budget;
 *   <li>{@code indicator-match, budget}: the same, of the highest confidence, then the earliest;
 *   <li>{@code single-rule}: accesses to listed targets on two different days, the most days first;
 *   <li>{@code frequency}: the most suspicious accesses; the alert falls on the access that reaches
 *       the least number that still fits the budget;
 *   <li>{@code recency}: each hour those with the latest suspicious access who were not yet
 *       alerted, as many as the budget allows by then.
 * </ul>
 *
 * <p>A budget is a number of people. Confined to one thread; memory is bounded per person. The
 * order of arrival changes nothing.
 */
public final class Baselines {
  private static final int SINGLE_RULE_DAYS = 2;

  private final Fusion fusion;
  private final ZoneId zone;
  private final Map<String, PersonHits> people = new TreeMap<>();

  /**
   * Takes what a suspicious name is.
   *
   * @param fusion the pack's, for what a single access shows
   * @param zone whose days {@code single-rule} counts
   */
  public Baselines(Fusion fusion, ZoneId zone) {
    this.fusion = fusion;
    this.zone = zone;
  }

  /** Takes one sighting; sightings may come in any order. */
  public void add(Sighting sighting) {
    Evidence shown = Evidence.of(sighting.signals(), sighting.spelling(), 0);
    if (sighting.match() == null && !fusion.suspects(shown)) {
      return;
    }
    long day = Instant.ofEpochMilli(sighting.at()).atZone(zone).toLocalDate().toEpochDay();
    people.computeIfAbsent(sighting.subject(), s -> new PersonHits()).add(sighting, day);
  }

  /** Everyone with a suspicious access, in order. */
  public Set<String> sighted() {
    return java.util.Collections.unmodifiableSet(people.keySet());
  }

  /** What each rule would have said, with so many people as its budget. */
  public List<Output> outputs(int budget) {
    Map<String, List<Alert>> byRule = new LinkedHashMap<>();
    byRule.put("indicator-match", matches(Integer.MAX_VALUE));
    byRule.put("indicator-match, budget", matches(budget));
    byRule.put("single-rule", singleRule(budget));
    byRule.put("frequency", frequency(budget));
    byRule.put("recency", Recency.alerts(people, budget));
    List<Output> outputs = new ArrayList<>();
    byRule.forEach((name, alerts) -> outputs.add(new Output(name, alerts, List.of(), List.of())));
    return outputs;
  }

  private interface Rule {
    void judge(String subject, PersonHits hits, Consumer<Candidate> out);
  }

  private List<Candidate> best(int budget, Rule rule) {
    List<Candidate> candidates = new ArrayList<>();
    people.forEach((subject, hits) -> rule.judge(subject, hits, candidates::add));
    candidates.sort(Candidate.STRONGEST);
    return candidates.subList(0, Math.min(budget, candidates.size()));
  }

  private List<Alert> matches(int budget) {
    Rule rule =
        (subject, hits, out) -> {
          Sighting strongest = hits.strongest();
          Match match = strongest == null ? null : strongest.match();
          if (match != null) {
            out.accept(new Candidate(subject, hits.firstListed(), match.confidence(), strongest));
          }
        };
    return best(budget, rule).stream().map(Candidate::alert).toList();
  }

  private List<Alert> singleRule(int budget) {
    Rule rule =
        (subject, hits, out) -> {
          List<Long> days = List.copyOf(hits.firstListedByDay().values());
          if (days.size() >= SINGLE_RULE_DAYS) {
            long second = days.get(SINGLE_RULE_DAYS - 1);
            out.accept(new Candidate(subject, second, days.size(), hits.strongest()));
          }
        };
    return best(budget, rule).stream().map(Candidate::alert).toList();
  }

  /** All are alerted at the same count: the lowest among those whom the budget admits. */
  private List<Alert> frequency(int budget) {
    List<Candidate> chosen =
        best(
            budget,
            (subject, hits, out) -> {
              long[] times = hits.times();
              out.accept(
                  new Candidate(subject, times[times.length - 1], times.length, hits.strongest()));
            });
    if (chosen.isEmpty()) {
      return List.of();
    }
    int threshold = chosen.get(chosen.size() - 1).score();
    List<Alert> alerts = new ArrayList<>();
    for (Candidate candidate : chosen) {
      PersonHits hits = people.get(candidate.subject());
      long at = hits == null ? candidate.at() : hits.times()[threshold - 1];
      alerts.add(
          new Candidate(candidate.subject(), at, candidate.score(), candidate.because()).alert());
    }
    return alerts;
  }
}
