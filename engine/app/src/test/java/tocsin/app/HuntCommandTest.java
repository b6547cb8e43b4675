package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.adapters.feeds.FeedDefaults;
import tocsin.adapters.feeds.FeedReader;
import tocsin.adapters.feeds.IndicatorRules;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.model.CompiledModel;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.pack.Parameters;

/** {@code tocsin hunt} on a small made city. */
class HuntCommandTest {
  private static final long SEED = 11;
  private static final String AS_OF = "2026-03-04T08:00:00Z";

  @TempDir Path temp;

  @BeforeEach
  void home() {
    System.setProperty("tocsin.home", ReferenceRun.root().toString());
  }

  private Town town() throws IOException {
    System.out.println("seed " + SEED);
    return Town.make(temp.resolve("town"), 600, 3, SEED);
  }

  private static int hunt(Town town, Path out, String... more) {
    return hunt(town, new Path[] {town.records()}, out, more);
  }

  private static int hunt(Town town, Path[] records, Path out, String... more) {
    List<String> all = new ArrayList<>(List.of("hunt", "--records"));
    Arrays.stream(records).map(Path::toString).forEach(all::add);
    all.addAll(
        List.of(
            "--indicators",
            town.folder().resolve("indicators.csv").toString(),
            "--lines",
            town.folder().resolve("lines.csv").toString(),
            "--out",
            out.toString()));
    all.addAll(List.of(more));
    return Main.execute(all.toArray(String[]::new));
  }

  @Test
  void hunt_madeCity_writesSuspectIndicatorsEachWithItsPath() throws IOException {
    Town town = town();
    Path out = temp.resolve("out");

    assertThat(hunt(town, out, "--rounds", "both")).isEqualTo(ExitCode.OK);

    CompiledModel model =
        KnowledgeLoader.model(ReferenceRun.root().resolve("models/packs/base"), 0);
    Parameters parameters = model.pack().parameters();
    List<Indicator> indicators = read(out.resolve("indicators.csv"), model);
    List<JsonNode> lines = lines(out.resolve("hunt.jsonl"));
    assertThat(indicators).isNotEmpty();
    assertThat(indicators)
        .allMatch(i -> i.kind() == IndicatorKind.HOST || i.kind() == IndicatorKind.APP)
        .allMatch(i -> i.source().equals("hunt"))
        .allMatch(i -> i.fraudType().equals(Indicator.UNKNOWN_TYPE))
        .allMatch(i -> i.confidence() >= parameters.suspectAt())
        .allMatch(i -> i.confidence() < parameters.confirmAt())
        .allMatch(i -> i.knownFrom() == i.validFrom())
        .allMatch(i -> i.validUntil() == i.validFrom() + parameters.retentionMillis());
    assertThat(
            lines.stream()
                .filter(l -> l.get("confidence").intValue() > 0)
                .map(HuntCommandTest::target))
        .containsExactlyElementsOf(indicators.stream().map(Indicator::value).toList());
    assertThat(lines)
        .allMatch(l -> l.get("asOf").longValue() == indicators.get(0).knownFrom())
        .allMatch(l -> !l.get("reasons").isEmpty())
        .allMatch(l -> !l.get("path").isEmpty() || !l.get("through").isEmpty())
        .allMatch(l -> (l.get("round").intValue() == 2) == !l.get("through").isEmpty());
    String truth = Files.readString(town.folder().resolve("truth/sites.jsonl"));
    long right = lines.stream().filter(l -> truth.contains(l.get("site").textValue())).count();
    assertThat(right).isGreaterThan(lines.size() * 8L / 10);
  }

  private static String target(JsonNode line) {
    return line.get("target").textValue();
  }

