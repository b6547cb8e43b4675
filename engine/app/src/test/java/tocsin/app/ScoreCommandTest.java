package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.fuse.TargetVector;

class ScoreCommandTest {
  private static final Path GIVEN = Path.of("src/test/resources/score");
  private static final String AT = "2026-03-01T00:00:00Z";

  @TempDir static Path temp;
  private static Path pack;

  private record Ran(int exit, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  /** The base pack with weights and brands of its own, so that the golden outputs stay. */
  @BeforeAll
  static void makePack() throws IOException {
    System.setProperty("tocsin.home", ReferenceRun.root().toString());
    pack = temp.resolve("pack");
    Packs.copyOfBase(pack);
    Files.delete(pack.resolve("lexical.bin"));
    Files.deleteIfExists(pack.resolve("drift.yaml"));
    for (String name : List.of("fusion.yaml", "brands.yaml")) {
      Files.writeString(pack.resolve(name), Files.readString(given(name)));
    }
  }

  private static Path given(String name) {
    return ReferenceRun.root().resolve("engine/app").resolve(GIVEN).resolve(name);
  }

  private static Ran run(byte[] in, String... arguments) {
    InputStream stdin = System.in;
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setIn(new ByteArrayInputStream(in));
    System.setOut(new PrintStream(out, false, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int exit = Main.execute(arguments);
      System.out.flush();
      return new Ran(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setIn(stdin);
      System.setOut(stdout);
      System.setErr(stderr);
    }
  }

  private static Ran golden(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "score",
                "--pack",
                pack.toString(),
                "--indicators",
                given("indicators.csv").toString(),
                "--at",
                AT));
    arguments.addAll(List.of(more));
    return run(Files.readAllBytes(given("inputs.txt")), arguments.toArray(new String[0]));
  }

  @Test
  void json_ofStandardInput_isTheGoldenOutput() throws IOException {
    Ran ran = golden("--json");

    assertThat(ran.out()).isEqualTo(Files.readString(given("expected.jsonl")));
    assertThat(ran.exit()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(ran.err()).isEmpty();
  }

  /** Far more lines than a thread is handed at once, sound and bad ones mixed. */
  @Test
  void json_ofManyLines_isInTheirOrderAndTheSameAsOfEach() throws IOException {
    List<String> given = Files.readAllLines(given("inputs.txt"));
    List<String> alone = Files.readAllLines(given("expected.jsonl"));
    assertThat(alone).hasSameSizeAs(given);
    Random random = new Random(5);
    StringBuilder in = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      int which = random.nextInt(given.size());
      in.append(given.get(which)).append('\n');
      expected.add(alone.get(which));
    }

    Ran ran =
        run(
            in.toString().getBytes(StandardCharsets.UTF_8),
            "score",
            "--json",
            "--pack",
            pack.toString(),
            "--indicators",
            given("indicators.csv").toString(),
            "--at",
            AT);

    assertThat(ran.lines()).isEqualTo(expected);
    assertThat(ran.exit()).isEqualTo(ExitCode.BAD_DATA);
  }

  @Test
  void table_isTheGoldenOutput_andEachLanguageStandsAlone() throws IOException {
    assertThat(golden().out()).isEqualTo(Files.readString(given("expected.txt")));
    assertThat(golden("--lang", "en").out()).contains("confirmed").doesNotContain("确认");
    assertThat(golden("--lang", "zh").out()).contains("确认").doesNotContain("confirmed");
  }

  @Test
  void json_everyLineHasTheFieldsOfTheDesign() throws IOException {
    for (String line : golden("--json").lines()) {
      JsonNode json = new ObjectMapper().readTree(line);
      if (json.has("error")) {
        assertThat(json.path("error").asText()).isNotEmpty();
        continue;
      }
      assertThat(json.fieldNames())
          .toIterable()
          .containsExactly(
              "input", "host", "registrableDomain", "probability", "verdict", "reasons");
      assertThat(json.path("probability").asDouble()).isBetween(0.0, 1.0);
      for (JsonNode reason : json.path("reasons")) {
        assertThat(reason.fieldNames())
            .toIterable()
            .containsExactly("code", "logOdds", "zh", "en", "evidence");
      }
    }
  }

  @Test
  void stdin_manyLinesOfAnyKind_oneLineEachInOrder() throws IOException {
    Random random = new Random(11);
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      inputs.add(
          switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "garbage " + i;
            case 2 -> "http://" + i + ".shop.example/" + "p".repeat(random.nextInt(300));
            case 3 -> "例子" + i + ".example";
            case 4 -> "203.0.113." + i % 256;
            case 5 -> "2001:db8::" + Integer.toHexString(i);
            default -> "host" + i + ".example";
          });
    }

