package tocsin.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.model.CompiledModel;
import tocsin.core.model.PackCompiler;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.AppSign;
import tocsin.domain.intel.HostRole;
import tocsin.domain.intel.WarningEntry;
import tocsin.domain.pack.AppSignature;
import tocsin.domain.pack.Apps;
import tocsin.domain.pack.Brands;
import tocsin.domain.pack.CapacityRule;
import tocsin.domain.pack.Discovery;
import tocsin.domain.pack.FraudType;
import tocsin.domain.pack.FunnelRule;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;
import tocsin.domain.pack.Hints;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.Parameters;
import tocsin.domain.pack.ReasonRule;
import tocsin.domain.pack.RoleNames;
import tocsin.domain.pack.Routing;
import tocsin.domain.pack.Rule;
import tocsin.domain.pack.Scripts;
import tocsin.domain.pack.SignWeight;
import tocsin.domain.pack.StageRule;
import tocsin.domain.pack.TierRule;
import tocsin.domain.pack.VictimRule;
import tocsin.domain.people.Route;

/** A small sound pack; a test takes a draft, changes what it is about, and builds it. */
public final class TestPacks {
  public static final long MINUTE = 60_000L;
  public static final long HOUR = 60 * MINUTE;
  public static final long DAY = 24 * HOUR;

  /** 2 March 2026, a Monday, midnight in Shanghai. */
  public static final long T0 = 1_772_380_800_000L;

  /** Places in {@link Draft#numbers}, in the order of {@link Parameters}. */
  public static final int CONTEXT = 4;

  public static final int SESSION_GAP = 5;
  public static final int RETENTION = 7;
  public static final int CONTEXT_RETENTION = 8;
  public static final int RECHECK = 9;
  public static final int CLOSE_AFTER = 10;
  public static final int MAX_VISITORS = 11;

  /** A look-alike that hands out an app is suspect; neither alone is. */
  public static final FusionRule FUSION =
      new FusionRule(
          0.01,
          0.5,
          Long.MAX_VALUE,
          Map.of("name", 4.0, "infrastructure", 3.0, "app", 3.0, "prevalence", 2.0),
          List.of(
              new FusionTerm("spelling", 1, "拼写", "spelling"),
              new FusionTerm("lookAlike", 2.5, "仿冒", "imitates"),
              new FusionTerm("download", 2.5, "下载", "download"),
              new FusionTerm("bareIp", 2, "裸地址", "bare address"),
              new FusionTerm("crowd", -2, "众多", "many")));

  private TestPacks() {}

  /** A pack while it is written. */
  public static final class Draft {
    public String zone = "Asia/Shanghai";
    public final long[] numbers = {
      60,
      20,
      7 * DAY,
      6 * HOUR,
      20 * MINUTE,
      30 * MINUTE,
      7 * DAY,
      14 * DAY,
      DAY,
      DAY,
      14 * DAY,
      100,
      23,
      6
    };
    public List<String> lureWords = List.of("prize");
    public Brands brands = Brands.NONE;
    public @Nullable Routing routing;
    public Apps apps = Apps.NONE;
    public Scripts scripts = Scripts.NONE;
    public CapacityRule capacity = CapacityRule.NONE;
    public FusionRule fusion = FUSION;
    public FunnelRule funnel = FunnelRule.NONE;
    public VictimRule victims = VictimRule.NONE;
    public final List<FraudType> types = new ArrayList<>();
    public final List<StageRule> stages = new ArrayList<>();
    public final List<ReasonRule> reasons = new ArrayList<>();
    public final List<TierRule> tiers = new ArrayList<>();
    public final List<Rule> rules = new ArrayList<>();
    public final List<WarningEntry> warnings = new ArrayList<>();

    public Draft set(int place, long value) {
      numbers[place] = value;
      return this;
    }

    public Parameters parameters() {
      return new Parameters(
          (int) numbers[0],
          (int) numbers[1],
          numbers[2],
          numbers[3],
          numbers[4],
          numbers[5],
          numbers[6],
          numbers[7],
          numbers[8],
          numbers[9],
          numbers[10],
          (int) numbers[11],
          (int) numbers[12],
          (int) numbers[13]);
    }

    public Discovery discovery = Discovery.NONE;

    public Pack build() {
      return new Pack(
          "test",
          1,
          Long.MIN_VALUE,
          zone,
          parameters(),
          new Hints(List.of("top"), lureWords, List.of(".apk"), 30_000, 1_000_000),
          brands,
          apps,
          fusion,
          types,
          stages,
          reasons,
          tiers,
          rules,
          warnings,
          List.of("example", "test", "top"),
          routing == null ? Routing.standard(tiers) : routing,
          "",
          funnel,
          victims,
          scripts,
          capacity,
          discovery);
    }

