package tocsin.core.model;

import com.google.common.collect.ImmutableMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.apps.AppPages;
import tocsin.core.apps.AppSessions;
import tocsin.core.apps.HostRoles;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.detect.Names;
import tocsin.core.detect.TargetScorer;
import tocsin.core.detect.WarningLists;
import tocsin.core.discover.SeedLedger;
import tocsin.core.discover.TargetLedger;
import tocsin.core.discover.TieLedger;
import tocsin.core.fuse.Fusion;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lexical.LexicalModel;
import tocsin.core.lookalike.LookAlikes;
import tocsin.core.route.Router;
import tocsin.core.score.Exposure;
import tocsin.core.score.ExposureReader;
import tocsin.core.score.Fact;
import tocsin.core.score.Scorer;
import tocsin.core.tier.TierPolicy;
import tocsin.domain.pack.FraudType;
import tocsin.domain.pack.Pack;

/**
 * One pack, ready to decide: every stage's part of it. Made by {@link PackCompiler}; immutable and
 * thread-safe.
 */
public final class CompiledModel {
  private final Pack pack;
  private final PublicSuffixes suffixes;
  private final Names names;
  private final Fusion fusion;
  private final WarningLists warnings;
  private final TargetLedger targetLedger;
  private final AppSessions appSessions;
  private final SeedLedger seedLedger;
  private final TieLedger tieLedger;
  private final ExposureReader exposures;
  private final StagePolicy stages;
  private final Scorer scorer;
  private final TierPolicy tiers;
  private final Stakes stakes;
  private final Router router;
  private final ImmutableMap<String, FraudType> types;

  CompiledModel(
      Pack pack,
      PublicSuffixes suffixes,
      LookAlikes lookAlikes,
      @Nullable LexicalModel spelling,
      Fusion fusion,
      WarningLists warnings,
      ExposureReader exposures,
      StagePolicy stages,
      Scorer scorer,
      TierPolicy tiers,
      Stakes stakes,
      Router router,
      ImmutableMap<String, FraudType> types) {
    this.pack = pack;
    this.suffixes = suffixes;
    this.names = new Names(pack.hints(), lookAlikes, spelling, new HostRoles(pack.apps()));
    this.fusion = fusion;
    this.warnings = warnings;
    this.targetLedger =
        new TargetLedger(pack.parameters(), fusion, new AppPages(pack.apps()), pack.discovery());
    this.seedLedger = new SeedLedger(pack.parameters(), pack.discovery());
    this.tieLedger = new TieLedger(pack.discovery(), pack.parameters().retentionMillis());
    this.appSessions = new AppSessions(pack.apps());
    this.exposures = exposures;
    this.stages = stages;
    this.scorer = scorer;
    this.tiers = tiers;
    this.stakes = stakes;
    this.router = router;
    this.types = types;
  }

  public Pack pack() {
    return pack;
  }

  public PublicSuffixes suffixes() {
    return suffixes;
  }

  public LookAlikes lookAlikes() {
    return names.lookAlikes();
  }

  /** What the sieve reads names by. */
  public Names names() {
    return names;
  }

  public Fusion fusion() {
    return fusion;
  }

  /**
   * What judges single targets by this pack; one a thread.
   *
   * @param index indicators that may name them
   */
  public TargetScorer targetScorer(IndicatorIndex index) {
    return new TargetScorer(names, suffixes, warnings, index, pack.parameters(), fusion);
  }

  public WarningLists warnings() {
    return warnings;
  }

  public TargetLedger targetLedger() {
    return targetLedger;
  }

  /** Who and what belongs to confirmed sites. */
  public SeedLedger seedLedger() {
    return seedLedger;
  }

  /** What sites have in common. */
  public TieLedger tieLedger() {
    return tieLedger;
  }

  public AppSessions appSessions() {
    return appSessions;
  }

  public Router router() {
    return router;
  }

  /** Fraud types by code. */
  public ImmutableMap<String, FraudType> types() {
    return types;
  }

  ExposureReader exposures() {
    return exposures;
  }

  StagePolicy stages() {
    return stages;
  }

  Scorer scorer() {
    return scorer;
  }

  TierPolicy tiers() {
    return tiers;
  }

  Stakes stakes() {
    return stakes;
  }

  /**
   * What tiers are entered by: points of the score card, or yuan where the trained model decides.
   */
  int weight(Exposure exposure, int score) {
    return stakes.decides() ? (int) Math.rint(exposure.facts().get(Fact.VALUE)) : score;
  }
}
