package tocsin.core.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.apps.AppChecks;
import tocsin.core.capacity.CapacityChecks;
import tocsin.core.detect.WarningLists;
import tocsin.core.discover.DiscoveryChecks;
import tocsin.core.funnel.FunnelChecks;
import tocsin.core.fuse.Fusion;
import tocsin.core.fuse.FusionChecks;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lexical.LexicalModel;
import tocsin.core.lexical.WeightsFormat;
import tocsin.core.lookalike.BrandChecks;
import tocsin.core.lookalike.LookAlikes;
import tocsin.core.model.StagePolicy.CompiledStage;
import tocsin.core.outreach.ScriptChecks;
import tocsin.core.route.Router;
import tocsin.core.route.RoutingPolicy;
import tocsin.core.rules.Expression;
import tocsin.core.rules.RulePlanner;
import tocsin.core.rules.RuleSyntaxException;
import tocsin.core.rules.Vocabulary;
import tocsin.core.score.Evidence;
import tocsin.core.score.ExposureReader;
import tocsin.core.score.Fact;
import tocsin.core.score.Scorer;
import tocsin.core.score.Scorer.CompiledReason;
import tocsin.core.tier.TierPolicy;
import tocsin.core.tier.TierPolicy.ActiveRule;
import tocsin.core.tier.TierPolicy.CompiledTier;
import tocsin.core.tier.TierPolicy.ShadowRule;
import tocsin.core.trees.TreesFormat;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.Brands;
import tocsin.domain.pack.FraudType;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.Parameters;
import tocsin.domain.pack.ReasonRule;
import tocsin.domain.pack.Rule;
import tocsin.domain.pack.StageRule;
import tocsin.domain.pack.TierRule;
import tocsin.domain.pack.TierValue;
import tocsin.domain.pack.VictimRule;

/** Checks a pack whole and compiles it; all problems are found in one go. */
public final class PackCompiler {
  private final Pack pack;
  private final Vocabulary vocabulary;
  private final ImmutableMap<String, Integer> typeNumbers;
  private final List<PackProblem> problems = new ArrayList<>();

  /** A pack's model, or what stands in its way. */
  public record Result(@Nullable CompiledModel model, List<PackProblem> problems) {}

  private PackCompiler(Pack pack) {
    this.pack = pack;
    ImmutableMap.Builder<String, Integer> numbers = ImmutableMap.builder();
    Set<String> codes = new HashSet<>();
    for (FraudType type : pack.fraudTypes()) {
      if (!codes.add(type.code())) {
        problem("fraudTypes/" + type.code(), "the code stands twice");
      } else if (isStage(type.code())) {
        problem("fraudTypes/" + type.code(), "the code is the name of a stage");
      } else {
        numbers.put(type.code(), codes.size());
      }
    }
    this.typeNumbers = numbers.buildOrThrow();
    this.vocabulary = vocabulary(typeNumbers);
  }

  /**
   * Compiles a pack.
   *
   * @param seed secret key of the tables that traffic is looked up in
   */
  public static Result compile(Pack pack, long seed) {
    PackCompiler compiler = new PackCompiler(pack);
    CompiledModel model = compiler.model(seed);
    return compiler.problems.isEmpty()
        ? new Result(model, List.of())
        : new Result(null, List.copyOf(compiler.problems));
  }

  private static boolean isStage(String code) {
    return Arrays.stream(Stage.values()).anyMatch(stage -> stage.name().equals(code));
  }

  private static Vocabulary vocabulary(Map<String, Integer> typeNumbers) {
    ImmutableMap.Builder<String, Integer> facts = ImmutableMap.builder();
    for (Fact fact : Fact.values()) {
      facts.put(fact.word(), fact.ordinal());
    }
    ImmutableMap.Builder<String, Double> symbols = ImmutableMap.builder();
    for (Stage stage : Stage.values()) {
      symbols.put(stage.name(), (double) stage.ordinal());
    }
    typeNumbers.forEach((code, number) -> symbols.put(code, (double) number));
    return new Vocabulary(facts.buildOrThrow(), symbols.buildOrThrow());
  }

  private void problem(String where, String message) {
    problems.add(new PackProblem(where, 0, message));
  }

