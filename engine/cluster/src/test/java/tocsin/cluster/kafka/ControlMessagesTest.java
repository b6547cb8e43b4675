package tocsin.cluster.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.cluster.Towns;
import tocsin.cluster.trial.TrialTown;
import tocsin.domain.alert.Handling;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Verdict;
import tocsin.job.Control;

class ControlMessagesTest {
  private static final long AT = 1_772_424_000_000L;

  @TempDir Path temp;

  private List<Control> read(String message) throws IOException {
    return new ControlMessages(Towns.sample(temp).knowledge())
        .read(message.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void indicator_isNewsOfItsSite_knownFromTheMessagesTime() throws IOException {
    List<Control> items =
        read(
            "{\"kind\":\"indicator\",\"targetKind\":\"host\",\"value\":\"a.Evil.test\","
                + "\"confidence\":70,\"fraudType\":\"F02\",\"at\":"
                + AT
                + "}");

    Indicator indicator = Objects.requireNonNull(items.get(0).listing()).indicator();
    assertThat(items).hasSize(1);
    assertThat(items.get(0).at()).isEqualTo(AT);
    assertThat(indicator.value()).isEqualTo("a.evil.test");
    assertThat(indicator.confidence()).isEqualTo(70);
    assertThat(indicator.fraudType()).isEqualTo("F02");
    assertThat(indicator.knownFrom()).isEqualTo(AT);
  }

  @Test
  void verdict_confirmed_isAnIndicatorOfTheDesk() throws IOException {
    List<Control> items =
        read(
            "{\"kind\":\"verdict\",\"verdict\":\"confirmed\",\"target\":\"evil.test\",\"at\":"
                + AT
                + "}");

    assertThat(Objects.requireNonNull(items.get(0).listing()).indicator().source())
        .isEqualTo("desk");
  }

  @Test
  void handling_isWhatTheDeskDidWithAPersonsAlert() throws IOException {
    List<Control> items =
        read("{\"kind\":\"handling\",\"subject\":\"s1\",\"done\":\"cleared\",\"at\":" + AT + "}");

    assertThat(items.get(0).handling())
        .isEqualTo(new Handling("s1", AT, Handling.Kind.CLEARED, AT, ""));
    assertThatThrownBy(() -> read("{\"kind\":\"handling\",\"subject\":\"s1\",\"at\":1}"))
        .hasMessageContaining("dissuaded, cleared or snoozed");
  }

  @Test
  void pack_isReadWhereItStands_andCountsFromItsTime() throws IOException {
    Path pack = Towns.root().resolve("models/packs/base").toAbsolutePath();

    List<Control> items = read("{\"kind\":\"pack\",\"path\":\"" + pack + "\",\"at\":" + AT + "}");

    assertThat(items.get(0).kind()).isEqualTo(Control.Kind.PACK);
    assertThat(items.get(0).at()).isEqualTo(AT);
  }

  @Test
  void roster_isAnEditionThatNamesItsPath() throws IOException {
    TrialTown town = Towns.sample(temp);
    String path = town.knowledge().roster();

    List<Control> items = read("{\"kind\":\"roster\",\"path\":\"" + path + "\",\"at\":" + AT + "}");

    assertThat(items.get(0).kind()).isEqualTo(Control.Kind.ROSTER);
    assertThat(items.get(0).ref())
        .isEqualTo(FileKnowledge.ref(Control.Kind.ROSTER, path, AT))
        .contains(path);
  }

  @Test
  void verdict_refuted_isAJudgementOfItsTime() throws IOException {
    String message =
        "{\"kind\":\"verdict\",\"verdict\":\"refuted\",\"target\":\"shop.example\","
            + "\"by\":\"lead\",\"why\":\"a shop\",\"until\":"
            + (AT + 5)
            + ",\"at\":"
            + AT
            + "}";

    assertThat(read(message))
        .singleElement()
        .extracting(Control::judgement)
        .isEqualTo(
            new Judgement(
                IndicatorKind.HOST, "shop.example", Verdict.REFUTED, AT, AT + 5, "lead", "a shop"));
  }

  @Test
  void messages_thatCannotBeUsed_sayWhy_andTheStreamGoesOn() throws IOException {
    assertThatThrownBy(() -> read("{\"kind\":\"pack\",\"path\":\"x\"}"))
        .hasMessageContaining("'at' is missing");
    assertThatThrownBy(() -> read("{\"kind\":\"magic\",\"at\":1}"))
        .hasMessageContaining(
            "none of pack, indicators, roster, lines, indicator, verdict, handling");
    assertThatThrownBy(() -> read("{\"kind\":\"verdict\",\"verdict\":\"suspect\",\"at\":1}"))
        .hasMessageContaining("neither confirmed nor refuted");
    assertThatThrownBy(() -> read("{\"kind\":\"verdict\",\"verdict\":\"refuted\",\"at\":1}"))
        .hasMessageContaining("'target' is missing");
    assertThatThrownBy(() -> read("{\"kind\":\"indicator\",\"value\":\"\",\"at\":1}"))
        .hasMessageContaining("no indicator");

    List<Control> out = new ArrayList<>();
    ControlMessages messages = new ControlMessages(Towns.sample(temp).knowledge());
    for (String bad : List.of("", "not json", "[]", "{\"kind\":\"roster\",\"at\":1}")) {
      messages.deserialize(
          new ConsumerRecord<>("control", 0, 0, null, bad.getBytes(StandardCharsets.UTF_8)),
          collector(out));
    }
    messages.deserialize(new ConsumerRecord<>("control", 0, 0, null, null), collector(out));
    assertThat(out).isEmpty();
  }

  private static Collector<Control> collector(List<Control> out) {
    return new Collector<>() {
      @Override
      public void collect(Control item) {
        out.add(item);
      }

      @Override
      public void close() {}
    };
  }
}
