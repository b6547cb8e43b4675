package tocsin.core.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.domain.alert.Stage;
import tocsin.domain.pack.Bilingual;
import tocsin.domain.pack.Refusal;
import tocsin.domain.pack.ScriptCard;
import tocsin.domain.pack.ScriptReply;
import tocsin.domain.pack.Scripts;

class ScriptChecksTest {
  private static final Bilingual TEXT = new Bilingual("文", "text");
  private static final Bilingual OPENING = new Bilingual("{phrase} 96110", "{phrase} 96110");

  private String type = "";
  private Bilingual opening = OPENING;
  private List<Bilingual> questions = List.of(TEXT, TEXT, TEXT);
  private Bilingual key = TEXT;
  private List<ScriptReply> replies =
      Arrays.stream(Refusal.values()).map(each -> new ScriptReply(each, TEXT, TEXT)).toList();
  private List<Bilingual> never = List.of(TEXT);
  private List<Bilingual> words =
      IntStream.range(0, 60)
          .mapToObj(
              i ->
                  new Bilingual(
                      "" + (char) (0x4E00 + i),
                      "w" + (char) ('a' + i / 26) + (char) ('a' + i % 26)))
          .toList();

  private ScriptCard card(String id) {
    return new ScriptCard(id, type, List.of(Stage.S1), opening, questions, key, replies, never);
  }

  private List<String> problems(ScriptCard... cards) {
    List<String> problems = new ArrayList<>();
    ScriptChecks.check(
        new Scripts(List.of(cards), TEXT, words),
        Set.of("F01"),
        (where, what) -> problems.add(where + ": " + what));
    return problems;
  }

  @Test
  void soundScripts_andNoScripts_haveNoProblem() {
    List<String> problems = new ArrayList<>();
    ScriptChecks.check(Scripts.NONE, Set.of(), (where, what) -> problems.add(what));

    assertThat(problems).isEmpty();
    assertThat(problems(card("g"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "see evil.example",
        "见 evil。example",
        "ｅｖｉｌ．ｅｘａｍｐｌｅ",
        "www evil",
        "a@b",
        "打 12000000001",
        "call 120 0000-0001",
        "１２００００",
        "961101",
        "400-96110",
        "{phone}",
        "{name",
        "您被骗了",
        "You were SCAMMED",
        "your fault"
      })
  void text_withALinkANumberAPlaceOrShame_isRefused(String text) {
    key = new Bilingual(text, text);

    assertThat(problems(card("g")))
        .isNotEmpty()
        .allMatch(each -> each.startsWith("scripts/cards/g/key: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"打 96110。", "Call 110. Wait.", "12381 短信", "24 小时，2 到 3 分钟", "e.g. this"})
  void text_withOfficialNumbersOrSmallOnes_isSound(String text) {
    key = new Bilingual(text, text);

    assertThat(problems(card("g"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"{name},text", "text,{phrase}", "96110,110", "'',text", "text,''"})
  void languages_thatDiffer_areRefused(String zh, String en) {
    key = new Bilingual(zh, en);

    assertThat(problems(card("g"))).hasSize(1);
  }

  @Test
  void text_tooLong_isRefused() {
    key = new Bilingual("文".repeat(ScriptChecks.MAX_ZH + 1), "x".repeat(ScriptChecks.MAX_EN));
    assertThat(problems(card("g")))
        .containsExactly("scripts/cards/g/key: 121 characters; at most 120");

    key = new Bilingual("文".repeat(ScriptChecks.MAX_ZH), "x".repeat(ScriptChecks.MAX_EN + 1));
    assertThat(problems(card("g")))
        .containsExactly("scripts/cards/g/key: 281 characters; at most 280");
  }

  @Test
  void opening_withoutPhraseOrOfficialLine_isRefused() {
    opening = new Bilingual("{phrase}", "{phrase}");
    assertThat(problems(card("g"))).hasSize(1);

    opening = new Bilingual("96110", "96110");
    assertThat(problems(card("g"))).hasSize(1);
  }

  @Test
  void missingParts_areEachNamed() {
    questions = List.of(TEXT, TEXT);
    replies = replies.subList(1, 4);
    never = List.of();

    assertThat(problems(card("g")))
        .containsExactly(
            "scripts/cards/g/questions: 2 questions; three",
            "scripts/cards/g/replies: each usual refusal needs an answer",
            "scripts/cards/g/never: says nothing of what not to say");
  }

  @Test
  void faultThatCardsShare_isToldOnce() {
    never = List.of(new Bilingual("甲", "www one"));
    ScriptCard general = card("g");
    type = "F01";

    assertThat(problems(general, card("h"))).hasSize(1).first().asString().contains("g/never/1: ");
  }

  @Test
  void whatIsNotSaidToThePerson_mayNameTheShame() {
    never = List.of(new Bilingual("不说“你被骗了”", "not \"scammed\""));

    assertThat(problems(card("g"))).isEmpty();
  }

  @Test
  void cards_thatCoverOneCaseTwice_orAnUnknownType_areRefused() {
    assertThat(problems(card("g"), card("h"))).hasSize(1);
    assertThat(problems(card("g"), card("g"))).hasSize(2);

    ScriptCard general = card("g");
    type = "F99";
    assertThat(problems(general, card("h"))).hasSize(1).first().asString().contains("F99");

    type = "F01";
    assertThat(problems(card("h")))
        .containsExactly("scripts/cards: no card without a type, for what has none of its own");
  }

  @Test
  void words_fewOrTwiceOrLong_areRefused() {
    words = words.subList(0, 40);
    assertThat(problems(card("g"))).containsExactly("scripts/phraseWords: 40 words; at least 50");

    words = new ArrayList<>(words);
    for (int i = 0; i < 10; i++) {
      words.add(new Bilingual("长长长", "long"));
    }
    assertThat(problems(card("g"))).hasSize(10);
  }
}
