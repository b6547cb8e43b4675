package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.core.kernel.CidrTable;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.model.CompiledModel;
import tocsin.core.outreach.ScriptBook;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.WarningEntry;
import tocsin.domain.intel.WarningRole;
import tocsin.domain.pack.Bilingual;
import tocsin.domain.pack.FraudType;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.ReasonRule;
import tocsin.domain.pack.Routing;
import tocsin.domain.pack.Rule;
import tocsin.domain.pack.ScriptCard;
import tocsin.domain.pack.StageRule;
import tocsin.domain.pack.TierRule;
import tocsin.domain.people.Route;

/** The pack that ships: sound, in both languages, with warning lists that say what they should. */
class BasePackTest {
  private static final Path BASE =
      Path.of(System.getProperty("tocsin.root", "../..")).resolve("models/packs/base");

  private static CompiledModel model;
  private static Pack pack;

  @BeforeAll
  static void read() {
    PackReader.Result result = PackReader.read(BASE, Long.MIN_VALUE, 42);
    assertThat(result.problems()).isEmpty();
    model = result.model();
    pack = model.pack();
  }

  private record Sentence(String where, String zh, String en) {}

  @Test
  void everySentence_standsInBothLanguages() {
    List<Sentence> sentences = new ArrayList<>();
    for (ReasonRule rule : pack.reasons()) {
      sentences.add(new Sentence(rule.code(), rule.zh(), rule.en()));
    }
    for (StageRule rule : pack.stages()) {
      sentences.add(new Sentence(rule.stage().name(), rule.zh(), rule.en()));
    }
    for (TierRule rule : pack.tiers()) {
      sentences.add(new Sentence(rule.tier().name(), rule.zh(), rule.en()));
    }
    for (Rule rule : pack.rules()) {
      sentences.add(new Sentence(rule.id(), rule.zh(), rule.en()));
    }
    for (FraudType type : pack.fraudTypes()) {
      sentences.add(new Sentence(type.code(), type.zh(), type.en()));
      sentences.add(new Sentence(type.code(), type.plainZh(), type.plainEn()));
    }
    assertThat(sentences).hasSizeGreaterThan(60);
    for (Sentence each : sentences) {
      assertThat(each.zh()).as(each.where()).matches(".*\\p{IsHan}.*");
      assertThat(each.en()).as(each.where()).matches(".*[a-z]{3}.*").doesNotMatch(".*\\p{IsHan}.*");
    }
  }

  @Test
  void everyTypeStageAndTier_isThere() {
    assertThat(pack.fraudTypes())
        .extracting(FraudType::code)
        .containsExactlyInAnyOrder(
            "F00", "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10");
    assertThat(pack.stages())
        .extracting(StageRule::stage)
        .containsExactlyInAnyOrder(
            Stage.S1, Stage.S2, Stage.S3, Stage.S4, Stage.S5, Stage.S5R, Stage.S6, Stage.S7);
    assertThat(pack.tiers())
        .extracting(TierRule::tier)
        .containsExactly(Tier.RED, Tier.ORANGE, Tier.YELLOW, Tier.BLUE);
  }

  /** Advice that an advisor reads never names a place: no target, campaign or source in it. */
  @Test
  void plainWords_haveNoPlaceholders() {
    for (FraudType type : pack.fraudTypes()) {
      assertThat(type.plainZh() + type.plainEn()).doesNotContain("{").doesNotContain("}");
    }
  }

  @Test
  void tiers_getStricterUpwards() {
    List<TierRule> upwards =
        pack.tiers().stream().sorted(Comparator.comparing(TierRule::tier)).toList();
    for (int i = 1; i < upwards.size(); i++) {
      TierRule lower = upwards.get(i - 1);
      TierRule higher = upwards.get(i);
      assertThat(higher.enter()).isGreaterThan(lower.enter());
      assertThat(higher.exit()).isGreaterThan(lower.exit());
      assertThat(higher.contactMillis()).isLessThan(lower.contactMillis());
      assertThat(higher.feedbackMillis()).isLessThan(lower.feedbackMillis());
    }
    assertThat(pack.tiers().get(0).routes()).containsExactly(Route.CENTRE, Route.ADVISOR);
    for (TierRule rule : pack.tiers()) {
      boolean aboveBlue = rule.tier() != Tier.BLUE;
      assertThat(rule.when().startsWith("confirmed > 0 and")).as(rule.when()).isEqualTo(aboveBlue);
    }
  }

