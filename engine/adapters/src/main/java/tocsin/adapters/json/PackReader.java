package tocsin.adapters.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.model.CompiledModel;
import tocsin.core.model.PackCompiler;
import tocsin.core.model.PackProblem;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.WarningEntry;
import tocsin.domain.pack.Apps;
import tocsin.domain.pack.Brands;
import tocsin.domain.pack.CapacityRule;
import tocsin.domain.pack.Discovery;
import tocsin.domain.pack.FraudType;
import tocsin.domain.pack.FunnelRule;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.Hints;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.Parameters;
import tocsin.domain.pack.ReasonRule;
import tocsin.domain.pack.Routing;
import tocsin.domain.pack.Rule;
import tocsin.domain.pack.Scripts;
import tocsin.domain.pack.StageRule;
import tocsin.domain.pack.TierRule;
import tocsin.domain.pack.VictimRule;
import tocsin.domain.people.Route;

/**
 * Reads a pack's folder ({@code pack.yaml}, {@code fraud-types.yaml}, {@code stages.yaml}, {@code
 * reasons.yaml}, {@code brands.yaml}, {@code apps.yaml}, {@code fusion.yaml}, {@code lexical.bin},
 * {@code funnel.yaml}, {@code victims.yaml}, {@code tiers.yaml}, {@code routing.yaml}, {@code
 * scripts.yaml}, {@code capacity.yaml}, {@code rules.yaml}, {@code discovery.yaml}, {@code
 * warning-lists/}, {@code public_suffix_list.dat}), checks it whole and compiles it.
 */
public final class PackReader {
  private final Path folder;
  private final TrainedModels trained;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, YamlNode> places = new HashMap<>();

  /**
   * What came of a folder.
   *
   * @param model null when there are problems
   */
  public record Result(@Nullable CompiledModel model, List<Problem> problems) {}

  private PackReader(Path folder, TrainedModels trained) {
    this.folder = folder;
    this.trained = trained;
  }

  /**
   * Reads and compiles a pack, without the trained models that it may name: for those who judge
   * names.
   *
   * @param effectiveFrom event time from which it decides, milliseconds UTC
   * @param seed secret key of its tables
   */
  public static Result read(Path folder, long effectiveFrom, long seed) {
    return read(folder, effectiveFrom, seed, TrainedModels.UNREAD);
  }

  /**
   * Reads and compiles a pack with the trained models that it names.
   *
   * @param effectiveFrom event time from which it decides, milliseconds UTC
   * @param seed secret key of its tables
   * @param trained reads bundles
   */
  public static Result read(Path folder, long effectiveFrom, long seed, TrainedModels trained) {
    PackReader reader = new PackReader(folder, trained);
    Pack written = reader.pack(effectiveFrom);
    Pack pack = TuningReader.read(folder, written, reader.problems).apply(written);
    if (!reader.problems.isEmpty()) {
      return new Result(null, List.copyOf(reader.problems));
    }
    PackCompiler.Result compiled = PackCompiler.compile(pack, seed);
    compiled.problems().forEach(reader::place);
    return new Result(compiled.model(), List.copyOf(reader.problems));
  }

  /** Brings a compiler's problem back to where the text stands. */
  private void place(PackProblem problem) {
    String where = problem.where();
    YamlNode node = places.get(where);
    while (node == null && where.indexOf('/') > 0) {
      where = where.substring(0, where.lastIndexOf('/'));
      node = places.get(where);
    }
    if (node == null) {
      problems.add(
          new Problem(folder.toString(), 0, 0, problem.where() + ": " + problem.message()));
    } else {
      node.problemWithin(problem.column(), problem.where() + ": " + problem.message());
    }
  }

  private YamlNode yaml(String name) {
    return Yaml.read(folder.resolve(name), folder.resolve(name).toString(), problems);
  }

  private YamlNode at(String place, YamlNode node) {
    places.put(place, node);
    return node;
  }

  private Pack pack(long effectiveFrom) {
    YamlNode head = yaml("pack.yaml");
    head.only("name", "version", "zone", "parameters", "hints");
    List<TierRule> tiers = tiers();
    return new Pack(
        head.get("name").text(),
        head.get("version").number(),
        effectiveFrom,
        at("zone", head.get("zone")).text(),
        parameters(head.get("parameters")),
        hints(head.get("hints")),
        brands(),
        apps(),
        fusion(),
        fraudTypes(),
        stages(),
        reasons(),
        tiers,
        rules(),
        warnings(),
        publicSuffixes(),
        routing(tiers),
        spelling(),
        funnel(),
        victims(),
        scripts(),
        capacity(),
        discovery());
  }

