package tocsin.core.evaluate.baseline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Output;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.Indicator;
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
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int SINGLE_RULE_DAYS = 2;

  private final int suspectPrior;
  private final ZoneId zone;
  private final Map<String, PersonHits> people = new TreeMap<>();
  private long firstAt = Long.MAX_VALUE;
  private long lastAt = Long.MIN_VALUE;

  /**
   * Takes what a suspicious name is.
   *
   * @param suspectPrior 0–100, the pack's
   * @param zone whose days {@code single-rule} counts
   */
  public Baselines(int suspectPrior, ZoneId zone) {
    this.suspectPrior = suspectPrior;
    this.zone = zone;
  }

  /** Takes one sighting; sightings may come in any order. */
  public void add(Sighting sighting) {
    if (sighting.match() == null && sighting.prior() < suspectPrior) {
      return;
    }
    firstAt = Math.min(firstAt, sighting.at());
    lastAt = Math.max(lastAt, sighting.at());
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
    byRule.put("recency", recency(budget));
    List<Output> outputs = new ArrayList<>();
    byRule.forEach((name, alerts) -> outputs.add(new Output(name, alerts, List.of(), List.of())));
    return outputs;
  }

  /** Who is to be alerted, when, and how strongly the rule speaks. */
  private record Candidate(String subject, long at, int score, @Nullable Sighting because) {
    Alert alert() {
      Match match = because == null ? null : because.match();
      return new Alert(
          "of " + subject,
          1,
          AlertStatus.OPEN,
          subject,
          Tier.YELLOW,
          Stage.S0,
          match == null ? Indicator.UNKNOWN_TYPE : match.fraudType(),
          "",
          at,
          at,
          score,
          List.of(),
          because == null ? List.of() : List.of(because.target()),
          List.of());
    }
  }

  private static final Comparator<Candidate> STRONGEST =
      Comparator.comparingInt(Candidate::score)
          .reversed()
          .thenComparingLong(Candidate::at)
          .thenComparing(Candidate::subject);

  private interface Rule {
    void judge(String subject, PersonHits hits, Consumer<Candidate> out);
  }

  private List<Candidate> best(int budget, Rule rule) {
    List<Candidate> candidates = new ArrayList<>();
    people.forEach((subject, hits) -> rule.judge(subject, hits, candidates::add));
    candidates.sort(STRONGEST);
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

  /** The alert falls on the end of the hour, when the order of the hour is known. */
  private List<Alert> recency(int budget) {
    Map<Long, List<Candidate>> byHour = new TreeMap<>();
    people.forEach(
        (subject, hits) -> {
          Map<Long, Long> last = new TreeMap<>();
          for (long at : hits.times()) {
            last.merge(Math.floorDiv(at, HOUR_MILLIS), at, Math::max);
          }
          last.forEach(
              (hour, at) ->
                  byHour
                      .computeIfAbsent(hour, h -> new ArrayList<>())
                      .add(new Candidate(subject, at, 0, hits.strongest())));
        });
    return spread(byHour, budget);
  }

  private List<Alert> spread(Map<Long, List<Candidate>> byHour, int budget) {
    long firstHour = Math.floorDiv(firstAt, HOUR_MILLIS);
    double hours = Math.floorDiv(lastAt, HOUR_MILLIS) - firstHour + 1.0;
    Set<String> alerted = new HashSet<>();
    List<Alert> alerts = new ArrayList<>();
    byHour.forEach(
        (hour, candidates) -> {
          candidates.sort(
              Comparator.comparingLong(Candidate::at).reversed().thenComparing(Candidate::subject));
          double allowed = Math.floor(budget * ((hour - firstHour + 1) / hours));
          long end = (hour + 1) * HOUR_MILLIS;
          for (Candidate candidate : candidates) {
            if (alerts.size() < allowed && alerted.add(candidate.subject())) {
              int minute = (int) ((candidate.at() - hour * HOUR_MILLIS) / 60_000);
              Candidate ranked =
                  new Candidate(candidate.subject(), end, minute, candidate.because());
              alerts.add(ranked.alert());
            }
          }
        });
    return alerts;
  }
}
