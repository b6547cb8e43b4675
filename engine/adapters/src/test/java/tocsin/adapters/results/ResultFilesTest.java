package tocsin.adapters.results;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.adapters.json.Samples.NOON;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.adapters.json.ResultJson;
import tocsin.adapters.json.Samples;
import tocsin.core.campaign.Campaigns;
import tocsin.domain.alert.Alert;
import tocsin.domain.intel.CampaignTurn;
import tocsin.domain.intel.Membership;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Reject;
import tocsin.domain.traffic.RejectReason;

class ResultFilesTest {
  private static final List<String> FILES =
      List.of(
          "alerts.jsonl", "assignments.jsonl", "targets.jsonl", "campaigns.jsonl", "rejects.jsonl");

  @TempDir Path temp;

  private Path folder(String name) throws IOException {
    return Files.createDirectories(temp.resolve(name));
  }

  /** Deals values to the writers of as many subtasks, as a shuffle would: equal keys together. */
  @SuppressWarnings("unchecked")
  private static <T> void write(Sink<T> sink, int subtasks, List<T> values) throws IOException {
    PartSink<T> parts = (PartSink<T>) sink;
    List<SinkWriter<T>> writers = new ArrayList<>();
    for (int i = 0; i < subtasks; i++) {
      writers.add(parts.writer(i));
    }
    try {
      for (T value : values) {
        writers.get(Math.floorMod(value.hashCode(), subtasks)).write(value, null);
      }
      for (SinkWriter<T> writer : writers) {
        writer.close();
      }
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private record History(
      List<Alert> alerts,
      List<Assignment> assignments,
      List<TargetReport> targets,
      List<Reject> rejects) {

    static History random(Random random) {
      List<Alert> alerts = new ArrayList<>();
      List<Assignment> assignments = new ArrayList<>();
      List<TargetReport> targets = new ArrayList<>();
      List<Reject> rejects = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String id = "a" + random.nextInt(12);
        alerts.add(Samples.alert(id, 1 + i, NOON + random.nextInt(20) - 10));
        assignments.add(Samples.assignment(id, 1 + i, Route.ADVISOR, "adv" + random.nextInt(3)));
        assignments.add(Samples.assignment(id, 1 + i, Route.CENTRE, ""));
        targets.add(
            Samples.target(
                "t" + random.nextInt(9) + ".example", TargetKind.HOST, NOON + i - 30, i));
        rejects.add(new Reject("in.jsonl", 1 + i / 2, RejectReason.NOT_JSON, "column " + i));
      }
      return new History(alerts, assignments, targets, rejects);
    }

    History shuffled(Random random) {
      return new History(
          mixed(alerts, random),
          mixed(assignments, random),
          mixed(targets, random),
          mixed(rejects, random));
    }

    private static <T> List<T> mixed(List<T> values, Random random) {
      List<T> mixed = new ArrayList<>(values);
      mixed.addAll(values.subList(0, values.size() / 3));
      Collections.shuffle(mixed, random);
      return mixed;
    }

    void writeTo(ResultFiles results, int subtasks) throws IOException {
      write(results.outlets().alerts(), subtasks, alerts);
      write(results.outlets().assignments(), subtasks, assignments);
      write(results.outlets().targets(), subtasks, targets);
      write(results.outlets().rejects(), subtasks, rejects);
    }
  }

  @Test
  void merge_anyNumberOfPartsOrderAndReplays_isTheSameBytes() throws IOException {
    long seed = 99;
    Random random = new Random(seed);
    History history = History.random(random);
    Path one = folder("one");
    ResultFiles results = new ResultFiles(one);
    history.writeTo(results, 1);
    results.merge(NOON);
    assertThat(Files.readAllLines(one.resolve("alerts.jsonl"))).hasSizeBetween(10, 39);
    for (int subtasks = 1; subtasks <= 5; subtasks++) {
      Path other = folder("other" + subtasks);
      ResultFiles again = new ResultFiles(other);
      history.shuffled(random).writeTo(again, subtasks);
      history.shuffled(random).writeTo(again, subtasks);

      again.merge(NOON);

      for (String file : FILES) {
        assertThat(other.resolve(file))
            .as("seed %d, %d subtasks", seed, subtasks)
            .hasSameBinaryContentAs(one.resolve(file));
      }
    }
  }

  @Test
  void alerts_comeInOrderOfTheirTimeThenIdThenVersion() throws IOException {
    ResultFiles results = new ResultFiles(temp);
    List<Alert> ordered =
        List.of(
            Samples.alert("b", 1, -5),
            Samples.alert("a", 2, NOON - 1),
            Samples.alert("a", 10, NOON),
            Samples.alert("b", 9, NOON));
    List<Alert> written = new ArrayList<>(ordered);
    Collections.reverse(written);
    write(results.outlets().alerts(), 2, written);

    results.merge(NOON);

    assertThat(Files.readAllLines(temp.resolve("alerts.jsonl")))
        .containsExactlyElementsOf(ordered.stream().map(ResultJson::alert).toList());
  }

  @Test
  void horizon_leavesOutWhatWasDecidedAfterTheLastRecord() throws IOException {
    ResultFiles results = new ResultFiles(temp);
    write(
        results.outlets().alerts(),
        1,
        List.of(Samples.alert("a", 1, NOON), Samples.alert("a", 2, NOON + 1)));
    write(
        results.outlets().targets(),
        1,
        List.of(
            Samples.target("t.example", TargetKind.HOST, NOON - 5, 1),
            Samples.target("t.example", TargetKind.HOST, NOON, 2),
            Samples.target("t.example", TargetKind.HOST, NOON + 1, 3),
            Samples.target("u.example", TargetKind.HOST, NOON + 1, 4)));

    results.merge(NOON);

    assertThat(Files.readAllLines(temp.resolve("alerts.jsonl")))
        .singleElement()
        .asString()
        .contains("\"version\":1,");
    assertThat(Files.readAllLines(temp.resolve("targets.jsonl")))
        .singleElement()
        .asString()
        .contains("\"visitors\":2,");
  }

  @Test
  void sortable_ordersTextAsTheNumbers() {
    long[] times = {Long.MIN_VALUE, -1_000_000, -1, 0, 1, 9, 10, NOON, Long.MAX_VALUE};
    for (int i = 1; i < times.length; i++) {
      assertThat(Parts.sortable(times[i - 1])).isLessThan(Parts.sortable(times[i]));
    }
  }

  @Test
  void emptyRun_givesEmptyFilesAndNoParts() throws IOException {
    ResultFiles results = new ResultFiles(temp);
    write(results.outlets().alerts(), 3, List.of());

    results.merge(Long.MIN_VALUE);

    for (String file : FILES) {
      assertThat(temp.resolve(file)).isEmptyFile();
    }
    assertThat(results.accounts()).isEmpty();
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(FILES);
    }
  }

