package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tocsin.core.detect.Given.NOW;
import static tocsin.core.detect.Given.index;
import static tocsin.core.detect.Given.indicator;
import static tocsin.core.detect.Given.warning;
import static tocsin.core.detect.Given.warnings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.TestPacks;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.Fusion;
import tocsin.core.fuse.Term;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;
import tocsin.domain.intel.WarningRole;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;
import tocsin.domain.pack.Parameters;

class TargetScorerTest {
  private static final Parameters PARAMETERS = TestPacks.draft().parameters();

  private static final Fusion FUSION =
      Fusion.of(
          new FusionRule(
              0.01,
              0.5,
              Long.MAX_VALUE,
              Map.of("name", 4.0, "infrastructure", 4.0, "app", 4.0, "prevalence", 1.0),
              Stream.of(
                      Term.LOOK_ALIKE,
                      Term.DISGUISE,
                      Term.LURE_WORD,
                      Term.RANDOM_LABEL,
                      Term.RISKY_SUFFIX,
                      Term.BARE_IP,
                      Term.DOWNLOAD)
                  .map(term -> new FusionTerm(term.word(), 2.5, "中" + term, "en " + term))
                  .toList()));

  private static final WarningLists WARNINGS =
      warnings(
          warning(IndicatorKind.SUFFIX, "good.example", WarningRole.CLEAN, 0),
          warning(IndicatorKind.SUFFIX, "forms.example", WarningRole.TENANT_PATHS, 0));

  private static final IndicatorIndex INDEX =
      index(
          indicator(IndicatorKind.SUFFIX, "good.example"),
          indicator(IndicatorKind.HOST, "bad.example"),
          indicator(IndicatorKind.SUFFIX, "wide.example", 40),
          indicator(IndicatorKind.URL, "forms.example/f/1"),
          indicator(IndicatorKind.URL, "half.example/x/"),
          indicator(IndicatorKind.IP, "203.0.113.7"),
          indicator(IndicatorKind.HOST, "later.example", NOW + 10, NOW + 20, NOW + 10),
          indicator(IndicatorKind.HOST, "hint.example", 5));

  private final TargetScorer scorer =
      new TargetScorer(Given.NAMES, Given.SUFFIXES, WARNINGS, INDEX, PARAMETERS, FUSION);

  private TargetScore score(String text) {
    TargetScore score = scorer.score(text, NOW, 3);
    assertThat(score).as(text).isNotNull();
    return score;
  }

