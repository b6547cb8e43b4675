package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.json.AlertReader;
import tocsin.adapters.results.ResultFiles;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.job.Emission;
import tocsin.job.JobSettings;

/** The four drivers give the same, whatever the parallelism, the order and the number of inputs. */
class ParityTest {
  private static final long SEED = 20261122;
  private static final long DISORDER = 10_000;

  @TempDir static Path temp;
  private static Town town;
  private static ReferenceRun.Lines reference;

  @BeforeAll
  static void makeTown() throws IOException {
    town = Town.make(temp.resolve("town"), 150, 3, 5);
    reference = ReferenceRun.of(town.knowledge(), town.input());
    assertThat(reference.alerts()).hasSizeGreaterThan(40);
    assertThat(reference.assignments()).hasSizeGreaterThan(40);
    assertThat(reference.targets())
        .filteredOn(line -> line.contains("\"appSet\":"))
        .hasSizeGreaterThan(3);
  }

  private static Path replayed(InputSpec input, int parallelism, String name) {
    return replayed(town.knowledge(), input, parallelism, name);
  }

  private static Path replayed(
      FileKnowledge knowledge, InputSpec input, int parallelism, String name) {
    Path out = temp.resolve(name);
    new Replay(knowledge, input, out, parallelism, temp.resolve("tmp-" + name)).run();
    return out;
  }

  private static Path streamed(InputSpec input, int parallelism, Emission emission, String name)
      throws IOException {
    return streamed(town.knowledge(), input, parallelism, emission, name);
  }

  private static Path streamed(
      FileKnowledge knowledge, InputSpec input, int parallelism, Emission emission, String name)
      throws IOException {
    Path out = temp.resolve(name);
    Files.createDirectories(out);
    ResultFiles results = new ResultFiles(out);
    StreamExecutionEnvironment env =
        EmbeddedFlink.streaming(
            parallelism, temp.resolve("tmp-" + name), 5, 200, temp.resolve("chk-" + name), null);
    Wiring.layOut(
        env, knowledge, input, parallelism, 0, new JobSettings(emission, DISORDER, 0), results);
    Jobs.execute(env, name);
    results.merge(Replay.horizon(results.accounts()));
    return out;
  }