  @Test
  void routing_isTheStandard_withChainsOfItsOwn() {
    Routing standard = Routing.standard(pack.tiers());

    assertThat(pack.routing().minorBelow()).isEqualTo(standard.minorBelow());
    assertThat(pack.routing().rules()).isEqualTo(standard.rules());
    assertThat(pack.routing().conflicts()).isEqualTo(standard.conflicts());
    assertThat(pack.routing().escalation()).hasSameSizeAs(standard.escalation());
  }

  /** The entry that speaks for a host: the longest that names it or a parent. */
  private static WarningEntry speaksFor(String host) {
    return pack.warnings().stream()
        .filter(
            entry ->
                entry.value().equals(host)
                    || (entry.kind() == IndicatorKind.SUFFIX && host.endsWith("." + entry.value())))
        .filter(entry -> entry.kind() == IndicatorKind.SUFFIX || entry.kind() == IndicatorKind.HOST)
        .max(Comparator.comparingInt(entry -> entry.value().length()))
        .orElseThrow(() -> new AssertionError("no entry for " + host));
  }

  private static int signalsOf(String value) {
    return pack.warnings().stream()
        .filter(entry -> entry.value().equals(value))
        .mapToInt(WarningEntry::signals)
        .reduce(0, (a, b) -> a | b);
  }

  @ParameterizedTest
  @CsvSource({
    "mybank.icbc.com.cn, CLEAN, BANK",
    "ibsbjstar.ccb.com.cn, CLEAN, BANK",
    "kyfw.12306.cn, CLEAN,",
    "mclient.alipay.com, CLEAN, PAYMENT",
    "render.alipayobjects.com, CLEAN,",
    "www.beijing.gov.cn, CLEAN,",
    "www.baidu.com, CLEAN,",
    "captive.apple.com, CLEAN,",
    "www.msftconnecttest.com, CLEAN,",
    "connectivitycheck.gstatic.com, CLEAN,",
    "dns.alidns.com, CLEAN,",
    "dns.google, CLEAN,",
    "meeting.tencent.com, CLEAN, MEETING",
    "us02web.zoom.us, CLEAN, MEETING",
    "www.todesk.com, CLEAN, REMOTE",
    "d111.cloudfront.net, TENANT_HOSTS,",
    "someone.github.io, TENANT_HOSTS,",
    "shop.pages.dev, TENANT_HOSTS,",
    "e1.a.akamaiedge.net, TENANT_HOSTS,",
    "bit.ly, TENANT_PATHS,",
    "docs.qq.com, TENANT_PATHS,",
    "web.whatsapp.com, CLEAN,",
  })
  void knownService_hasItsRoleAndContext(String host, WarningRole role, Signal context) {
    WarningEntry entry = speaksFor(host);

    assertThat(entry.role()).as(entry.toString()).isEqualTo(role);
    int signals = signalsOf(entry.value());
    assertThat(signals).as(entry.toString()).isEqualTo(context == null ? 0 : context.bit());
  }

  @ParameterizedTest
  @CsvSource({
    "com.eg.android.AlipayGphone, PAYMENT",
    "com.icbc, BANK",
    "com.tencent.wemeet.app, MEETING"
  })
  void knownApp_hasItsContext(String app, Signal context) {
    assertThat(pack.warnings())
        .filteredOn(entry -> entry.kind() == IndicatorKind.APP && entry.value().equals(app))
        .isNotEmpty();
    assertThat(context.in(signalsOf(app))).isTrue();
  }

  /** A CDN's range, a public resolver: an address there proves nothing. */
  @ParameterizedTest
  @CsvSource({
    "104.16.0.1, clouds-cdn-global",
    "151.101.1.1, clouds-cdn-global",
    "223.5.5.5, public-dns",
    "8.8.8.8, public-dns"
  })
  void sharedAddress_isCovered(String ip, String list) {
    long address = Ips.v4(ip);

    assertThat(pack.warnings())
        .filteredOn(entry -> entry.kind() == IndicatorKind.CIDR && entry.list().equals(list))
        .anyMatch(
            entry -> {
              CidrTable.Range range = CidrTable.Range.parse(entry.value(), 0);
              return range.first() <= address && address <= range.last();
            });
  }