  @Test
  void campaigns_uptoTheHorizon_nameTheirTargets() throws IOException {
    ResultFiles results = new ResultFiles(temp);
    String own = Campaigns.own("b.example");
    Membership first = new Membership("b.example", List.of(new CampaignTurn(NOON - 5, "cold")));
    Membership last =
        new Membership(
            "b.example",
            List.of(new CampaignTurn(NOON - 5, "cold"), new CampaignTurn(NOON + 5, "cnew")));
    write(Objects.requireNonNull(results.outlets().members()), 1, List.of(first, last));
    write(
        results.outlets().targets(),
        1,
        List.of(Samples.target("www.b.example", TargetKind.HOST, NOON - 1, 1).within(own)));

    results.merge(NOON);

    assertThat(Files.readAllLines(temp.resolve("campaigns.jsonl")))
        .containsExactly(ResultJson.membership(first));
    assertThat(Files.readString(temp.resolve("targets.jsonl")))
        .contains("\"campaign\":\"cold\"")
        .doesNotContain(own);
  }

  @Test
  void sameKeyWrittenAgain_theLaterAttemptCounts() throws IOException {
    ResultFiles results = new ResultFiles(temp);
    Alert before = Samples.alert("a", 1, NOON);
    Alert after = Samples.alert("a", 1, NOON - 3);
    write(results.outlets().alerts(), 1, List.of(before));
    write(results.outlets().alerts(), 1, List.of(after));

    results.merge(NOON);

    assertThat(Files.readAllLines(temp.resolve("alerts.jsonl")))
        .containsExactly(ResultJson.alert(after));
  }

  /** A killed writer stops anywhere: in a character, or where a nested object happens to close. */
  @Test
  void tornLastLine_cutAtAnyByte_isDropped() throws IOException {
    Alert whole = Samples.alert("whole", 1, NOON);
    ResultFiles first = new ResultFiles(folder("first"));
    write(first.outlets().alerts(), 1, List.of(whole, Samples.alert("torn", 1, NOON)));
    Path part = onlyPart(first);
    byte[] bytes = Files.readAllBytes(part);
    int start = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    for (int cut = start; cut < bytes.length; cut++) {
      Files.write(part, java.util.Arrays.copyOf(bytes, cut));

      assertThat(Parts.read(first.parts(), "alerts"))
          .as("cut at byte %d", cut)
          .extracting(Parts.Entry::line)
          .containsExactly(ResultJson.alert(whole));
    }
  }

