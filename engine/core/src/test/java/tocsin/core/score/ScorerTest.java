package tocsin.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestVisits;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lookalike.LookAlikes;
import tocsin.core.rules.Expression;
import tocsin.core.score.Scorer.CompiledReason;
import tocsin.domain.alert.Reason;
import tocsin.domain.intel.Verdict;
import tocsin.domain.pack.Brand;
import tocsin.domain.pack.BrandKind;
import tocsin.domain.pack.Brands;

class ScorerTest {
  private static final Expression ALWAYS = facts -> 1;

  private static Exposure exposure(String host) {
    Facts facts = new Facts();
    facts.set(Fact.VISITS, 3);
    facts.set(Fact.SPAN_HOURS, 2.25);
    facts.set(Fact.SINCE_HOURS, -0.04);
    return new Exposure(
        "c1",
        "c1",
        "F01",
        TestPacks.T0,
        TestPacks.T0,
        List.of(new KnownTarget(0, TestVisits.flagged(host, Verdict.CONFIRMED, 90), TestPacks.T0)),
        facts);
  }

  private static CompiledReason reason(String code, Expression when, Expression points) {
    return new CompiledReason(code, when, points, "", "", ImmutableList.of());
  }

  private static Scorer scorer(Expression points) {
    return new Scorer(ImmutableList.of(reason("R", ALWAYS, points)), LookAlikes.NONE);
  }

  private static Reason worded(String zh, String en, String host, String... names) {
    CompiledReason reason =
        new CompiledReason("R", ALWAYS, facts -> 1, zh, en, ImmutableList.copyOf(names));
    return new Scorer(ImmutableList.of(reason), LookAlikes.NONE).reasons(exposure(host)).get(0);
  }