  /**
   * An entry that stands for a public suffix would clear every stranger who registers below it.
   * Platforms of the private section stand here as tenants only; gov.cn and edu.cn admit nobody but
   * public bodies and schools, and are the only exceptions.
   */
  @Test
  void noEntry_clearsAPublicSuffix() {
    int end = pack.publicSuffixes().indexOf(Pack.PRIVATE_RULES);
    assertThat(end).isGreaterThan(5000);
    PublicSuffixes registries = PublicSuffixes.of(pack.publicSuffixes().subList(0, end));

    List<String> suffixes = new ArrayList<>();
    for (WarningEntry entry : pack.warnings()) {
      boolean name = entry.kind() == IndicatorKind.SUFFIX;
      boolean clean = entry.role() == WarningRole.CLEAN;
      if (name && registries.isPublicSuffix(entry.value())) {
        suffixes.add(entry.value());
      } else if (name && clean && model.suffixes().isPublicSuffix(entry.value())) {
        suffixes.add(entry.value());
      }
    }

    assertThat(suffixes).containsExactlyInAnyOrder("gov.cn", "edu.cn");
  }

  @Test
  void noRange_isWiderThanAnOperatorHas() {
    for (WarningEntry entry : pack.warnings()) {
      if (entry.kind() == IndicatorKind.CIDR) {
        CidrTable.Range range = CidrTable.Range.parse(entry.value(), 0);
        assertThat(range.last() - range.first()).as(entry.toString()).isLessThan(1 << 24);
      }
    }
  }

  /** The same name with two roles would mean whichever list comes first. */
  @Test
  void noName_hasTwoRoles() {
    List<String> twice =
        pack.warnings().stream()
            .filter(a -> a.kind() != IndicatorKind.CIDR)
            .filter(
                a ->
                    pack.warnings().stream()
                        .anyMatch(b -> a.value().equals(b.value()) && a.role() != b.role()))
            .map(WarningEntry::toString)
            .toList();

    assertThat(twice).isEmpty();
  }

  @Test
  void everyListFile_isUtf8WithItsOriginAndEntries() throws IOException {
    try (Stream<Path> lists = Files.list(BASE.resolve("warning-lists"))) {
      for (Path file : lists.toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String list = file.getFileName().toString().replace(".txt", "");
        assertThat(text).as(list).contains("# role:").doesNotContain("\t").doesNotContain("\r");
        assertThat(pack.warnings().stream().filter(entry -> entry.list().equals(list)))
            .as(list)
            .isNotEmpty();
      }
    }
  }

  @Test
  void scripts_haveOwnCardsForEveryKnownType_andGeneralOnesForEveryStage() {
    ScriptBook book = new ScriptBook(pack.scripts());
    for (Stage stage : Stage.values()) {
      ScriptCard general = book.card("unknown", stage);
      assertThat(general).isNotNull();
      assertThat(general.stages()).contains(stage);
    }
    for (FraudType type : pack.fraudTypes()) {
      String own = type.code().equals("F00") ? "" : type.code();
      assertThat(book.card(type.code(), Stage.S3).type()).isEqualTo(own);
      assertThat(book.card(type.code(), Stage.S5R).id()).isEqualTo("G-remote");
    }
  }

  @Test
  void everyScriptText_standsInBothLanguages() {
    for (ScriptCard card : pack.scripts().cards()) {
      List<Bilingual> texts = new ArrayList<>(card.questions());
      texts.addAll(card.never());
      texts.add(card.key());
      card.replies().forEach(reply -> texts.add(reply.answer()));
      for (Bilingual text : texts) {
        assertThat(text.zh()).as(card.id()).matches("(?s).*\\p{IsHan}.*");
        assertThat(text.en()).as(card.id()).matches("\\p{ASCII}+");
      }
    }
  }
}
