package tocsin.core.evaluate.compare;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tocsin.core.kernel.Hash64;
import tocsin.domain.pack.Apps;
import tocsin.domain.pack.Brand;
import tocsin.domain.pack.Brands;
import tocsin.domain.pack.CapacityRule;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.pack.EscalationStep;
import tocsin.domain.pack.FraudType;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.Hints;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.Parameters;
import tocsin.domain.pack.ReasonRule;
import tocsin.domain.pack.Routing;
import tocsin.domain.pack.RoutingRule;
import tocsin.domain.pack.Rule;
import tocsin.domain.pack.ScriptCard;
import tocsin.domain.pack.StageRule;
import tocsin.domain.pack.TierRule;

/** A pack as flat text, so that two can be held against each other line by line. */
public final class PolicyText {
  private final SortedMap<String, String> entries = new TreeMap<>();

  private PolicyText() {}

  /**
   * Every entry that decides something, {@code tiers.red.enter} to {@code 60}. Warning lists and
   * public suffixes are counted, not listed.
   */
  public static SortedMap<String, String> of(Pack pack) {
    PolicyText text = new PolicyText();
    text.put("pack.name", pack.name());
    text.put("pack.version", pack.version());
    text.put("pack.zone", pack.zone());
    text.put("pack.warnings", pack.warnings().size());
    text.put("pack.publicSuffixes", pack.publicSuffixes().size());
    text.put("pack.spelling", Integer.toHexString(pack.spelling().hashCode()));
    text.parameters(pack.parameters());
    text.hints(pack.hints());
    text.fusion(pack.fusion());
    text.brands(pack.brands());
    text.apps(pack.apps());
    pack.fraudTypes().forEach(text::fraudType);
    pack.stages().forEach(text::stage);
    pack.reasons().forEach(text::reason);
    pack.tiers().forEach(text::tier);
    pack.rules().forEach(text::rule);
    text.routing(pack.routing());
    text.capacity(pack.capacity());
    pack.scripts().cards().forEach(card -> text.script(card));
    return text.entries;
  }

  private void put(String key, Object value) {
    entries.put(key, String.valueOf(value));
  }

  private void capacity(CapacityRule rule) {
    put("capacity.perAdvisor.mean", rule.tasksPerDay());
    put("capacity.perAdvisor.most", rule.mostPerDay());
    put("capacity.perThousand", rule.perThousand());
    put("capacity.history", millis(rule.historyMillis()));
    put("capacity.campaign.people", rule.campaignPeople());
    put("capacity.campaign.within", millis(rule.campaignMillis()));
    new TreeMap<>(rule.minutes())
        .forEach((tier, minutes) -> put("capacity.minutes." + tier.word(), minutes));
  }

  private void script(ScriptCard card) {
    put("scripts." + card.id() + ".key.zh", card.key().zh());
    put("scripts." + card.id() + ".key.en", card.key().en());
    put("scripts." + card.id() + ".texts", Hash64.hex(Hash64.of(card.toString())));
  }

  private void parameters(Parameters p) {
    put("parameters.confirmAt", p.confirmAt());
    put("parameters.suspectAt", p.suspectAt());
    put("parameters.recencyHalfLife", millis(p.recencyHalfLifeMillis()));
    put("parameters.heatHalfLife", millis(p.heatHalfLifeMillis()));
    put("parameters.context", millis(p.contextMillis()));
    put("parameters.sessionGap", millis(p.sessionGapMillis()));
    put("parameters.join", millis(p.joinMillis()));
    put("parameters.retention", millis(p.retentionMillis()));
    put("parameters.contextRetention", millis(p.contextRetentionMillis()));
    put("parameters.recheck", millis(p.recheckMillis()));
    put("parameters.closeAfter", millis(p.closeAfterMillis()));
    put("parameters.maxVisitors", p.maxVisitors());
    put("parameters.nightFromHour", p.nightFromHour());
    put("parameters.nightUntilHour", p.nightUntilHour());
  }

  /** A duration in its largest whole unit. */
  private static String millis(long millis) {
    if (millis == Long.MAX_VALUE) {
      return "none";
    }
    long[] units = {86_400_000, 3_600_000, 60_000, 1000};
    String[] names = {"d", "h", "m", "s"};
    for (int i = 0; i < units.length; i++) {
      if (millis >= units[i] && millis % units[i] == 0) {
        return millis / units[i] + names[i];
      }
    }
    return millis + "ms";
  }

  private void hints(Hints h) {
    put("hints.uploadBytes", h.uploadBytes());
    put("hints.largeUploadBytes", h.largeUploadBytes());
    put("hints.riskySuffixes", h.riskySuffixes());
    put("hints.lureWords", h.lureWords());
    put("hints.downloadSuffixes", h.downloadSuffixes());
  }

