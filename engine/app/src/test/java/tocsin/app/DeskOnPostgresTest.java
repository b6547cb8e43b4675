package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.adapters.json.ResultJson;
import tocsin.app.desk.DeskPlan;
import tocsin.app.desk.DeskRoster;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;

/** A desk with the settings of {@code tocsin desk} on a real PostgreSQL, from end to end. */
class DeskOnPostgresTest {
  @TempDir Path folder;

  @Test
  void round_onPostgres_isWalkedToItsEnd_andStaysThere() throws Exception {
    assumeTrue(
        System.getProperty("os.arch").equals("amd64"), "PostgreSQL comes in a jar for amd64 only");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start()) {
      String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
      DeskPlan plan = plan(url);

      String told = DemoRound.walk(plan, roster(), alerts());

      assertThat(told).containsSubsequence("接单", "派单", "处置", "反馈", "跟进", "回访", "sound");
      assertThat(one(url, "SELECT COUNT(*) FROM cases WHERE state = 'CLOSED'")).isEqualTo("1");
      assertThat(one(url, "SELECT COUNT(*) FROM cases WHERE state = 'NEW'")).isEqualTo("2");
      assertThat(folder.resolve("desk/desk.db")).doesNotExist();
      String[] add = {"desk", "--add-user", "lin", "--role", "operator"};
      assertThat(Main.execute(with(add, url))).isEqualTo(ExitCode.OK);
      assertThat(one(url, "SELECT role FROM users WHERE user_id = 'lin'")).isEqualTo("OPERATOR");
    }
  }

  private Map<String, String> settings(String url) {
    return Map.of(
        "desk.database",
        url,
        "desk.database-user",
        "postgres",
        "desk.port",
        "0",
        "desk.folder",
        folder.resolve("desk").toString());
  }

  private DeskPlan plan(String url) {
    return DeskOptions.plan(Settings.read(null, settings(url)), Path.of(""));
  }

  private String[] with(String[] command, String url) {
    Stream<String> given =
        settings(url).entrySet().stream()
            .flatMap(each -> Stream.of("-D", each.getKey() + "=" + each.getValue()));
    return Stream.concat(Stream.of(command), given).toArray(String[]::new);
  }

  private static DeskRoster roster() throws Exception {
    return DeskRoster.read(
        new FileKnowledge(
            ReferenceRun.root().resolve("models/packs/base").toString(),
            List.of(),
            ReferenceRun.root().resolve("sample-data/town/roster").toString(),
            "",
            ""));
  }

  private Path alerts() throws Exception {
    List<String> people = List.of("s523619c074b2bdfd", "s16987d2ac00e27b7", "s094c5b8a616c6a47");
    List<String> lines =
        people.stream()
            .map(
                subject ->
                    ResultJson.alert(
                        Results.alert("x" + subject, 1, AlertStatus.OPEN, subject, Tier.ORANGE)))
            .toList();
    return Files.write(folder.resolve("alerts.jsonl"), lines);
  }

  private static String one(String url, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