  private static void assertEqualsReference(Path out) throws IOException {
    assertThat(Files.readAllLines(out.resolve("alerts.jsonl"))).isEqualTo(reference.alerts());
    assertThat(Files.readAllLines(out.resolve("assignments.jsonl")))
        .containsExactlyInAnyOrderElementsOf(reference.assignments());
    assertThat(Files.readAllLines(out.resolve("targets.jsonl")))
        .containsExactlyInAnyOrderElementsOf(reference.targets());
    assertThat(Files.readAllLines(out.resolve("campaigns.jsonl"))).isEqualTo(reference.campaigns());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void batch_anyParallelism_equalsReferenceEngine(int parallelism) throws IOException {
    assertEqualsReference(replayed(town.input(), parallelism, "batch-" + parallelism));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void streaming_anyParallelism_equalsReferenceEngine(int parallelism) throws IOException {
    assertEqualsReference(
        streamed(town.input(), parallelism, Emission.SETTLED, "stream-" + parallelism));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void scatteredSources_disorderWithinTheAllowed_changeNothing(int parallelism) throws IOException {
    Random random = new Random(SEED + parallelism);
    System.out.println("seed " + (SEED + parallelism));
    InputSpec scattered = Town.input(town.scattered(5, DISORDER - 1, random));

    Path batch = replayed(scattered, parallelism, "scattered-batch-" + parallelism);
    Path stream =
        streamed(scattered, parallelism, Emission.SETTLED, "scattered-stream-" + parallelism);

    assertEqualsReference(batch);
    assertEqualsReference(stream);
    assertThat(stream.resolve("targets.jsonl"))
        .hasSameTextualContentAs(batch.resolve("targets.jsonl"));
  }

  @Test
  void live_alertsGoOutAtOnce_endInTheSameFinalVersions() throws IOException {
    InputSpec scattered = Town.input(town.scattered(3, DISORDER - 1, new Random(SEED)));

    Path live = streamed(scattered, 2, Emission.AT_ONCE, "live");

    assertThat(finals(live)).isEqualTo(finals(replayed(town.input(), 2, "live-reference")));
  }

  /** Every third alert is dissuaded an hour after its first version, every third snoozed. */
  private static List<String> handledLines(Path out) throws IOException {
    List<String> lines = new ArrayList<>();
    int number = 0;
    for (Alert alert : AlertReader.read(out.resolve("alerts.jsonl"))) {
      if (alert.version() > 1) {
        continue;
      }
      long at = alert.decidedAt() + 3_600_000;
      String head = "{\"subject\":\"" + alert.subject() + "\",\"at\":" + at;
      switch (number++ % 3) {
        case 0 -> lines.add(head + ",\"verdict\":\"V1\"}");
        case 1 ->
            lines.add(head + ",\"snoozeUntil\":" + (at + 7_200_000) + ",\"reason\":\"away\"}");
        default -> lines.add(head + ",\"verdict\":\"V7\"}");
      }
    }
    return lines;
  }

  /** What each alert says in the end; how often it was said before does not count. */
  private static Map<String, String> finals(Path out) throws IOException {
    Map<String, Alert> last = new TreeMap<>();
    for (Alert alert : AlertReader.read(out.resolve("alerts.jsonl"))) {
      last.merge(alert.alertId(), alert, (a, b) -> a.version() > b.version() ? a : b);
    }
    Map<String, String> said = new TreeMap<>();
    last.forEach(
        (id, alert) -> {
          if (alert.status() != AlertStatus.WITHDRAWN) {
            said.put(
                id,
                List.of(
                        alert.status(),
                        alert.subject(),
                        alert.tier(),
                        alert.stage(),
                        alert.fraudType(),
                        alert.campaign(),
                        alert.firstSeenAt(),
                        alert.targets())
                    .toString());
          }
        });
    return said;
  }

  @Test
  void handled_batchAndStream_equalReferenceEngine() throws IOException {
    Path handled = temp.resolve("handled.jsonl");
    Files.write(handled, handledLines(replayed(town.input(), 1, "before")));
    FileKnowledge knowledge = town.handled(handled);
    List<String> expected = ReferenceRun.of(knowledge, town.input()).alerts();
    assertThat(expected).as("what the desk did matters").isNotEqualTo(reference.alerts());

    for (int parallelism : new int[] {1, 3}) {
      Path batch = replayed(knowledge, town.input(), parallelism, "handled-batch-" + parallelism);
      Path stream =
          streamed(
              knowledge,
              town.input(),
              parallelism,
              Emission.SETTLED,
              "handled-stream-" + parallelism);
      assertThat(Files.readAllLines(batch.resolve("alerts.jsonl"))).isEqualTo(expected);
      assertThat(Files.readAllLines(stream.resolve("alerts.jsonl"))).isEqualTo(expected);
    }
  }

  /**
   * Of every fourth target that an alert told of, an hour after: refuted for good, refuted for a
   * day, refuted and confirmed again a day later.
   */
  private static List<String> judgedLines(Path out) throws IOException {
    Map<String, Long> told = new TreeMap<>();
    for (Alert alert : AlertReader.read(out.resolve("alerts.jsonl"))) {
      alert.targets().forEach(target -> told.merge(target, alert.decidedAt(), Math::min));
    }
    List<String> lines = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, Long> each : told.entrySet()) {
      long at = each.getValue() + 3_600_000;
      String refuted =
          "{\"value\":\"" + each.getKey() + "\",\"verdict\":\"refuted\",\"by\":\"lead\",\"at\":";
      switch (number++ % 4) {
        case 0 -> lines.add(refuted + at + ",\"why\":\"a shop\"}");
        case 1 -> lines.add(refuted + at + ",\"until\":" + (at + 86_400_000) + "}");
        case 2 -> {
          lines.add(refuted + at + "}");
          lines.add(
              "{\"value\":\""
                  + each.getKey()
                  + "\",\"verdict\":\"confirmed\",\"at\":"
                  + (at + 86_400_000)
                  + "}");
        }
        default -> {}
      }
    }
    return lines;
  }

  @Test
  void judged_batchStreamAndLive_equalReferenceEngine() throws IOException {
    Path file = temp.resolve("judged.jsonl");
    Files.write(file, judgedLines(replayed(town.input(), 1, "unjudged")));
    FileKnowledge knowledge = town.judged(file);
    ReferenceRun.Lines expected = ReferenceRun.of(knowledge, town.input());
    assertThat(expected.alerts())
        .as("refutations matter")
        .filteredOn(line -> line.contains("\"status\":\"withdrawn\""))
        .hasSizeGreaterThan(5);
    assertThat(expected.targets())
        .filteredOn(line -> line.contains("\"verdict\":\"refuted\",\"since\":"))
        .anyMatch(line -> line.contains("\"by\":\"person:lead\",\"why\":\"a shop\""));

    for (int parallelism : new int[] {1, 3}) {
      InputSpec scattered = Town.input(town.scattered(3, DISORDER - 1, new Random(parallelism)));
      Path batch = replayed(knowledge, town.input(), parallelism, "judged-batch-" + parallelism);
      Path stream =
          streamed(
              knowledge, scattered, parallelism, Emission.SETTLED, "judged-stream-" + parallelism);
      for (Path out : List.of(batch, stream)) {
        assertThat(Files.readAllLines(out.resolve("alerts.jsonl"))).isEqualTo(expected.alerts());
        assertThat(Files.readAllLines(out.resolve("targets.jsonl")))
            .containsExactlyInAnyOrderElementsOf(expected.targets());
      }
      Path live =
          streamed(knowledge, scattered, parallelism, Emission.AT_ONCE, "judged-" + parallelism);
      assertThat(finals(live)).isEqualTo(finals(batch));
      assertThat(withdrawn(live)).containsAll(withdrawn(batch));
    }
  }

  private static Set<String> withdrawn(Path out) throws IOException {
    Set<String> ids = new TreeSet<>();
    for (Alert alert : AlertReader.read(out.resolve("alerts.jsonl"))) {
      if (alert.status() == AlertStatus.WITHDRAWN) {
        ids.add(alert.alertId());
      }
    }
    return ids;
  }

  @Test
  void replay_twice_isByteIdentical() throws IOException {
    Path first = replayed(town.input(), 1, "first");
    Path second = replayed(town.input(), 2, "second");

    for (String file :
        List.of(
            "alerts.jsonl",
            "assignments.jsonl",
            "targets.jsonl",
            "campaigns.jsonl",
            "rejects.jsonl")) {
      assertThat(first.resolve(file)).hasSameBinaryContentAs(second.resolve(file));
    }
  }
}