  private Parameters parameters(YamlNode node) {
    node.only(
        "confirmAt",
        "suspectAt",
        "recencyHalfLife",
        "heatHalfLife",
        "context",
        "sessionGap",
        "join",
        "retention",
        "contextRetention",
        "recheck",
        "closeAfter",
        "maxVisitors",
        "nightFromHour",
        "nightUntilHour");
    for (String name : node.names()) {
      at("parameters/" + name, node.get(name));
    }
    return new Parameters(
        node.get("confirmAt").number(),
        node.get("suspectAt").number(),
        node.get("recencyHalfLife").duration(),
        node.get("heatHalfLife").duration(),
        node.get("context").duration(),
        node.get("sessionGap").duration(),
        node.get("join").duration(),
        node.get("retention").duration(),
        node.get("contextRetention").duration(),
        node.get("recheck").duration(),
        node.get("closeAfter").duration(),
        node.get("maxVisitors").number(),
        node.get("nightFromHour").number(),
        node.get("nightUntilHour").number());
  }

  private Hints hints(YamlNode node) {
    node.only("riskySuffixes", "lureWords", "downloadSuffixes", "uploadBytes", "largeUploadBytes");
    return new Hints(
        node.get("riskySuffixes").texts(),
        node.get("lureWords").texts(),
        node.get("downloadSuffixes").texts(),
        node.get("uploadBytes").integer(),
        node.get("largeUploadBytes").integer());
  }

  /** A pack without the file knows no brand. */
  private Brands brands() {
    boolean absent = Files.notExists(folder.resolve("brands.yaml"));
    return absent ? Brands.NONE : new BrandReader(this::at).read(yaml("brands.yaml"));
  }

  /** A pack without the file has the standard rules. */
  private Routing routing(List<TierRule> tiers) {
    boolean absent = Files.notExists(folder.resolve("routing.yaml"));
    return absent
        ? Routing.standard(tiers)
        : new RoutingReader(this::at).read(yaml("routing.yaml"));
  }

  /** A pack without the file has no texts for advisors. */
  private Scripts scripts() {
    boolean absent = Files.notExists(folder.resolve("scripts.yaml"));
    return absent ? Scripts.NONE : new ScriptReader(this::at).read(yaml("scripts.yaml"));
  }

  /** A pack without the file holds nothing back. */
  private CapacityRule capacity() {
    boolean absent = Files.notExists(folder.resolve("capacity.yaml"));
    return absent ? CapacityRule.NONE : new CapacityReader(this::at).read(yaml("capacity.yaml"));
  }

  /** A pack without the file recognises no app by its hosts. */
  private Apps apps() {
    boolean absent = Files.notExists(folder.resolve("apps.yaml"));
    return absent ? Apps.NONE : new AppReader(this::at).read(yaml("apps.yaml"));
  }

  /** A pack without the file finds nothing by what targets have in common. */
  private Discovery discovery() {
    boolean absent = Files.notExists(folder.resolve("discovery.yaml"));
    return absent ? Discovery.NONE : new DiscoveryReader(this::at).read(yaml("discovery.yaml"));
  }

  /** A pack without the file suspects nothing that no list names. */
  private FusionRule fusion() {
    boolean absent = Files.notExists(folder.resolve("fusion.yaml"));
    return absent ? FusionRule.NONE : new FusionReader(this::at).read(yaml("fusion.yaml"));
  }

  /** A pack without the file weighs no course. */
  private FunnelRule funnel() {
    boolean absent = Files.notExists(folder.resolve("funnel.yaml"));
    return absent ? FunnelRule.NONE : new FunnelReader(this::at).read(yaml("funnel.yaml"));
  }

  /** A pack without the file weighs no loss. */
  private VictimRule victims() {
    boolean absent = Files.notExists(folder.resolve("victims.yaml"));
    return absent
        ? VictimRule.NONE
        : new VictimReader(this::at, folder, trained).read(yaml("victims.yaml"));
  }

  /** A pack without the file reads no spelling. */
  private String spelling() {
    Path file = folder.resolve("lexical.bin");
    try {
      return Files.notExists(file)
          ? ""
          : Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException e) {
      problems.add(Problem.unreadable(file.toString(), e));
      return "";
    }
  }

  private List<FraudType> fraudTypes() {
    List<FraudType> types = new ArrayList<>();
    for (YamlNode node : yaml("fraud-types.yaml").items()) {
      node.only("code", "zh", "en", "plainZh", "plainEn", "fast", "stigma");
      at("fraudTypes/" + node.get("code").text(), node);
      types.add(
          new FraudType(
              node.get("code").text(),
              node.get("zh").text(),
              node.get("en").text(),
              node.get("plainZh").text(),
              node.get("plainEn").text(),
              node.get("fast").flag(false),
              node.get("stigma").flag(false)));
    }
    return types;
  }