  private static List<Indicator> read(Path file, CompiledModel model) throws IOException {
    List<Indicator> indicators = new ArrayList<>();
    var account =
        new FeedReader(new IndicatorRules(model.suffixes()))
            .read("hunt", Files.newInputStream(file), FeedDefaults.named("x"), indicators::add);
    assertThat(account.rejected()).isZero();
    return indicators;
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  @Test
  void hunt_sameHistoryScattered_writesTheSameBytes() throws IOException {
    Town town = town();
    Path[] scattered = town.scattered(4, 600_000, new Random(SEED));

    assertThat(hunt(town, temp.resolve("a"), "--rounds", "both")).isZero();
    assertThat(hunt(town, scattered, temp.resolve("b"), "--rounds", "both")).isZero();

    for (String file : List.of("indicators.csv", "hunt.jsonl")) {
      assertThat(temp.resolve("a").resolve(file))
          .hasSameBinaryContentAs(temp.resolve("b").resolve(file))
          .isNotEmptyFile();
    }
  }

  @Test
  void hunt_ownFindsAmongTheIndicators_findsTheSameAgain() throws IOException {
    Town town = town();
    Path feed = temp.resolve("feeds/hunt.csv");

    assertThat(hunt(town, temp.resolve("a"), "--rounds", "both", "--feed", feed.toString()))
        .isZero();
    String before = Files.readString(feed);
    assertThat(
            hunt(
                town,
                temp.resolve("b"),
                "--rounds",
                "both",
                "--indicators",
                feed.getParent().toString()))
        .isZero();

    assertThat(before.lines().count()).isGreaterThan(2);
    assertThat(temp.resolve("b/indicators.csv")).hasContent(before);
    try (Stream<Path> written = Files.list(feed.getParent())) {
      assertThat(written).containsExactly(feed);
    }
  }

  @Test
  void hunt_findsAmongTheIndicatorsOfAReplay_areSuspectFromItsTimeOn() throws IOException {
    Town town = town();
    Path feed = temp.resolve("feeds/hunt.csv");
    assertThat(
            hunt(
                town,
                temp.resolve("hunt"),
                "--rounds",
                "both",
                "--as-of",
                AS_OF,
                "--feed",
                feed.toString()))
        .isZero();
    List<String> found =
        Files.readAllLines(feed).stream().skip(1).map(line -> line.split(",")[1]).toList();
    Path pack = temp.resolve("pack");
    Packs.copyOfBase(pack);
    Files.delete(pack.resolve("discovery.yaml")); // so that nothing else finds them by visitors

    List<JsonNode> with = replayed(town, pack, feed.toString());

    assertThat(found).isNotEmpty();
    assertThat(with.stream().filter(each -> found.contains(target(each))))
        .hasSize(found.size())
        .allMatch(each -> !each.get("verdict").textValue().equals("unknown"))
        .anyMatch(each -> each.get("flaggedAt").longValue() == Instant.parse(AS_OF).toEpochMilli());
    assertThat(replayed(town, pack).stream().filter(each -> found.contains(target(each))))
        .anyMatch(each -> each.get("verdict").textValue().equals("unknown"));
  }

  private List<JsonNode> replayed(Town town, Path pack, String... feeds) throws IOException {
    Path out = temp.resolve("replay" + feeds.length);
    List<String> all =
        new ArrayList<>(
            List.of(
                "replay",
                "--records",
                town.records().toString(),
                "--lines",
                town.folder().resolve("lines.csv").toString(),
                "--pack",
                pack.toString(),
                "--out",
                out.toString(),
                "--indicators",
                town.folder().resolve("indicators.csv").toString()));
    all.addAll(List.of(feeds));
    assertThat(Main.execute(all.toArray(String[]::new))).isZero();
    return lines(out.resolve("targets.jsonl"));
  }

  @Test
  void hunt_asOfTheBeginning_findsNothing() throws IOException {
    Town town = town();
    Path out = temp.resolve("out");

    assertThat(hunt(town, out, "--rounds", "both", "--as-of", "2026-03-01T00:00:00+08:00"))
        .isZero();

    assertThat(out.resolve("hunt.jsonl")).isEmptyFile();
    assertThat(Files.readAllLines(out.resolve("indicators.csv"))).hasSize(1);
  }

  @Test
  void hunt_json_saysWhatWasLookedAt() throws IOException {
    Town town = town();
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(hunt(town, temp.resolve("out"), "--json")).isZero();
    } finally {
      System.setOut(console);
    }
    JsonNode summary = new ObjectMapper().readTree(printed.toByteArray());

    assertThat(summary.get("records").intValue()).isEqualTo(town.lines().size());
    assertThat(summary.get("people").intValue()).isBetween(1, 600);
    assertThat(summary.get("written")).isEqualTo(summary.get("foundInRound2"));
    assertThat(summary.get("sitesPerSiteHeld").intValue()).isEqualTo(1);
  }

  @Test
  void hunt_misused_saysSo() throws IOException {
    Path records = Files.writeString(temp.resolve("r.jsonl"), "");
    String[] plain = {"hunt", "--records", records.toString(), "--out", temp + "/out"};

    assertThat(Main.execute(plain)).as("nothing to hunt in").isEqualTo(ExitCode.IO);
    assertThat(Main.execute(with(plain, "--as-of", "yesterday"))).isEqualTo(ExitCode.USAGE);
    assertThat(Main.execute(with(plain, "--rounds", "third"))).isEqualTo(ExitCode.USAGE);
    assertThat(Main.execute("hunt", "--records", "-", "--out", temp + "/out"))
        .isEqualTo(ExitCode.USAGE);
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  @Test
  void hunt_packWithAWrongBound_namesItsPlace() throws IOException {
    Path pack = temp.resolve("pack");
    Packs.copyOfBase(pack);
    Path file = pack.resolve("hunt.yaml");
    Files.writeString(file, Files.readString(file).replace("secondHand: 0.8", "secondHand: 1.8"));

    assertThat(
            Main.execute(
                "hunt", "--records", "x", "--pack", pack.toString(), "--out", temp + "/out"))
        .isEqualTo(ExitCode.CONFIG);
    Files.delete(file);
    assertThat(
            Main.execute(
                "hunt", "--records", "x", "--pack", pack.toString(), "--out", temp + "/out"))
        .isEqualTo(ExitCode.CONFIG);
  }
}
