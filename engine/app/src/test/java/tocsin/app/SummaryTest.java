package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.app.Results.NOON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tocsin.core.evaluate.AdvisorLoad;
import tocsin.core.evaluate.LeadReport;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.traffic.InputAccount;

/** Figures and page of a result made by hand. */
class SummaryTest {
  private static final Alert YELLOW = Results.alert("a", 1, AlertStatus.OPEN, "s1", Tier.YELLOW);
  private static final Alert RED = Results.alert("a", 2, AlertStatus.OPEN, "s1", Tier.RED);
  private static final Alert CALMED = Results.alert("a", 3, AlertStatus.CLOSED, "s1", Tier.BLUE);
  private static final Alert BLUE = Results.alert("b", 1, AlertStatus.OPEN, "s2", Tier.BLUE);
  private static final Summary SUMMARY =
      Results.summary(
          List.of(YELLOW, RED, CALMED, BLUE),
          List.of(CALMED, BLUE),
          Results.input("x", 10),
          Results.input("y", 20));

  @Test
  void byTier_countsEachAlertAtItsHighest_mostUrgentFirst() {
    assertThat(SUMMARY.byTier()).containsExactly(Map.entry(Tier.RED, 1), Map.entry(Tier.BLUE, 1));
  }

  @Test
  void json_addsUpTheInputs() throws IOException {
    JsonNode json = new ObjectMapper().readTree(SUMMARY.json());

    assertThat(json.path("lines").asLong()).isEqualTo(30);
    assertThat(json.path("records").asLong()).isEqualTo(18);
    assertThat(json.path("joined").asLong()).isEqualTo(2);
    assertThat(json.path("ignored").path("dns:other").asLong()).isEqualTo(4);
    assertThat(json.path("rejected").path("not-json").asLong()).isEqualTo(4);
    assertThat(json.path("rejected").path("bad-time").asLong()).isEqualTo(2);
    assertThat(json.path("addsUp").asBoolean()).isTrue();
    assertThat(json.path("alerts").asLong()).isEqualTo(2);
    assertThat(json.path("versions").asLong()).isEqualTo(4);
    assertThat(json.path("open").asLong()).isEqualTo(1);
    assertThat(json.path("byHighestTier").toString()).isEqualTo("{\"red\":1,\"blue\":1}");
    assertThat(json.path("horizon").asLong()).isEqualTo(NOON);
    assertThat(json.path("rosterFaults").asLong()).isEqualTo(3);
    assertThat(json.path("feeds").path(0).path("accepted").asLong()).isEqualTo(6);
    assertThat(json.path("lead").isNull()).isTrue();
  }

  @Test
  void text_saysWhereEveryLineWent() {
    String text = SUMMARY.text(2);

    assertThat(text)
        .contains("Read 30 lines of 2 inputs in 2.0 s (15 a second)")
        .contains("= 18 records + 2 joined + 4 ignored + 6 rejected\n")
        .contains("rejected: bad-time 2  not-json 4")
        .contains("Indicators: 6 accepted, 2 rejected, of 1 feeds")
        .contains("Roster: 3 faults")
        .contains("2 alerts in 4 versions; by highest tier: red 1 blue 1")
        .doesNotContain("DOES NOT ADD UP")
        .doesNotContain("Against the truth");
  }

  @Test
  void account_thatDoesNotAddUp_isSaidAloud() throws IOException {
    InputAccount lost =
        new InputAccount(
            "x", "native", 0, 1, 10, 3, 0, Map.of(), Map.of(), Map.of(), NOON, NOON, true);
    Summary summary = Results.summary(List.of(), List.of(), lost);

    assertThat(summary.addsUp()).isFalse();
    assertThat(summary.text(1)).contains("DOES NOT ADD UP");
    assertThat(new ObjectMapper().readTree(summary.json()).path("addsUp").asBoolean()).isFalse();
  }

  @Test
  void emptyRun_hasFiguresAndAPage() throws IOException {
    Summary empty =
        new Summary(
            "base v1",
            new TreeMap<>(),
            List.of(),
            List.of(),
            0,
            Long.MIN_VALUE,
            List.of(),
            List.of(),
            null,
            new TreeMap<>(),
            null,
            null);

    assertThat(new ObjectMapper().readTree(empty.json()).path("horizon").isNull()).isTrue();
    assertThat(empty.text(0)).contains("Read 0 lines of 0 inputs");
    assertThat(HtmlReport.of(empty)).contains("–").endsWith("</main></body></html>\n");
  }