  @Test
  void score_anyReasons_isTheSumOfWhatIsExplained() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<CompiledReason> table = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Fact asked = Fact.values()[random.nextInt(Fact.COUNT)];
        double limit = random.nextInt(3);
        double weight = 4000 * random.nextDouble() - 2000;
        table.add(
            reason(
                "R" + i,
                facts -> facts[asked.ordinal()] >= limit ? 1 : 0,
                facts -> weight * facts[asked.ordinal()]));
      }
      Exposure exposure = exposure("a.example");
      for (Fact fact : Fact.values()) {
        exposure.facts().set(fact, 3 * random.nextDouble());
      }

      Scorer scorer = new Scorer(ImmutableList.copyOf(table), LookAlikes.NONE);
      List<Reason> reasons = scorer.reasons(exposure);

      assertThat(reasons.stream().mapToInt(Reason::points).sum())
          .as("seed %d", seed)
          .isEqualTo(scorer.score(exposure));
      assertThat(scorer.codes(exposure))
          .as("seed %d", seed)
          .isEqualTo(reasons.stream().map(Reason::code).toList());
      assertThat(reasons)
          .as("seed %d", seed)
          .allMatch(reason -> reason.points() != 0 && Math.abs(reason.points()) <= 1000);
    }
  }

  @Test
  void points_beyondAThousand_areCapped() {
    assertThat(scorer(facts -> 1e9).score(exposure("a.example"))).isEqualTo(1000);
    assertThat(scorer(facts -> Double.NEGATIVE_INFINITY).score(exposure("a.example")))
        .isEqualTo(-1000);
  }

  @Test
  void points_lessThanAHalf_areNoReason() {
    assertThat(scorer(facts -> 0.5).reasons(exposure("a.example"))).isEmpty();
    assertThat(scorer(facts -> 0.51).score(exposure("a.example"))).isEqualTo(1);
    assertThat(scorer(facts -> 1.5).score(exposure("a.example"))).isEqualTo(2);
    assertThat(scorer(facts -> Double.NaN).score(exposure("a.example"))).isZero();
  }

  @Test
  void reasons_conditionThatFails_isNotWeighed() {
    Scorer scorer =
        new Scorer(
            ImmutableList.of(
                reason("NO", facts -> 0, facts -> 50), reason("YES", ALWAYS, facts -> 7)),
            LookAlikes.NONE);

    assertThat(scorer.codes(exposure("a.example"))).containsExactly("YES");
    assertThat(scorer.score(exposure("a.example"))).isEqualTo(7);
  }

  @Test
  void sentences_aboutABrand_nameItInTheirLanguage() {
    Brand brand =
        new Brand(
            "alipay",
            BrandKind.PAYMENT,
            "支付宝",
            "Alipay",
            List.of("alipay"),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    LookAlikes lookAlikes =
        LookAlikes.of(
            new Brands(List.of(), List.of(), List.of(), List.of(), List.of(brand)),
            PublicSuffixes.of(List.of("example")),
            1);
    CompiledReason reason =
        new CompiledReason(
            "L01",
            ALWAYS,
            facts -> 6,
            "{imitator} 仿冒{brand}（{trick}）",
            "{imitator} imitates {brand} ({trick})",
            ImmutableList.of("imitator", "brand", "trick"));
    Scorer scorer = new Scorer(ImmutableList.of(reason), lookAlikes);

    Reason named = scorer.reasons(exposure("a1ipay.example")).get(0);
    Reason unnamed = scorer.reasons(exposure("other.example")).get(0);

    assertThat(named.zh()).isEqualTo("a1ipay.example 仿冒支付宝（数字替换字母）");
    assertThat(named.en()).isEqualTo("a1ipay.example imitates Alipay (digits in place of letters)");
    assertThat(named.evidence())
        .isEqualTo(Map.of("imitator", "a1ipay.example", "brand", "alipay", "trick", "digit_swap"));
    assertThat(unnamed.en()).contains("a known brand");
    assertThat(unnamed.zh()).contains("某知名机构");
  }

  @Test
  void sentences_inBothLanguages_nameTheEvidence() {
    Reason reason =
        worded(
            "访问 {target} 共 {visits} 次，{spanHours} 小时",
            "{visits} visits to {target} in {spanHours} hours",
            "a.example",
            "target",
            "visits",
            "spanHours");

    assertThat(reason.zh()).isEqualTo("访问 a.example 共 3 次，2.3 小时");
    assertThat(reason.en()).isEqualTo("3 visits to a.example in 2.3 hours");
    assertThat(reason.evidence())
        .containsEntry("target", "a.example")
        .containsEntry("visits", "3")
        .containsEntry("spanHours", "2.3")
        .hasSize(3);
  }

  @Test
  void sentences_otherWords_areFilledToo() {
    Reason reason =
        worded(
            "{campaign} {code} {source} {code}",
            "{code}{source}{campaign}",
            "a.example",
            "campaign",
            "code",
            "source");

    assertThat(reason.zh()).isEqualTo("c1 F01 feed F01");
    assertThat(reason.en()).isEqualTo("F01feedc1");
  }

  @Test
  void sentences_targetThatLooksLikeAName_isNotFilledAgain() {
    Reason reason =
        worded("{target} {visits}", "{target} {visits}", "a.example/{visits}", "target", "visits");

    assertThat(reason.en()).isEqualTo("a.example/{visits} 3");
    assertThat(reason.zh()).isEqualTo(reason.en());
  }

  @Test
  void sentences_bracesThatAreNoNames_stay() {
    Reason reason = worded("{", "} {no} { {visits} {", "a.example", "visits");

    assertThat(reason.zh()).isEqualTo("{");
    assertThat(reason.en()).isEqualTo("} {no} { 3 {");
  }

  @Test
  void namesIn_sentence_findsThemInOrder() {
    assertThat(Evidence.namesIn("{b} and {a}, {b} {")).containsExactly("b", "a", "b");
    assertThat(Evidence.namesIn("none")).isEmpty();
    assertThat(Evidence.isKnown("nightVisits")).isTrue();
    assertThat(Evidence.isKnown("target")).isTrue();
    assertThat(Evidence.isKnown("NIGHT_VISITS")).isFalse();
  }
}
