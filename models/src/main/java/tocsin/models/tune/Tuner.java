package tocsin.models.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import tocsin.core.evaluate.Capacity;
import tocsin.core.model.Tuning;
import tocsin.core.model.Tuning.Bounds;
import tocsin.core.reference.ReferenceEngine;
import tocsin.core.route.Roster;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.ReasonRule;
import tocsin.domain.pack.TierRule;

/**
 * A seeded hill climb over factors of reasons and bounds of tiers. A configuration counts only if
 * no fold's work exceeds the budget and it does not disturb more people for nothing than allowed;
 * the last fold takes no part in the choice. The same history, seed and number of trials give the
 * same result, whatever the number of threads.
 */
public final class Tuner {
  private static final int BATCH = 8;

  /** What one more changed knob must bring at least. */
  private static final double KNOB = 0.0005;

  private static final double[] FACTORS = {0.5, 0.7, 0.85, 1.2, 1.4, 2.0};
  private static final int[] STEPS = {-12, -8, -4, -2, 2, 4, 8, 12};

  private final Pack pack;
  private final Bench bench;
  private final Budget budget;
  private final List<Fold> folds;
  private final SplittableRandom random;

  /**
   * What a search may spend.
   *
   * @param minutesPerDay work of all advisors
   * @param needless people disturbed for nothing, relative to the pack as it is: 1 for no more
   */
  public record Budget(double minutesPerDay, double needless) {}

  /**
   * What a search came to.
   *
   * @param before the pack as it is
   * @param best the best that keeps the budget; {@code before} when nothing better was found
   * @param refusedForLoad configurations whose work exceeded the budget
   * @param refusedForNeedless configurations that disturbed too many for nothing
   * @param feasible whether {@code best} keeps the budget at all
   * @param told people whom {@code best} tells of above blue
   */
  public record Result(
      Trial before,
      Trial best,
      int trials,
      int refusedForLoad,
      int refusedForNeedless,
      boolean feasible,
      List<Fold> folds,
      List<Marginal> marginal,
      Set<String> told) {}

  public Tuner(
      Pack pack,
      ReferenceEngine.Known known,
      Roster roster,
      Labels labels,
      Capacity capacity,
      Budget budget,
      List<Fold> folds,
      long seed) {
    if (folds.size() < 2) {
      throw new IllegalArgumentException("folds: " + folds.size() + "; at least 2");
    }
    this.pack = pack;
    this.bench = new Bench(pack, known, roster, labels, capacity, folds);
    this.budget = budget;
    this.folds = List.copyOf(folds);
    this.random = new SplittableRandom(seed);
  }

  /** People who met a target: what one trial goes over. */
  public int people() {
    return bench.people();
  }

  /**
   * Searches.
   *
   * @param trials configurations to try, the pack as it is not counted
   * @param progress hears how many are done
   */
  public Result search(int trials, IntConsumer progress) {
    int training = folds.size() - 1;
    Trial before = bench.attempt(Tuning.NONE);
    double allowed = before.needless(training) * budget.needless();
    Comparator<Trial> better =
        Comparator.comparing((Trial trial) -> fits(trial, allowed))
            .thenComparingDouble(trial -> fits(trial, allowed) ? worth(trial) : 0)
            .thenComparingDouble(trial -> -trial.minutesPerDay(training));
    Trial best = before;
    int load = 0;
    int needless = 0;
    Set<Tuning> tried = new HashSet<>(Set.of(Tuning.NONE));
    for (int done = 0; done < trials; ) {
      List<Tuning> batch = new ArrayList<>();
      int size = Math.min(BATCH, trials - done);
      for (int tries = 0; batch.size() < size && tries < 50 * BATCH; tries++) {
        Tuning neighbour = neighbour(best.tuning());
        if (isOrdered(neighbour) && tried.add(neighbour)) {
          batch.add(neighbour);
        }
      }
      if (batch.isEmpty()) {
        break;
      }
      List<Trial> outcomes = batch.parallelStream().map(bench::attempt).toList();
      for (Trial trial : outcomes) {
        load += fitsLoad(trial) ? 0 : 1;
        needless += trial.needless(training) > allowed ? 1 : 0;
        best = better.compare(trial, best) > 0 ? trial : best;
      }
      done += batch.size();
      progress.accept(done);
    }
    List<Course> courses = bench.courses(best.tuning());
    Set<String> told = new HashSet<>();
    courses.stream().filter(c -> c.toldAt() != Long.MAX_VALUE).forEach(c -> told.add(c.subject()));
    return new Result(
        before,
        best,
        tried.size() - 1,
        load,
        needless,
        fits(best, allowed),
        folds,
        Marginal.of(bench, best.tuning(), courses),
        told);
  }

  /** What a trial is worth: a knob that changes nothing shall stay as people wrote it. */
  private double worth(Trial trial) {
    Tuning tuning = trial.tuning();
    int knobs = tuning.factors().size() + tuning.bounds().size();
    return trial.value(folds.size() - 1) - KNOB * knobs;
  }

  private boolean fitsLoad(Trial trial) {
    return trial.minutesPerDay(folds.size() - 1) <= budget.minutesPerDay();
  }

  private boolean fits(Trial trial, double allowed) {
    return fitsLoad(trial) && trial.needless(folds.size() - 1) <= allowed;
  }

  /** A higher tier never asks for fewer points than a lower one. */
  private boolean isOrdered(Tuning tuning) {
    Map<Tier, Integer> enter = new EnumMap<>(Tier.class);
    tuning.apply(pack).tiers().forEach(rule -> enter.put(rule.tier(), rule.enter()));
    int below = Integer.MIN_VALUE;
    for (int points : enter.values()) {
      if (points < below) {
        return false;
      }
      below = points;
    }
    return true;
  }

  /** One to three knobs turned a little. */
  private Tuning neighbour(Tuning from) {
    Map<String, Double> factors = new TreeMap<>(from.factors());
    Map<Tier, Bounds> bounds = new EnumMap<>(Tier.class);
    bounds.putAll(from.bounds());
    for (int turns = 1 + random.nextInt(3); turns > 0; turns--) {
      if (random.nextBoolean()) {
        turnReason(factors);
      } else {
        turnTier(bounds);
      }
    }
    return new Tuning(factors, bounds);
  }

  private void turnReason(Map<String, Double> factors) {
    ReasonRule reason = pack.reasons().get(random.nextInt(pack.reasons().size()));
    double factor =
        factors.getOrDefault(reason.code(), 1.0) * FACTORS[random.nextInt(FACTORS.length)];
    double written = Double.parseDouble(Tuning.number(Math.max(0.2, Math.min(5, factor))));
    if (written == 1) {
      factors.remove(reason.code());
    } else {
      factors.put(reason.code(), written);
    }
  }

  private void turnTier(Map<Tier, Bounds> bounds) {
    TierRule rule = pack.tiers().get(random.nextInt(pack.tiers().size()));
    Bounds now = bounds.getOrDefault(rule.tier(), new Bounds(rule.enter(), rule.exit()));
    int gap = now.enter() - now.exit();
    int enter = Math.max(gap, Math.min(200, now.enter() + STEPS[random.nextInt(STEPS.length)]));
    if (enter == rule.enter()) {
      bounds.remove(rule.tier());
    } else {
      bounds.put(rule.tier(), new Bounds(enter, enter - gap));
    }
  }
}
