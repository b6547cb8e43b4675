package tocsin.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Verdict;

class JudgementsTest {
  private static final String SHOP = "shop.example";

  private static Judgement word(Verdict verdict, long at, long until) {
    return new Judgement(IndicatorKind.HOST, SHOP, verdict, at, until, "lead", "");
  }

  @Test
  void refutation_holdsFromItsTimeUntilItExpires() {
    Judgements judgements = Judgements.of(List.of(word(Verdict.REFUTED, 10, 20)));

    assertThat(judgements.isRefuted(SHOP, 9)).isFalse();
    assertThat(judgements.isRefuted(SHOP, 10)).isTrue();
    assertThat(judgements.isRefuted(SHOP, 19)).isTrue();
    assertThat(judgements.isRefuted(SHOP, 20)).isFalse();
    assertThat(judgements.isRefuted("www." + SHOP, 15)).as("another host").isFalse();
    assertThat(judgements.turns(SHOP)).containsExactly(10L, 20L);
    assertThat(judgements.nextRefuted(List.of(SHOP), 9)).isEqualTo(10);
    assertThat(judgements.nextRefuted(List.of(SHOP), 10)).as("no expiry").isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void confirmation_byAPersonLater_endsARefutationForGood() {
    Judgements judgements =
        Judgements.of(List.of(word(Verdict.CONFIRMED, 15, 17), word(Verdict.REFUTED, 10, 30)));

    assertThat(judgements.isRefuted(SHOP, 14)).isTrue();
    assertThat(judgements.isRefuted(SHOP, 15)).isFalse();
    assertThat(judgements.isRefuted(SHOP, 18)).as("no earlier word revives").isFalse();
  }

  @Test
  void sameTime_confirmationAndRefutation_protectsPeople() {
    Judgements judgements =
        Judgements.of(List.of(word(Verdict.CONFIRMED, 10, 30), word(Verdict.REFUTED, 10, 30)));
    assertThat(judgements.isRefuted(SHOP, 10)).isFalse();
  }

  @Test
  void suffix_coversEveryHostBelow_andNoOther() {
    Judgement suffix =
        new Judgement(IndicatorKind.SUFFIX, SHOP, Verdict.REFUTED, 0, 9, "lead", "why");
    Judgements judgements = Judgements.of(List.of(suffix));

    assertThat(judgements.isRefuted(SHOP, 1)).isTrue();
    assertThat(judgements.isRefuted("a.b." + SHOP, 1)).isTrue();
    assertThat(judgements.isRefuted("work" + SHOP, 1)).isFalse();
    assertThat(judgements.areRefuted(List.of(SHOP, "other.example"), 1)).isFalse();
    assertThat(judgements.areRefuted(List.of(), 1)).isFalse();
  }

  @Test
  void words_anyOrderAndTwice_sayTheSame() {
    Random random = new Random(7);
    List<Judgement> words = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Verdict verdict = random.nextBoolean() ? Verdict.REFUTED : Verdict.CONFIRMED;
      long at = random.nextInt(40);
      words.add(word(verdict, at, at + 1 + random.nextInt(30)));
    }
    List<Long> expected = Judgements.of(words).turns(SHOP);
    assertThat(expected).isNotEmpty();
    for (int i = 0; i < 10; i++) {
      words.add(words.get(random.nextInt(12)));
      Collections.shuffle(words, random);
      assertThat(Judgements.of(words).turns(SHOP)).isEqualTo(expected);
    }
  }

  @Test
  void judgement_suspectOrWithoutASpan_isNoPersonsWord() {
    assertThatThrownBy(() -> word(Verdict.SUSPECT, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUSPECT");
    assertThatThrownBy(() -> word(Verdict.REFUTED, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(SHOP);
  }

  @Test
  void life_whatMayFollow_dependsOnWhoSaysIt() {
    assertThat(VerdictLife.mayFollow(Verdict.UNKNOWN, Verdict.SUSPECT, Voice.EVIDENCE)).isTrue();
    assertThat(VerdictLife.mayFollow(Verdict.SUSPECT, Verdict.CONFIRMED, Voice.EVIDENCE))
        .as("evidence above the gate confirms")
        .isTrue();
    assertThat(VerdictLife.mayFollow(Verdict.CLEAN, Verdict.CONFIRMED, Voice.EVIDENCE)).isFalse();
    assertThat(VerdictLife.mayFollow(Verdict.SUSPECT, Verdict.CONFIRMED, Voice.LIST)).isTrue();
    assertThat(VerdictLife.mayFollow(Verdict.CONFIRMED, Verdict.REFUTED, Voice.LIST)).isFalse();
    assertThat(VerdictLife.mayFollow(Verdict.CONFIRMED, Verdict.REFUTED, Voice.PERSON)).isTrue();
    assertThat(VerdictLife.mayFollow(Verdict.REFUTED, Verdict.SUSPECT, Voice.EVIDENCE)).isFalse();
    assertThat(VerdictLife.mayFollow(Verdict.REFUTED, Verdict.CONFIRMED, Voice.LIST)).isFalse();
    assertThat(VerdictLife.mayFollow(Verdict.REFUTED, Verdict.CONFIRMED, Voice.PERSON)).isTrue();
    assertThat(VerdictLife.mayFollow(Verdict.CONFIRMED, Verdict.SUSPECT, Voice.PERSON)).isFalse();
  }
}