  @Test
  void leadAndLoad_areToldInTextAndPage() throws IOException {
    LeadReport lead =
        new LeadReport(10, new TreeMap<>(Map.of(Tier.RED, 4, Tier.BLUE, 2)), 6, 1, 95, 2, 3, 12);
    Summary summary =
        new Summary(
            "p",
            new TreeMap<>(),
            List.of(),
            List.of(),
            0,
            NOON,
            List.of(RED),
            List.of(RED),
            lead,
            new TreeMap<>(),
            null,
            new AdvisorLoad(4, 10, 8, 0.2, 0, 2, 3, Map.of("yellow", 5L)));

    assertThat(summary.text(1))
        .contains(
            "6 of 10 paying victims alerted before their first payment (blue 2 red 4 by then)")
        .contains("1 only after it; median lead above blue 95 min")
        .contains("2 alerted above blue, 3 at blue");
    assertThat(HtmlReport.of(summary)).contains("6 / 10").contains("2 / 3").contains(">0.20<");
    assertThat(summary.text(1))
        .contains("Advisors: 4 with 8 tasks; a day 0.20 on average, 99 % at most 2, the most 3;");
    assertThat(new ObjectMapper().readTree(summary.json()).at("/advisorLoad/p99").asInt())
        .isEqualTo(2);
  }

  /** Whatever stands in names, reasons and ids is shown as text, never read as markup. */
  @Test
  void page_escapesEveryTextOfTheResult() {
    String evil = "<script>alert('x')</script>&\"";
    Alert alert =
        new Alert(
            "id" + evil,
            1,
            AlertStatus.OPEN,
            "subject" + evil,
            Tier.RED,
            Stage.S5,
            "type" + evil,
            "campaign" + evil,
            NOON,
            NOON,
            50,
            List.of(new Reason("code" + evil, 5, "zh" + evil, "en" + evil, Map.of())),
            List.of("target" + evil),
            List.of());
    InputAccount input =
        new InputAccount(
            "file" + evil,
            "format" + evil,
            0,
            1,
            2,
            0,
            0,
            Map.of("ignored" + evil, 1L),
            Map.of("rejected" + evil, 1L),
            Map.of(),
            NOON,
            NOON,
            true);
    Summary summary =
        new Summary(
            "pack" + evil,
            new TreeMap<>(),
            List.of(input),
            List.of(),
            0,
            NOON,
            List.of(alert),
            List.of(alert),
            null,
            new TreeMap<>(),
            null,
            null);

    String page = HtmlReport.of(summary);

    String escaped = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;";
    assertThat(page).doesNotContain("<script").doesNotContain("alert('x')");
    for (String place :
        List.of(
            "id", "type", "code", "zh", "en", "file", "format", "ignored", "rejected", "pack")) {
      assertThat(page).contains(place + escaped);
    }
  }

  @Test
  void page_loadsNothingFromElsewhere() {
    String page = HtmlReport.of(SUMMARY);

    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("http://")
        .doesNotContain("https://")
        .doesNotContain("src=")
        .doesNotContain("@import");
  }

  @Test
  void page_everySentence_standsInBothLanguages() {
    String page = HtmlReport.of(SUMMARY);

    int zh = page.split("<span class=\"zh\">", -1).length;
    int en = page.split("<span class=\"en\" lang=\"en\">", -1).length;
    assertThat(zh).isEqualTo(en).isGreaterThan(15);
    assertThat(HtmlReport.of(SUMMARY)).isEqualTo(page);
  }

  @Test
  void page_ofManyAlerts_showsTheMostUrgentAndSaysWhereTheRestIs() {
    List<Alert> many = new java.util.ArrayList<>();
    for (int i = 0; i < 250; i++) {
      many.add(Results.alert("blue" + i, 1, AlertStatus.OPEN, "s" + i, Tier.BLUE));
    }
    many.add(Results.alert("theRed", 1, AlertStatus.OPEN, "s", Tier.RED));

    String page = HtmlReport.of(Results.summary(many, many));

    assertThat(page.split("<tr><td class=\"", -1)).hasSize(201);
    assertThat(page.indexOf("theRed")).isPositive().isLessThan(page.indexOf("blue0"));
    assertThat(page).contains("the rest stands in alerts.jsonl");
  }
}