  private static List<String> codes(TargetScore score) {
    return score.reasons().stream().map(WeighedReason::code).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "bad.example, CONFIRMED, I02",
    "a.wide.example, SUSPECT, I03",
    "https://forms.example/f/1, CONFIRMED, I01",
    "http://half.example/x/y?z=1, CONFIRMED, I01",
    "half.example, UNKNOWN, ",
    "203.0.113.7, CONFIRMED, I04",
    "http://203.0.113.7:8080/, CONFIRMED, I04",
    "www.good.example, CLEAN, S01",
    "forms.example, UNKNOWN, S01",
    "forms.example/other, UNKNOWN, S01",
    "printer, CLEAN, S09",
    "192.168.1.1, CLEAN, S09",
    "unknown.example, UNKNOWN, ",
    "later.example, UNKNOWN, ",
    "203.0.113.9/app.apk, SUSPECT, L03"
  })
  void verdict_isWhatTheListsAndTheEvidenceSay(String text, Verdict verdict, String code) {
    TargetScore score = score(text);

    assertThat(score.verdict()).isEqualTo(verdict);
    if (code == null) {
      assertThat(score.reasons()).isEmpty();
    } else {
      assertThat(codes(score)).contains(code);
    }
  }

  @Test
  void at_anotherTime_otherIndicatorsCount() {
    TargetScore then = scorer.score("later.example", NOW + 15, 0);

    assertThat(then).isNotNull();
    assertThat(then.verdict()).isEqualTo(Verdict.CONFIRMED);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS://User:Pw@WWW.Shop.CO.Test:8443/a/../b?q#f, www.shop.co.test, shop.co.test, /b?q",
    "中文.example, xn--fiq228c.example, xn--fiq228c.example, ''",
    "http://例子.example/支付, xn--fsqu00a.example, xn--fsqu00a.example, /%E6%94%AF%E4%BB%98",
    "[2001:DB8::1]:443, 2001:db8::1, '', ''",
    "2001:db8::1, 2001:db8::1, '', ''",
    "http://0xcb007107/, 203.0.113.7, '', ''",
    "a.b.pages.example, a.b.pages.example, b.pages.example, ''",
    "' bad.example ', bad.example, bad.example, ''"
  })
  void text_anySpelling_isTheCanonicalHost(String text, String host, String site, String path) {
    TargetScore score = score(text);

    assertThat(score.host()).isEqualTo(host);
    assertThat(score.registrableDomain()).isEqualTo(site);
    assertThat(score.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/", "http://", "a b", "?", "...", "-- not a host --", "[::1"})
  void text_withoutHost_isNull(String text) {
    assertThat(scorer.score(text, NOW, 3)).isNull();
    assertThat(scorer.score("a".repeat(64) + ".example", NOW, 3)).isNull();
    assertThat(scorer.score("a.example/" + "x".repeat(9000), NOW, 3)).isNull();
  }

  @Test
  void reasons_addUpWithTheBaseRate_andSayWhatTheyRestOn() {
    TargetScore score = score("https://dayinhang-kefu.risky.test/get.APK");

    double sum = score.reasons().stream().mapToDouble(WeighedReason::logOdds).sum();
    assertThat(sum + Math.log(0.01 / 0.99)).isCloseTo(score.logOdds(), within(1e-9));
    assertThat(score.probability()).isCloseTo(1 / (1 + Math.exp(-score.logOdds())), within(1e-12));
    assertThat(codes(score)).contains("L01", "L02", "L06", "A01");
    for (WeighedReason reason : score.reasons()) {
      assertThat(reason.zh()).isNotEmpty();
      assertThat(reason.en()).isNotEmpty();
    }
    WeighedReason brand =
        score.reasons().stream().filter(r -> r.code().equals("L01")).findFirst().orElseThrow();
    assertThat(brand.zh()).contains("大行").contains("dayinhang");
    assertThat(brand.en()).contains("Big").contains("pinyin");
    assertThat(brand.evidence())
        .containsEntry("brand", "b")
        .containsEntry("technique", "pinyin")
        .containsEntry("matched", "dayinhang");
  }

  @Test
  void reasons_ofAListing_nameTheEntry() {
    WeighedReason reason = score("x.wide.example").reasons().get(0);

    assertThat(reason.evidence())
        .containsEntry("list", "feed")
        .containsEntry("value", "wide.example")
        .containsEntry("confidence", "40");
    assertThat(reason.zh()).contains("feed").contains("wide.example");
    assertThat(reason.en()).contains("feed").contains("wide.example");
  }

  @Test
  void listing_onItsOwn_givesTheProbabilityItClaims() {
    assertThat(score("x.wide.example").probability()).isCloseTo(0.4, within(1e-9));
    assertThat(score("hint.example").verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(score("www.good.example").probability()).isLessThan(1e-5);
    assertThat(score("half.example/x/1").target()).isEqualTo("half.example/x/");
    assertThat(score("half.example/x/1").kind()).isEqualTo(TargetKind.URL);
  }

  /** The scorer holds of a name what the sieve sends on of an access to it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bad.example",
        "bigbank-kefu.example",
        "b1gb4nk.example",
        "myloan.cheap",
        "x9k2m7q1.example",
        "203.0.113.7",
        "203.0.113.99",
        "a.wide.example",
        "hint.example"
      })
  void evidence_ofABareName_isTheSieves(String host) {
    List<Sighting> seen = new ArrayList<>();
    new Sieve(
            Given.NAMES,
            Given.SUFFIXES,
            WARNINGS,
            INDEX,
            new Subjects(LinesTable.EMPTY, Given.pseudonyms()),
            new SieveCounts())
        .sift(
            Given.visit(host),
            new Sieve.Out() {
              @Override
              public void sighting(Sighting sighting) {
                seen.add(sighting);
              }

              @Override
              public void context(Visit visit) {
                throw new AssertionError(visit);
              }
            });

    Sighting sighting = seen.get(0);
    int confidence = sighting.match() == null ? 0 : sighting.match().confidence();
    Evidence sieved = Evidence.of(sighting.signals(), sighting.spelling(), confidence);
    Evidence scored = score(host).evidence();
    assertThat(FUSION.logOdds(scored)).isEqualTo(FUSION.logOdds(sieved));
    assertThat(FUSION.shares(scored)).isEqualTo(FUSION.shares(sieved));
  }
}