  private @Nullable CompiledModel model(long seed) {
    ZoneId zone = zone();
    parameters(pack.parameters());
    StagePolicy stages = stages();
    PublicSuffixes suffixes = PublicSuffixes.of(pack.publicSuffixes(), seed);
    LookAlikes lookAlikes = lookAlikes(suffixes, seed);
    LexicalModel spelling = spelling(suffixes);
    FusionChecks.check(pack.fusion(), this::problem);
    FunnelChecks.check(pack.funnel(), this::problem);
    AppChecks.check(pack.apps(), this::problem);
    DiscoveryChecks.check(pack.discovery(), this::problem);
    Scorer scorer = scorer(lookAlikes);
    TierPolicy tiers = tiers();
    VictimChecks.check(pack.victims(), this::problem);
    Stakes stakes = stakes();
    TierPolicy yuan = inYuan(tiers);
    TierPolicy deciding = stakes.decides() ? yuan : tiers;
    RoutingChecks.check(pack, this::problem);
    CapacityChecks.check(pack.capacity(), this::problem);
    ScriptChecks.check(pack.scripts(), typeNumbers.keySet(), this::problem);
    if (zone == null || !problems.isEmpty()) {
      return null;
    }
    ImmutableMap.Builder<String, FraudType> types = ImmutableMap.builder();
    ImmutableSet.Builder<String> stigmatised = ImmutableSet.builder();
    for (FraudType type : pack.fraudTypes()) {
      types.put(type.code(), type);
      if (type.stigma()) {
        stigmatised.add(type.code());
      }
    }
    Map<Tier, TierRule> rules = new LinkedHashMap<>();
    pack.tiers().forEach(rule -> rules.put(rule.tier(), rule));
    return new CompiledModel(
        pack,
        suffixes,
        lookAlikes,
        spelling,
        Fusion.of(pack.fusion()),
        WarningLists.of(pack.warnings(), seed),
        new ExposureReader(pack, typeNumbers),
        stages,
        scorer,
        deciding,
        stakes,
        new Router(
            new RoutingPolicy(
                ImmutableMap.copyOf(rules), pack.routing(), stigmatised.build(), zone)),
        types.buildOrThrow());
  }

  private @Nullable ZoneId zone() {
    try {
      return ZoneId.of(pack.zone());
    } catch (DateTimeException e) {
      problem("zone", "'" + pack.zone() + "' is no time zone; for example Asia/Shanghai");
      return null;
    }
  }

  private void parameters(Parameters p) {
    within("parameters/confirmAt", p.confirmAt(), 1, 100);
    within("parameters/suspectAt", p.suspectAt(), 0, p.confirmAt());
    within("parameters/maxVisitors", p.maxVisitors(), 16, 1_000_000);
    within("parameters/nightFromHour", p.nightFromHour(), 0, 23);
    within("parameters/nightUntilHour", p.nightUntilHour(), 0, 24);
    long minute = 60_000;
    long year = 366 * 86_400_000L;
    within("parameters/recencyHalfLife", p.recencyHalfLifeMillis(), minute, year);
    within("parameters/heatHalfLife", p.heatHalfLifeMillis(), minute, year);
    within("parameters/context", p.contextMillis(), 1, 86_400_000L);
    within("parameters/sessionGap", p.sessionGapMillis(), minute, 86_400_000L);
    within("parameters/join", p.joinMillis(), 0, year);
    within("parameters/retention", p.retentionMillis(), minute, year);
    within("parameters/contextRetention", p.contextRetentionMillis(), minute, p.retentionMillis());
    within("parameters/recheck", p.recheckMillis(), minute, year);
    within("parameters/closeAfter", p.closeAfterMillis(), p.recheckMillis(), year);
  }

  private LookAlikes lookAlikes(PublicSuffixes suffixes, long seed) {
    Brands brands = pack.brands();
    BrandChecks.check(brands, this::problem);
    return problems.isEmpty() ? LookAlikes.of(brands, suffixes, seed) : LookAlikes.NONE;
  }