    Ran ran =
        run(
            String.join("\n", inputs).getBytes(StandardCharsets.UTF_8),
            "score",
            "--json",
            "--terms",
            "0");

    assertThat(ran.exit()).isEqualTo(ExitCode.BAD_DATA);
    List<String> lines = ran.lines();
    assertThat(lines).hasSameSizeAs(inputs);
    for (int i = 0; i < inputs.size(); i++) {
      JsonNode json = new ObjectMapper().readTree(lines.get(i));
      assertThat(json.path("input").asText()).isEqualTo(inputs.get(i));
      boolean bad = inputs.get(i).isEmpty() || inputs.get(i).startsWith("garbage");
      assertThat(json.has("error")).as(inputs.get(i)).isEqualTo(bad);
    }
  }

  @Test
  void arguments_andStandardInputBetweenThem_inOrder() {
    Ran ran =
        run(
            "b.example\nc.example\n".getBytes(StandardCharsets.UTF_8),
            "score",
            "--json",
            "a.example",
            "-",
            "d.example");

    assertThat(ran.exit()).isEqualTo(ExitCode.OK);
    assertThat(ran.lines()).hasSize(4);
    assertThat(ran.out()).containsSubsequence("a.example", "b.example", "c.example", "d.example");
    assertThat(run(new byte[0], "score", "--json").out()).isEmpty();
  }

  @Test
  void input_tooLongOrNotText_isALineOfItsOwn() {
    byte[] in =
        ("a.example\n" + "x".repeat(100_000) + "\n?\nb.example").getBytes(StandardCharsets.UTF_8);
    in[in.length - 11] = (byte) 0xFF;

    Ran ran = run(in, "score", "--json");

    assertThat(ran.exit()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(ran.lines()).hasSize(4);
    assertThat(ran.lines().get(1)).contains("longer than 8192 bytes").hasSizeLessThan(400);
    assertThat(ran.lines().get(2)).contains("not UTF-8");
    assertThat(ran.lines().get(3)).contains("\"host\":\"b.example\"");
  }

  @Test
  void spelling_thatSpeaksForFraud_namesItsPieces() throws IOException {
    String host = "secure-login-verify-account-update.top";
    JsonNode told = spelling(run(new byte[0], "score", "--json", "--terms", "2", host).out());
    JsonNode brief = spelling(run(new byte[0], "score", "--json", "--terms", "0", host).out());

    assertThat(told.path("logOdds").asDouble()).isPositive();
    assertThat(told.path("evidence").path("terms").asText()).matches("\\S+\\+\\d.*");
    assertThat(told.path("zh").asText()).contains("“");
    assertThat(told.path("en").asText()).contains("“");
    assertThat(brief.path("evidence")).isEmpty();
    assertThat(brief.path("logOdds")).isEqualTo(told.path("logOdds"));
  }

  private static JsonNode spelling(String line) throws IOException {
    for (JsonNode reason : new ObjectMapper().readTree(line).path("reasons")) {
      if (reason.path("code").asText().equals("L07")) {
        return reason;
      }
    }
    throw new AssertionError("no L07 in " + line);
  }

  @Test
  void features_areTheVectorWithItsLabel() {
    Ran ran =
        run(
            "a1.example\nno host\n203.0.113.9\n".getBytes(StandardCharsets.UTF_8),
            "score",
            "--features",
            "--label",
            "1");

    assertThat(ran.exit()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(ran.lines().get(0)).isEqualTo(String.join(",", TargetVector.NAMES) + ",label");
    assertThat(ran.lines()).hasSize(3);
    for (String line : ran.lines()) {
      assertThat(line.split(",", -1)).hasSize(TargetVector.NAMES.size() + 1);
    }
    assertThat(ran.lines().get(1)).endsWith(",1");
    assertThat(ran.err()).contains("no row for no host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--terms 21",
        "--terms -1",
        "--label 2",
        "--json --features",
        "--at yesterday",
        "--lang fr",
        "--nonsense"
      })
  void options_outOfBounds_areUsageErrors(String options) {
    List<String> arguments = new ArrayList<>(List.of("score", "a.example"));
    arguments.addAll(List.of(options.split(" ")));

    assertThat(run(new byte[0], arguments.toArray(new String[0])).exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void help_hasExamples_missingPackIsAConfigurationError() {
    assertThat(run(new byte[0], "score", "--help").out()).contains("Examples:").contains("--json");
    assertThat(run(new byte[0], "score", "--pack", temp + "/none", "a.example").exit())
        .isEqualTo(ExitCode.CONFIG);
  }
}