  private List<StageRule> stages() {
    List<StageRule> stages = new ArrayList<>();
    for (YamlNode node : yaml("stages.yaml").items()) {
      node.only("stage", "when", "zh", "en");
      Stage stage = node.get("stage").requiredOf(Stage.class, Stage.S0);
      String when = at("stages/" + stage + "/when", node.get("when")).text();
      stages.add(new StageRule(stage, when, node.get("zh").text(), node.get("en").text()));
    }
    return stages;
  }

  private List<ReasonRule> reasons() {
    List<ReasonRule> reasons = new ArrayList<>();
    for (YamlNode node : yaml("reasons.yaml").items()) {
      node.only("code", "when", "points", "zh", "en");
      String code = node.get("code").text();
      String place = "reasons/" + code;
      at(place, node);
      reasons.add(
          new ReasonRule(
              code,
              at(place + "/when", node.get("when")).text(),
              at(place + "/points", node.get("points")).text(),
              at(place + "/zh", node.get("zh")).text(),
              at(place + "/en", node.get("en")).text()));
    }
    return reasons;
  }

  private List<TierRule> tiers() {
    YamlNode all = at("tiers", yaml("tiers.yaml"));
    List<TierRule> tiers = new ArrayList<>();
    for (YamlNode node : all.items()) {
      node.only("tier", "when", "enter", "exit", "routes", "deadlines", "zh", "en");
      Tier tier = node.get("tier").requiredOf(Tier.class, Tier.NONE);
      String place = "tiers/" + tier.word();
      at(place, node);
      YamlNode deadlines = node.get("deadlines");
      at(place + "/deadlines", deadlines);
      deadlines.only("dispatch", "accept", "contact", "meet", "feedback");
      tiers.add(
          new TierRule(
              tier,
              at(place + "/when", node.get("when")).text(),
              node.get("enter").number(),
              at(place + "/exit", node.get("exit")).number(),
              routes(node.get("routes")),
              deadlines.get("dispatch").duration(),
              deadlines.get("accept").durationOr(Long.MAX_VALUE),
              deadlines.get("contact").durationOr(Long.MAX_VALUE),
              deadlines.get("meet").durationOr(Long.MAX_VALUE),
              deadlines.get("feedback").durationOr(Long.MAX_VALUE),
              node.get("zh").text(),
              node.get("en").text()));
    }
    return tiers;
  }

  /** Who is told. A tier that tells nobody has to say so. */
  private static List<Route> routes(YamlNode node) {
    List<Route> routes =
        node.items().stream().map(route -> route.oneOf(Route.class, Route.NONE)).toList();
    if (routes.isEmpty()) {
      node.problem("'routes' names nobody; [none] if that is meant");
    }
    return routes;
  }

  private List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (YamlNode node : yaml("rules.yaml").items()) {
      node.only("id", "mode", "when", "atLeast", "atMost", "zh", "en");
      String id = node.get("id").text();
      String place = "rules/" + id;
      at(place, node);
      rules.add(
          new Rule(
              id,
              node.get("mode").oneOf(Rule.Mode.class, Rule.Mode.SHADOW),
              at(place + "/when", node.get("when")).text(),
              node.get("atLeast").oneOf(Tier.class, Tier.NONE),
              node.get("atMost").oneOf(Tier.class, Tier.NONE),
              node.get("zh").text(),
              node.get("en").text()));
    }
    return rules;
  }

  private List<WarningEntry> warnings() {
    List<WarningEntry> entries = new ArrayList<>();
    Path lists = folder.resolve("warning-lists");
    try (Stream<Path> files = Files.list(lists)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".txt")) {
          entries.addAll(WarningListReader.read(file, problems));
        }
      }
    } catch (IOException e) {
      problems.add(Problem.unreadable(lists.toString(), e));
    }
    return entries;
  }

  /** The list's rules without comments, the private section marked. */
  private List<String> publicSuffixes() {
    Path file = folder.resolve("public_suffix_list.dat");
    List<String> rules = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (line.contains("===BEGIN PRIVATE DOMAINS===")) {
          rules.add(Pack.PRIVATE_RULES);
        } else if (!line.isBlank() && !line.startsWith("//")) {
          rules.add(line.strip());
        }
      }
    } catch (IOException e) {
      problems.add(Problem.unreadable(file.toString(), e));
    }
    return rules;
  }
}