  private @Nullable LexicalModel spelling(PublicSuffixes suffixes) {
    if (pack.spelling().isEmpty()) {
      return null;
    }
    try {
      return new LexicalModel(
          WeightsFormat.read(Base64.getDecoder().decode(pack.spelling())), suffixes);
    } catch (IllegalArgumentException e) {
      problem("spelling", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** The tiers as the trained model enters them. */
  private TierPolicy inYuan(TierPolicy tiers) {
    List<TierValue> sorted = new ArrayList<>(pack.victims().bounds());
    sorted.sort(Comparator.comparing(TierValue::tier).reversed());
    ImmutableList.Builder<CompiledTier> changed = ImmutableList.builder();
    for (TierValue value : sorted) {
      String where = "victims/bounds/" + value.tier().word() + "/when";
      Expression when =
          value.when().isEmpty() ? tiers.when(value.tier()) : plan(where, value.when());
      if (when != null) {
        changed.add(new CompiledTier(value.tier(), when, value.enter(), value.exit()));
      }
    }
    return tiers.with(changed.build());
  }

  /** What a contact may prevent; without the trained model when that is not sound. */
  private Stakes stakes() {
    VictimRule rule = pack.victims();
    if (rule.mode() == VictimRule.Mode.OFF || rule.trees().isEmpty()) {
      return new Stakes(rule, null);
    }
    try {
      return new Stakes(rule, TreesFormat.read(Base64.getDecoder().decode(rule.trees())));
    } catch (IllegalArgumentException e) {
      problem("victims/trees", String.valueOf(e.getMessage()));
      return new Stakes(rule, null);
    }
  }

  private void within(String where, long value, long low, long high) {
    if (value < low || value > high) {
      problem(where, value + " is outside " + low + " to " + high);
    }
  }

  private @Nullable Expression plan(String where, String text) {
    try {
      return RulePlanner.plan(text, vocabulary);
    } catch (RuleSyntaxException e) {
      problems.add(new PackProblem(where, e.column(), String.valueOf(e.getMessage())));
      return null;
    }
  }

  private StagePolicy stages() {
    ImmutableList.Builder<CompiledStage> stages = ImmutableList.builder();
    for (StageRule rule : pack.stages()) {
      Expression when = plan("stages/" + rule.stage() + "/when", rule.when());
      if (when != null) {
        stages.add(new CompiledStage(rule.stage(), when));
      }
    }
    return new StagePolicy(stages.build());
  }

  private Scorer scorer(LookAlikes lookAlikes) {
    ImmutableList.Builder<CompiledReason> reasons = ImmutableList.builder();
    Set<String> codes = new HashSet<>();
    for (ReasonRule rule : pack.reasons()) {
      String where = "reasons/" + rule.code();
      if (!codes.add(rule.code())) {
        problem(where, "the code stands twice");
      }
      Expression when = plan(where + "/when", rule.when());
      Expression points = plan(where + "/points", rule.points());
      ImmutableList<String> names = names(where, rule);
      if (when != null && points != null) {
        reasons.add(new CompiledReason(rule.code(), when, points, rule.zh(), rule.en(), names));
      }
    }
    return new Scorer(reasons.build(), lookAlikes);
  }

  private ImmutableList<String> names(String where, ReasonRule rule) {
    ImmutableSet<String> zh = ImmutableSet.copyOf(Evidence.namesIn(rule.zh()));
    ImmutableSet<String> en = ImmutableSet.copyOf(Evidence.namesIn(rule.en()));
    if (!zh.equals(en)) {
      problem(where, "zh mentions " + zh + " but en mentions " + en + "; both must say the same");
    }
    for (String name : zh) {
      if (!Evidence.isKnown(name)) {
        problem(where + "/zh", "no evidence {" + name + "}; " + Evidence.words());
      }
    }
    return zh.asList();
  }

  private TierPolicy tiers() {
    List<TierRule> sorted = new ArrayList<>(pack.tiers());
    sorted.sort(Comparator.comparing(TierRule::tier).reversed());
    ImmutableList.Builder<CompiledTier> tiers = ImmutableList.builder();
    Set<Tier> seen = new HashSet<>();
    for (TierRule rule : sorted) {
      String where = "tiers/" + rule.tier().word();
      if (rule.tier() == Tier.NONE || !seen.add(rule.tier())) {
        problem(where, "each of red, orange, yellow and blue may stand once");
      }
      if (rule.exit() > rule.enter()) {
        problem(where + "/exit", rule.exit() + " is above enter " + rule.enter());
      }
      Expression when = plan(where + "/when", rule.when());
      if (when != null) {
        tiers.add(new CompiledTier(rule.tier(), when, rule.enter(), rule.exit()));
      }
    }
    if (seen.size() < 4) {
      problem("tiers", "red, orange, yellow and blue must all stand");
    }
    return rules(tiers.build());
  }

  private TierPolicy rules(ImmutableList<CompiledTier> tiers) {
    ImmutableList.Builder<ActiveRule> active = ImmutableList.builder();
    ImmutableList.Builder<ShadowRule> shadow = ImmutableList.builder();
    Set<String> ids = new HashSet<>();
    for (Rule rule : pack.rules()) {
      String where = "rules/" + rule.id();
      if (!ids.add(rule.id())) {
        problem(where, "the id stands twice");
      }
      if (rule.atLeast() == Tier.NONE && rule.atMost() == Tier.NONE) {
        problem(where, "neither atLeast nor atMost: the rule would do nothing");
      }
      Expression when = plan(where + "/when", rule.when());
      if (when == null) {
        continue;
      }
      switch (rule.mode()) {
        case ACTIVE -> active.add(new ActiveRule(rule.id(), when, rule.atLeast(), rule.atMost()));
        case SHADOW -> shadow.add(new ShadowRule(rule.id(), when));
      }
    }
    return new TierPolicy(tiers, active.build(), shadow.build());
  }
}
