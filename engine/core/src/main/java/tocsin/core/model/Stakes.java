package tocsin.core.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.score.Exposure;
import tocsin.core.score.Fact;
import tocsin.core.score.Facts;
import tocsin.core.trees.FeatureModel;
import tocsin.core.trees.TreesFormat;
import tocsin.domain.intel.Indicator;
import tocsin.domain.pack.VictimRule;

/**
 * How much a contact may prevent: chance of a payment within the horizon × expected loss of the
 * type × chance that a contact helps at the stage. Without a deciding model the chance is the
 * pack's, by stage. Immutable and thread-safe.
 */
final class Stakes {
  private static final double NEGLIGIBLE = 0.05;

  private final VictimRule rule;
  private final double[] hazards;
  private final double[] help;
  private final ImmutableMap<String, Double> losses;
  private final TreesFormat.@Nullable Trained trained;
  private final Fact[] features;

  /**
   * @param trained the model whose features are words of facts; null for none
   */
  Stakes(VictimRule rule, TreesFormat.@Nullable Trained trained) {
    this.rule = rule;
    this.trained = trained;
    this.hazards = numbers(rule.hazards());
    this.help = numbers(rule.help());
    this.losses = ImmutableMap.copyOf(rule.losses());
    this.features = trained == null ? new Fact[0] : features(trained.features());
  }

  private static double[] numbers(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Fact[] features(ImmutableList<String> words) {
    Fact[] facts = new Fact[words.size()];
    for (int i = 0; i < facts.length; i++) {
      Fact fact = Fact.named(words.get(i));
      if (fact == null || fact == Fact.HAZARD || fact == Fact.VALUE) {
        throw new IllegalArgumentException(
            "feature '" + words.get(i) + "' is no fact that a model may ask for");
      }
      facts[i] = fact;
    }
    return facts;
  }

  /** Sets the facts {@code hazard} and {@code value}; the stage must be set. */
  void into(Exposure exposure) {
    if (help.length == 0) {
      return;
    }
    Facts facts = exposure.facts();
    int stage = (int) facts.get(Fact.STAGE);
    double hazard = decides() ? trainedHazard(facts) : hazards[stage];
    facts.set(Fact.HAZARD, hazard);
    facts.set(Fact.VALUE, hazard * loss(exposure.fraudType()) * help[stage]);
  }

  /** Whether the trained model decides. */
  boolean decides() {
    return rule.mode() == VictimRule.Mode.CHAMPION && trained != null;
  }

  /** Whether a trained model can be asked. */
  boolean isTrained() {
    return trained != null;
  }

  /** Whether losses are weighed at all. */
  boolean weighs() {
    return help.length > 0;
  }

  double horizonHours() {
    return rule.horizonHours();
  }

  double loss(String fraudType) {
    Double known = losses.get(fraudType);
    return known != null ? known : losses.getOrDefault(Indicator.UNKNOWN_TYPE, 0.0);
  }

  double help(Facts facts) {
    return help[(int) facts.get(Fact.STAGE)];
  }

  /** The trained model's chance, 0 without one. */
  double trainedHazard(Facts facts) {
    TreesFormat.Trained model = trained;
    return model == null ? 0 : model.calibration().apply(model.trees().raw(row(facts)));
  }

  private double[] row(Facts facts) {
    double[] row = new double[features.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = facts.get(features[i]);
    }
    return row;
  }

  /**
   * What the trained model found telling, as the pack's reason codes: exact TreeSHAP in log-odds,
   * summed by code, strongest first. Empty without a model. O(model).
   */
  List<Map.Entry<String, Double>> telling(Facts facts) {
    TreesFormat.Trained model = trained;
    if (model == null) {
      return List.of();
    }
    FeatureModel trees = model.trees();
    double[] added = trees.contributions(row(facts));
    Map<String, Double> byCode = new TreeMap<>();
    for (int i = 0; i < features.length; i++) {
      String code = rule.codes().get(features[i].word());
      if (code != null) {
        byCode.merge(code, added[i], Double::sum);
      }
    }
    List<Map.Entry<String, Double>> telling = new ArrayList<>(byCode.entrySet());
    telling.removeIf(each -> Math.abs(each.getValue()) < NEGLIGIBLE);
    telling.sort(
        Comparator.comparingDouble((Map.Entry<String, Double> each) -> -Math.abs(each.getValue()))
            .thenComparing(Map.Entry::getKey));
    return telling;
  }
}