    public CompiledModel model() {
      PackCompiler.Result result = PackCompiler.compile(build(), 1);
      CompiledModel model = result.model();
      if (model == null) {
        throw new IllegalStateException(result.problems().toString());
      }
      return model;
    }
  }

  /** A pack's part on apps, small and sound. */
  public static Apps apps(AppSignature... signatures) {
    return new Apps(
        10 * MINUTE,
        HOUR,
        16,
        30 * MINUTE,
        5 * MINUTE,
        7 * DAY,
        2,
        250,
        60,
        60,
        List.of(
            new RoleNames(HostRole.API, List.of("api", "gw")),
            new RoleNames(HostRole.CHAT, List.of("im", "kefu")),
            new RoleNames(HostRole.STORAGE, List.of("oss", "cdn")),
            new RoleNames(HostRole.DOWNLOAD, List.of("down"))),
        List.of("/v1/config"),
        List.of(
            new RoleNames(HostRole.STORAGE, List.of("bucket.example")),
            new RoleNames(HostRole.CHAT, List.of("livechat.example")),
            new RoleNames(HostRole.PAYMENT, List.of("cashier4.example")),
            new RoleNames(HostRole.GENERATOR, List.of("generator.example"))),
        List.of(
            new SignWeight(AppSign.ROLES, 40),
            new SignWeight(AppSign.MANY_NAMES, 40),
            new SignWeight(AppSign.MACHINE_NAMES, 70),
            new SignWeight(AppSign.KNOWN_SET, 200),
            new SignWeight(AppSign.SIDELOAD, 80),
            new SignWeight(AppSign.FIRST_RUN, 60),
            new SignWeight(AppSign.ROTATION, 60),
            new SignWeight(AppSign.FOURTH_PARTY, 80)),
        List.of(signatures));
  }

  /** A draft that recognises apps. */
  public static Draft appDraft() {
    Draft draft = draft();
    draft.apps = apps();
    return draft;
  }

  public static Draft draft() {
    Draft draft = new Draft();
    draft.types.add(new FraudType("F01", "刷单", "rebates", "刷单", "rebates", false, false));
    draft.types.add(new FraudType("F04", "客服", "service", "客服", "service", true, false));
    draft.types.add(new FraudType("F09", "交友", "romance", "交友", "romance", false, true));
    stage(draft, Stage.S1, "visits >= 2 or downloads > 0");
    stage(draft, Stage.S2, "appUse > 0");
    stage(draft, Stage.S3, "uploads > 0 and visits >= 3");
    stage(draft, Stage.S5, "banks > 0 and stage >= S3");
    stage(draft, Stage.S5R, "remoteBank > 0");
    reason(draft, "I02", "confirmed > 0", "confidence / 3 * recency");
    reason(draft, "I09", "suspects > 0", "12 * recency");
    reason(draft, "B01", "days >= 2", "5 * log2p(days)");
    reason(draft, "B02", "visits >= 2", "min(15, 3 * visits)");
    reason(draft, "B04", "stage >= S1", "6");
    reason(draft, "B07", "banks > 0", "8");
    reason(draft, "C01", "minor", "8");
    reason(draft, "S04", "duty", "-20");
    tier(draft, Tier.RED, "confirmed > 0 and stage >= S5", 60, 42);
    tier(draft, Tier.ORANGE, "confirmed > 0 and stage >= S3", 45, 32);
    tier(draft, Tier.YELLOW, "confirmed > 0 and stage >= S1", 34, 24);
    tier(draft, Tier.BLUE, "confirmed > 0 or suspects > 0", 18, 10);
    return draft;
  }

  public static void stage(Draft draft, Stage stage, String when) {
    draft.stages.add(new StageRule(stage, when, stage.name(), stage.name()));
  }

  public static void reason(Draft draft, String code, String when, String points) {
    draft.reasons.add(
        new ReasonRule(code, when, points, "命中 {target} {visits}", "hit {target} {visits}"));
  }

  public static void tier(Draft draft, Tier tier, String when, int enter, int exit) {
    draft.tiers.add(tier(tier, when, enter, exit, List.of(Route.CENTRE)));
  }

  public static TierRule tier(Tier tier, String when, int enter, int exit, List<Route> routes) {
    return new TierRule(
        tier, when, enter, exit, routes, 1, 2, 3, 4, Long.MAX_VALUE, tier.word(), tier.word());
  }
}
