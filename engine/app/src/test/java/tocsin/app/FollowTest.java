package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.results.ResultFiles;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.core.kernel.SteadyTime;
import tocsin.job.Emission;
import tocsin.job.JobSettings;

/** A live run on a growing file, whose knowledge changes under it. */
class FollowTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path temp;
  private Path records;
  private Path indicators;
  private Path pack;
  private JobClient job;

  @BeforeEach
  void start() throws Exception {
    records = Files.createFile(temp.resolve("records.jsonl"));
    indicators = Files.writeString(temp.resolve("list.txt"), "listed-one.example\n");
    pack = copy(ReferenceRun.root().resolve("models/packs/base"), temp.resolve("pack"));
    StreamExecutionEnvironment env =
        EmbeddedFlink.streaming(2, temp.resolve("tmp"), 5, 0, temp.resolve("state"), null);
    Wiring.layOut(
        env,
        new FileKnowledge(pack.toString(), List.of(indicators.toString()), "", "", ""),
        new InputSpec(
            List.of(records.toString()), Format.NATIVE, "", true, 0, Long.MAX_VALUE, 1 << 20),
        2,
        100,
        new JobSettings(Emission.AT_ONCE, 1000, 500),
        new ResultFiles(temp, "live", true));
    job = env.executeAsync("follow");
  }

  @AfterEach
  void stop() throws Exception {
    job.cancel().get();
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return to;
  }

  private void append(String subject, String host) throws IOException {
    append(System.currentTimeMillis(), subject, host);
  }

  private void append(long at, String subject, String host) throws IOException {
    String line =
        "{\"ts\":"
            + at
            + ",\"subject\":\""
            + subject
            + "\",\"via\":\"http\","
            + "\"host\":\""
            + host
            + "\",\"url\":\"/get/app.apk\"}\n";
    Files.writeString(records, line, StandardOpenOption.APPEND);
  }

  private List<String> alerts() throws IOException {
    return parts("alerts");
  }

  private List<String> parts(String kind) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> parts = Files.list(Files.createDirectories(temp.resolve("live")))) {
      for (Path part : parts.filter(p -> p.getFileName().toString().startsWith(kind)).toList()) {
        lines.addAll(Files.readAllLines(part));
      }
    }
    return lines;
  }

  private String await(String what, Predicate<String> wanted) throws Exception {
    return await("alerts", what, wanted);
  }

  private String await(String kind, String what, Predicate<String> wanted) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (String line : parts(kind)) {
        if (wanted.test(line)) {
          return line;
        }
      }
      Thread.onSpinWait();
      synchronized (this) {
        wait(20);
      }
    }
    throw new AssertionError("not in " + kind + ": " + what + "; there are " + parts(kind));
  }

  @Test
  void flaggedTarget_isToldOfWithItsVisitors_whileTheRunGoesOn() throws Exception {
    long before = System.currentTimeMillis() - 1_200_000;
    // As many as it takes for event time to begin.
    for (int i = 0; i < SteadyTime.CONFIRMATIONS; i++) {
      append(before + i, "anna", "www.listed-one.example");
    }
    append(before, "bert", "www.listed-one.example");
    await("a listed host", line -> line.contains("\"bert\""));
    append("carl", "www.popular.example");

    String told =
        await("words", "its visitors", line -> line.contains("\"www.listed-one.example\""));

    assertThat(told).contains("\"verdict\":\"confirmed\"").contains("\"visitors\":2");
    assertThat(parts("targets")).isEmpty();
  }

  @Test
  void growingFile_knowledgeChanged_isTakenUpWithoutARestart() throws Exception {
    append("anna", "www.listed-one.example");
    append("bert", "www.not-yet-listed.example");
    await("a listed host", line -> line.contains("\"anna\""));
    assertThat(alerts()).noneMatch(line -> line.contains("\"bert\""));

    Files.writeString(indicators, "listed-one.example\nnot-yet-listed.example\n");
    String later = await("who was there before the listing", line -> line.contains("\"bert\""));
    assertThat(later).contains("not-yet-listed.example");

    Path head = pack.resolve("pack.yaml");
    Files.writeString(head, Files.readString(head).replace("version: 1", "version: 2"));
    Path reasons = pack.resolve("reasons.yaml");
    Files.writeString(
        reasons,
        Files.readString(reasons).replace("code: A01", "code: A01x").replace("A01xx", "A01x"));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int person = 0;
    while (alerts().stream().noneMatch(line -> line.contains("\"A01x\""))) {
      assertThat(System.nanoTime()).as("the new pack decides").isLessThan(deadline);
      append("carl" + person++, "www.listed-one.example");
      synchronized (this) {
        wait(100);
      }
    }
  }
}