  private static Path onlyPart(ResultFiles results) throws IOException {
    try (Stream<Path> parts = Files.list(results.parts())) {
      List<Path> all = parts.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  @Test
  void tornLine_writtenAgainByTheRestart_isThereOnce() throws IOException {
    ResultFiles results = new ResultFiles(temp);
    Alert alert = Samples.alert("a", 1, NOON);
    write(results.outlets().alerts(), 1, List.of(alert));
    Path part = onlyPart(results);
    byte[] bytes = Files.readAllBytes(part);
    Files.write(part, java.util.Arrays.copyOf(bytes, bytes.length - 9));
    write(results.outlets().alerts(), 1, List.of(alert));

    results.merge(NOON);

    assertThat(Files.readAllLines(temp.resolve("alerts.jsonl")))
        .containsExactly(ResultJson.alert(alert));
  }

  @Test
  void leftoversOfAKilledRun_areRemovedOrReplaced() throws IOException {
    ResultFiles killed = new ResultFiles(temp);
    write(killed.outlets().alerts(), 2, List.of(Samples.alert("old", 1, NOON)));
    Files.writeString(temp.resolve(".alerts.jsonl.tmp"), "half a file");
    Files.writeString(temp.resolve("alerts.jsonl"), "the run before");

    ResultFiles next = new ResultFiles(temp);
    next.removeParts();
    assertThat(next.parts()).doesNotExist();
    write(next.outlets().alerts(), 1, List.of(Samples.alert("new", 1, NOON)));
    next.merge(NOON);

    assertThat(Files.readString(temp.resolve("alerts.jsonl")))
        .isEqualTo(ResultJson.alert(Samples.alert("new", 1, NOON)) + "\n");
    assertThat(temp.resolve(".alerts.jsonl.tmp")).doesNotExist();
    assertThat(next.parts()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tab\there.jsonl", "line\nend.jsonl", "back\\t.jsonl", "\r"})
  void nameWithSeparators_staysOneResult(String file) throws IOException {
    ResultFiles results = new ResultFiles(temp);
    Reject reject = new Reject(file, 3, RejectReason.NOT_JSON, "x");
    write(results.outlets().rejects(), 1, List.of(reject));
    write(results.outlets().accounts(), 1, List.of(Samples.account(file, 0, 10)));

    assertThat(results.accounts()).containsExactly(Samples.account(file, 0, 10));
    results.merge(NOON);
    assertThat(Files.readAllLines(temp.resolve("rejects.jsonl")))
        .containsExactly(ResultJson.reject(reject));
  }

  /** A record may carry half a surrogate pair ("\ud800"); it must cost a character, not the job. */
  @Test
  void halfASurrogatePair_isWrittenAsAMark() throws IOException {
    ResultFiles results = new ResultFiles(temp);
    write(
        results.outlets().targets(),
        1,
        List.of(Samples.target("app\uD800", TargetKind.APP, NOON, 1)));

    results.merge(NOON);

    String line = Files.readString(temp.resolve("targets.jsonl"));
    assertThat(new ObjectMapper().readTree(line).path("target").asText()).isEqualTo("app?");
  }

  @Test
  void accounts_ofAFilesParts_addUp() throws IOException {
    ResultFiles results = new ResultFiles(temp);
    write(
        results.outlets().accounts(),
        3,
        List.of(
            Samples.account("b.jsonl", 0, 10),
            Samples.account("a.jsonl", 2, 30),
            Samples.account("a.jsonl", 0, 10),
            Samples.account("a.jsonl", 1, 20),
            Samples.account("a.jsonl", 1, 20)));

    List<InputAccount> accounts = results.accounts();

    assertThat(accounts).extracting(InputAccount::file).containsExactly("a.jsonl", "b.jsonl");
    InputAccount a = accounts.get(0);
    assertThat(a.lines()).isEqualTo(60);
    assertThat(a.records()).isEqualTo(51);
    assertThat(a.joined()).isEqualTo(3);
    assertThat(a.bytes()).isEqualTo(6000);
    assertThat(a.ignored()).containsExactly(java.util.Map.entry("dns:other", 3L));
    assertThat(a.firstAt()).isEqualTo(NOON - 30);
    assertThat(a.lastAt()).isEqualTo(NOON + 30);
    assertThat(a.complete()).isFalse();
    assertThat(a.addsUp()).isTrue();
    assertThat(accounts.get(1).complete()).isTrue();
  }

  @Test
  void atOnce_resultIsOnDiskBeforeTheNextIsTaken() throws Exception {
    ResultFiles live = new ResultFiles(temp, "live", true);
    PartSink<Alert> sink = (PartSink<Alert>) live.outlets().alerts();
    try (SinkWriter<Alert> writer = sink.writer(0)) {
      writer.write(Samples.alert("a", 1, NOON), null);

      assertThat(Parts.read(live.parts(), "alerts")).hasSize(1);
    }
  }

  @Test
  void restartedWriter_neverTouchesWhatAnEarlierOneWrote() throws IOException {
    ResultFiles results = new ResultFiles(temp);
    write(results.outlets().alerts(), 1, List.of(Samples.alert("a", 1, NOON)));
    Path part = onlyPart(results);
    Files.write(part, new byte[] {'x'}, StandardOpenOption.APPEND);
    byte[] before = Files.readAllBytes(part);

    write(results.outlets().alerts(), 1, List.of(Samples.alert("b", 1, NOON)));

    assertThat(part).hasBinaryContent(before);
    assertThat(Parts.read(results.parts(), "alerts")).hasSize(2);
  }
}
