package tocsin.core.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.domain.alert.Stage;
import tocsin.domain.pack.Bilingual;
import tocsin.domain.pack.ScriptCard;
import tocsin.domain.pack.Scripts;

class ScriptBookTest {
  private static final Bilingual TEXT = new Bilingual("文", "text");

  private static ScriptCard card(String id, String type, Stage... stages) {
    return new ScriptCard(id, type, List.of(stages), TEXT, List.of(), TEXT, List.of(), List.of());
  }

  private static ScriptBook book(ScriptCard... cards) {
    return new ScriptBook(new Scripts(List.of(cards), TEXT, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "F01, S3, own", "F01, S5, own-late", "F01, S5R, remote", "F01, S2, own", "F01, S6, own-late",
    "F02, S0, early", "F02, S1, early", "F02, S2, early", "F02, S7, remote", "unknown, S5R, remote"
  })
  void card_isTheTypesForTheStage_elseTheGeneral_elseTheNearest(
      String type, Stage stage, String id) {
    ScriptBook book =
        book(
            card("early", "", Stage.S0, Stage.S1),
            card("remote", "", Stage.S5R),
            card("own", "F01", Stage.S3),
            card("own-late", "F01", Stage.S5));

    assertThat(Objects.requireNonNull(book.card(type, stage)).id()).isEqualTo(id);
  }

  @Test
  void nearest_betweenTwo_isTheEarlier() {
    ScriptBook book = book(card("late", "", Stage.S4), card("early", "", Stage.S2));

    assertThat(Objects.requireNonNull(book.card("F01", Stage.S3)).id()).isEqualTo("early");
  }

  @Test
  void noCard_isNoCard() {
    assertThat(book().card("F01", Stage.S3)).isNull();
  }

  @Test
  void filled_takesEachLanguagesPhrase_andLeavesAPlaceInANameAlone() {
    Bilingual text = new Bilingual("{name}您好：{phrase}", "Hello {name}: {phrase}{x}");

    assertThat(ScriptBook.filled(text, "{phrase}", new Bilingual("白云", "cloud")))
        .isEqualTo(new Bilingual("{phrase}您好：白云", "Hello {phrase}: cloud{x}"));
  }
}