  private void fusion(FusionRule fusion) {
    put("fusion.baseRate", fusion.baseRate());
    put("fusion.suspectAt", fusion.suspectAt());
    put("fusion.watchedSince", fusion.watchedSince());
    new TreeMap<>(fusion.caps()).forEach((family, cap) -> put("fusion.caps." + family, cap));
    new TreeMap<>(fusion.acquits())
        .forEach((family, most) -> put("fusion.acquits." + family, most));
    fusion.terms().forEach(term -> put("fusion." + term.term(), term.weight()));
  }

  private void brands(Brands brands) {
    put("brands.lures", brands.lures());
    put("brands.words", brands.words());
    put("brands.cheapSuffixes", brands.cheapSuffixes());
    put("brands.closedSuffixes", brands.closedSuffixes());
    for (Brand brand : brands.brands()) {
      String at = "brands." + brand.id() + ".";
      put(at + "names", brand.names());
      put(at + "pinyin", brand.pinyin());
      put(at + "short", brand.shorts());
      put(at + "own", brand.own());
      put(at + "not", brand.not());
    }
  }

  private void apps(Apps a) {
    put("apps.session.gap", millis(a.gapMillis()));
    put("apps.session.most", millis(a.mostMillis()));
    put("apps.session.sites", a.maxSites());
    put("apps.firstRun.install", millis(a.installMillis()));
    put("apps.firstRun.within", millis(a.firstRunMillis()));
    put("apps.remember", millis(a.rememberMillis()));
    put("apps.people", a.people());
    put("apps.cap", a.cap());
    put("apps.listedFrom", a.listedFrom());
    put("apps.similarity", a.similarity());
    put("apps.configPaths", a.configPaths());
    a.labels().forEach(each -> put("apps.labels." + each.role(), each.names()));
    a.platforms().forEach(each -> put("apps.platforms." + each.role(), each.names()));
    a.weights().forEach(each -> put("apps.weights." + each.sign(), each.weight()));
    a.signatures().forEach(each -> put("apps.signatures." + each.id(), each.sites()));
  }

  private void fraudType(FraudType type) {
    String at = "types." + type.code() + ".";
    put(at + "zh", type.zh());
    put(at + "en", type.en());
    put(at + "fast", type.fast());
    put(at + "stigma", type.stigma());
  }

  private void stage(StageRule stage) {
    put("stages." + stage.stage().name() + ".when", stage.when());
  }

  private void reason(ReasonRule reason) {
    String at = "reasons." + reason.code() + ".";
    put(at + "when", reason.when());
    put(at + "points", reason.points());
    put(at + "zh", reason.zh());
    put(at + "en", reason.en());
  }

  private void tier(TierRule tier) {
    String at = "tiers." + tier.tier().word() + ".";
    put(at + "when", tier.when());
    put(at + "enter", tier.enter());
    put(at + "exit", tier.exit());
    put(at + "routes", tier.routes().stream().map(route -> route.word()).toList());
    put(at + "dispatch", millis(tier.dispatchMillis()));
    put(at + "accept", millis(tier.acceptMillis()));
    put(at + "contact", millis(tier.contactMillis()));
    put(at + "meet", millis(tier.meetMillis()));
    put(at + "feedback", millis(tier.feedbackMillis()));
  }

  private void rule(Rule rule) {
    String at = "rules." + rule.id() + ".";
    put(at + "mode", word(rule.mode()));
    put(at + "when", rule.when());
    put(at + "atLeast", rule.atLeast().word());
    put(at + "atMost", rule.atMost().word());
  }

  private void routing(Routing routing) {
    put("routing.minorBelow", routing.minorBelow());
    for (int i = 0; i < routing.rules().size(); i++) {
      RoutingRule rule = routing.rules().get(i);
      String at = "routing.rules." + (i + 1) + ".";
      put(at + "why", rule.why());
      put(at + "tiers", rule.tiers().stream().map(tier -> tier.word()).toList());
      put(at + "types", rule.types());
      put(at + "stigma", rule.stigma());
      put(at + "flags", rule.flags());
      put(at + "minor", rule.minor());
      put(at + "hours", rule.hours());
      put(at + "to", word(rule.to()));
    }
    for (ConflictRule rule : routing.conflicts()) {
      put("routing.conflicts." + word(rule.kind()), rule.leave() ? "station" : "next");
    }
    for (EscalationStep step : routing.escalation()) {
      String at = "routing.escalation." + step.tier().word() + "." + step.to().word();
      put(at, millis(step.afterMillis()));
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
