package tocsin.desk.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.adapters.json.ResultJson;
import tocsin.desk.casework.DeskFixture;
import tocsin.desk.store.Databases;
import tocsin.desk.store.ManualClock;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseState;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

class ResultFeedTest {
  @TempDir Path folder;
  private DeskFixture desk;
  private Path parts;

  @BeforeEach
  void open() throws IOException {
    ManualClock clock = new ManualClock(DeskFixture.START);
    desk = new DeskFixture(clock, Databases.sqlite(folder.resolve("desk.db"), clock));
    parts = Files.createDirectories(folder.resolve("live"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private ResultFeed feed() throws IOException {
    return new ResultFeed(desk.database, desk.intake, parts, folder.resolve("live.run"));
  }

  private void append(String file, String text) throws IOException {
    Files.writeString(
        parts.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String line(Alert alert) {
    return alert.alertId() + "." + alert.version() + "\t0\t" + ResultJson.alert(alert) + "\n";
  }

  private static String line(Assignment each) {
    return each.alertId() + "." + each.version() + "\t0\t" + ResultJson.assignment(each) + "\n";
  }

  private static Alert alert(String id) {
    return DeskFixture.alert(id, 1, "p" + id, Tier.ORANGE);
  }

  @Test
  void results_takenByTwoFeeds_makeOneCase() throws IOException {
    append("alerts.000000.0000.part", line(alert("x1")));
    append(
        "assignments.000000.0000.part", line(DeskFixture.assignment("x1", 1, Route.ADVISOR, "a1")));

    feed().drain();
    long versions = desk.count("SELECT COUNT(*) FROM case_versions");
    append("alerts.000001.0000.part", line(alert("x1")));
    ResultFeed again = feed();
    again.drain();

    assertThat(desk.file("x1").state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(desk.count("SELECT COUNT(*) FROM case_versions")).isEqualTo(versions);
    assertThat(again.isTaking()).isTrue();
    assertThat(again.refused()).isZero();
  }

  @Test
  void tornLine_waitsForItsEnd() throws IOException {
    String line = line(alert("x1"));
    append("alerts.000000.0000.part", line.substring(0, 40));
    ResultFeed feed = feed();

    feed.drain();
    assertThat(desk.count("SELECT COUNT(*) FROM cases")).isZero();
    append("alerts.000000.0000.part", line.substring(40));
    feed.drain();

    assertThat(desk.count("SELECT COUNT(*) FROM cases")).isEqualTo(1);
    assertThat(feed.refused()).isZero();
  }

  @Test
  void assignment_beforeItsAlert_isCarriedOutWhenTheAlertComes() throws IOException {
    ResultFeed feed = feed();
    append(
        "assignments.000000.0000.part", line(DeskFixture.assignment("x1", 1, Route.ADVISOR, "a7")));
    feed.drain();
    append("alerts.000000.0000.part", line(alert("x1")));
    feed.drain();

    assertThat(desk.file("x1").state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(desk.file("x1").tasks().get(0).recipient().advisorId()).isEqualTo("a7");
  }

  @Test
  void recipientsOfOneVersion_readOneByOne_areAllAsked() throws IOException {
    ResultFeed feed = feed();
    append("alerts.000000.0000.part", line(alert("x1")));
    append(
        "assignments.000000.0000.part", line(DeskFixture.assignment("x1", 1, Route.STATION, "")));
    feed.drain();
    append(
        "assignments.000000.0000.part", line(DeskFixture.assignment("x1", 1, Route.ADVISOR, "a1")));
    feed.drain();

    assertThat(desk.file("x1").tasks().stream().filter(task -> task.state().open()))
        .extracting(task -> task.recipient().route())
        .containsExactlyInAnyOrder(Route.STATION, Route.ADVISOR);
  }

  @Test
  void words_standUntilTheReportComes_andNeverAfterIt() throws IOException {
    ResultFeed feed = feed();
    append("words.000000.0000.part", target(3));
    feed.drain();
    assertThat(visitors()).isEqualTo(3);

    append("targets.000000.0000.part", target(7));
    // More than one read takes, so that a report could overtake what was said before it.
    append("words.000000.0000.part", target(4).repeat(2_000));
    feed.drain();

    assertThat(visitors()).isEqualTo(7);
    assertThat(feed.refused()).isZero();
  }

  private static String target(int visitors) {
    return "HOST.lure.example.1\t0\t{\"target\":\"lure.example\",\"kind\":\"host\","
        + "\"verdict\":\"confirmed\",\"score\":0.9,\"fraudType\":\"F01\",\"campaign\":\"m1\","
        + "\"firstSeenAt\":1,\"flaggedAt\":2,\"visitors\":"
        + visitors
        + ",\"reasons\":[\"D1\"],\"leadTimeMillis\":{}}\n";
  }

  private long visitors() {
    String body = desk.text("SELECT body FROM targets WHERE target = 'lure.example'").orElseThrow();
    return tocsin.desk.store.Documents.tree(body).path("visitors").asLong();
  }

  @Test
  void newRun_underOldNames_isReadFromTheBeginning() throws IOException {
    append("alerts.000000.0000.part", line(alert("a-long-id-so-that-the-file-is-longer")));
    feed().drain();

    ResultFeed.forget(folder.resolve("live.run"));
    Files.delete(parts.resolve("alerts.000000.0000.part"));
    append("alerts.000000.0000.part", line(alert("x2")));
    feed().drain();

    assertThat(desk.file("x2").state()).isEqualTo(CaseState.NEW);
    assertThat(desk.count("SELECT COUNT(*) FROM feed_positions")).isEqualTo(1);
  }

  @Test
  void badLine_isPassedOver_andItsNeighboursStand() throws IOException {
    append(
        "alerts.000000.0000.part",
        line(alert("x1")) + "x2.1\t0\t{\"alertId\":\"x2\"}\nx3.1\t0\tno\n" + line(alert("x4")));
    ResultFeed feed = feed();

    feed.drain();

    assertThat(desk.count("SELECT COUNT(*) FROM cases")).isEqualTo(2);
    assertThat(feed.refused()).isEqualTo(2);
  }

  @Test
  void lines_longerThanARead_comeWhole() throws IOException {
    String text = "a".repeat(300_000);
    Path file = Files.writeString(folder.resolve("f"), "one\n" + text + "\ntorn");

    PartTail.Lines first = PartTail.read(file, 0, 64);
    PartTail.Lines second = PartTail.read(file, first.next(), 64);

    assertThat(first.texts()).containsExactly("one");
    assertThat(second.texts()).containsExactly(text);
    assertThat(PartTail.read(file, second.next(), 64).texts()).isEqualTo(List.of());
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).hasSize((int) second.next() + 4);
  }
}
