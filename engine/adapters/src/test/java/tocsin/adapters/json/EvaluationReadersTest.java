package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.core.evaluate.Disposition;
import tocsin.core.evaluate.Output;
import tocsin.core.evaluate.Truth;
import tocsin.core.evaluate.Truth.Depth;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.Verdict;
import tocsin.domain.people.Route;

class EvaluationReadersTest {
  @TempDir Path temp;

  private Path write(String name, String... lines) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }

  @Test
  void alert_fewestFields_areEnough() throws IOException {
    Path file =
        write(
            "alerts.jsonl",
            "{\"subject\":\"s1\",\"tier\":\"RED\",\"decidedAt\":\"2026-03-01T00:00:00+08:00\"}",
            "",
            "{\"subject\":\"s1\",\"tier\":\"blue\",\"decidedAt\":1772380800000,\"score\":4.6,"
                + "\"reasons\":[\"X1\"],\"surprise\":[1]}");

    List<Alert> alerts = AlertReader.read(file);

    assertThat(alerts).extracting(Alert::tier).containsExactly(Tier.RED, Tier.BLUE);
    assertThat(alerts.get(0).decidedAt()).isEqualTo(1772294400000L);
    assertThat(alerts.get(0).firstSeenAt()).isEqualTo(1772294400000L);
    assertThat(alerts.get(0).status()).isEqualTo(AlertStatus.OPEN);
    assertThat(alerts.get(0).version()).isEqualTo(1);
    assertThat(alerts.get(0).alertId()).isEqualTo(alerts.get(1).alertId());
    assertThat(alerts.get(1).score()).isEqualTo(5);
    assertThat(alerts.get(1).reasons()).extracting("code").containsExactly("X1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"subject\":\"s\",\"tier\":\"crimson\",\"decidedAt\":1772380800000};'tier' is 'crimson'",
        "{\"subject\":\"s\",\"decidedAt\":1772380800000};'tier' is missing",
        "{\"tier\":\"red\",\"decidedAt\":1772380800000};'subject' is missing",
        "{\"subject\":\"s\",\"tier\":\"red\",\"decidedAt\":\"noon\"};'decidedAt' is no time",
        "{\"subject\":\"s\",\"tier\":\"red\",\"decidedAt\":true};'decidedAt' is no time",
        "{\"subject\":{},\"tier\":\"red\",\"decidedAt\":1772380800000};'subject' is no text",
        "{\"subject\":\"s\",\"tier\":\"red\",\"decidedAt\":1,\"targets\":7};'targets' is no list",
        "[1];is no JSON object",
        "{\"subject\":;is no JSON",
      })
  void badLine_namesFileLineAndReason(String line, String reason) throws IOException {
    Path file = write("alerts.jsonl", "{\"subject\":\"s\",\"tier\":\"red\",\"decidedAt\":1}", line);

    assertThatThrownBy(() -> AlertReader.read(file))
        .isInstanceOf(BadLineException.class)
        .hasMessageContaining("alerts.jsonl:2")
        .hasMessageContaining(reason);
  }

  @Test
  void replay_gzipAndAbsentFiles_areRead() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("out"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("alerts.jsonl.gz")))) {
      out.write(
          "{\"subject\":\"s\",\"tier\":\"red\",\"decidedAt\":1}\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    write("out/summary.json", "{\"pack\":\"base v1\"}");
    write(
        "out/targets.jsonl",
        "{\"target\":\"a.example\",\"verdict\":\"confirmed\",\"firstSeenAt\":5,\"flaggedAt\":7}",
        "{\"target\":\"b.example\",\"kind\":\"domain\",\"verdict\":\"unknown\",\"score\":0.25}");

    Output output = ReplayReader.read(folder, "mine");

    assertThat(output.name()).isEqualTo("mine (base v1)");
    assertThat(output.alerts()).hasSize(1);
    assertThat(output.assignments()).isEmpty();
    assertThat(output.targets().get(0).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(output.targets().get(0).flaggedAt()).isEqualTo(7);
    assertThat(output.targets().get(0).score()).isEqualTo(1);
    assertThat(output.targets().get(1).flaggedAt()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void assignment_withoutAdvisor_isRead() throws IOException {
    write("out/alerts.jsonl");
    write(
        "out/assignments.jsonl",
        "{\"alertId\":\"a\",\"at\":1,\"route\":\"station\",\"advisorId\":null}");

    Output output = ReplayReader.read(temp.resolve("out"), "mine");

    assertThat(output.assignments().get(0).route()).isEqualTo(Route.STATION);
    assertThat(output.assignments().get(0).advisorId()).isEmpty();
    assertThat(output.assignments().get(0).contactBy()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void truth_whole() throws IOException {
    write(
        "city/truth/victims.jsonl",
        "{\"subject\":\"s\",\"campaign\":\"k\",\"fraudType\":\"F01\",\"firstContactAt\":10,"
            + "\"payments\":[{\"at\":1772380900000,\"yuan\":5},{\"at\":1772380800000,\"yuan\":6}]}");
    write(
        "city/truth/funnel.jsonl",
        "{\"subject\":\"s\",\"campaign\":\"k\",\"deepest\":\"S5\"}",
        "{\"subject\":\"t\",\"campaign\":\"k\",\"deepest\":\"lure\"}");
    write(
        "city/truth/sites.jsonl",
        "{\"target\":\"a.example\",\"kind\":\"host\",\"campaign\":\"k\",\"liveFrom\":1,"
            + "\"liveUntil\":2,\"listedAt\":null}");
    write(
        "city/truth/city.json",
        "{\"startAt\":1772380800000,\"endAt\":1772467200000,\"people\":300,\"benignHosts\":900,"
            + "\"advisors\":2,\"more\":1}");

    Truth truth = TruthReader.read(temp.resolve("city/truth"));

    assertThat(truth.victims().get(0).firstPaymentAt()).isEqualTo(1772380800000L);
    assertThat(truth.victims().get(0).yuan()).isEqualTo(11);
    assertThat(truth.reached()).extracting("deepest").containsExactly(Depth.S5, Depth.LURE);
    assertThat(truth.sites().get(0).listed()).isFalse();
    assertThat(truth.city().days()).isEqualTo(1);
    assertThat(truth.city().benignHosts()).isEqualTo(900);
  }

  @Test
  void truth_withoutCity_takesThePlanBesideIt() throws IOException {
    write("city/truth/victims.jsonl");
    assertThat(TruthReader.read(temp.resolve("city/truth")).city()).isEqualTo(Truth.City.UNKNOWN);

    write("city/meta.json", "{\"people\":300,\"days\":3,\"startAt\":1772380800000}");
    Truth.City city = TruthReader.read(temp.resolve("city/truth")).city();

    assertThat(city.people()).isEqualTo(300);
    assertThat(city.days()).isEqualTo(3);
    assertThat(city.advisors()).isNaN();
  }

  @Test
  void truth_unknownDepthAndNegativeYuan_areRefused() throws IOException {
    write(
        "t1/victims.jsonl",
        "{\"subject\":\"s\",\"campaign\":\"k\",\"firstContactAt\":1,"
            + "\"payments\":[{\"at\":1,\"yuan\":-5}]}");
    write("t2/victims.jsonl");
    write("t2/funnel.jsonl", "{\"subject\":\"s\",\"campaign\":\"k\",\"deepest\":\"S9\"}");

    assertThatThrownBy(() -> TruthReader.read(temp.resolve("t1")))
        .hasMessageContaining("victims.jsonl:1")
        .hasMessageContaining("payments.yuan");
    assertThatThrownBy(() -> TruthReader.read(temp.resolve("t2")))
        .hasMessageContaining("funnel.jsonl:1")
        .hasMessageContaining("'S9'; allowed are lure, landing");
  }

  @Test
  void dispositions_areRead() throws IOException {
    Path file =
        write(
            "desk.jsonl",
            "{\"alertId\":\"a\",\"at\":\"2026-03-01T00:00:00Z\",\"verdict\":\"V1\"}",
            "{\"alertId\":\"b\",\"at\":1772380800000,\"verdict\":\"v3\",\"yuan\":900}");

    assertThat(DispositionReader.read(file))
        .extracting(Disposition::verdict)
        .containsExactly(Disposition.Verdict.V1, Disposition.Verdict.V3);
  }
}
