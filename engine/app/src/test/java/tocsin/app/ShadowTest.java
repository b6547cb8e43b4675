package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.adapters.models.BundleReader;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeException;
import tocsin.core.fuse.TargetVector;

/** A challenger in shadow, and what a run says of drift. */
class ShadowTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path temp;
  private static Town town;
  private static Path plain;
  private static Path shadowed;

  @BeforeAll
  static void replayBoth() throws IOException {
    System.setProperty("tocsin.home", ReferenceRun.root().toString());
    town = Town.make(temp.resolve("town"), 150, 3, 5);
    Path pack = temp.resolve("pack");
    Packs.copyOfBase(pack);
    challenge(pack.resolve("models"));
    plain = replayed(ReferenceRun.root().resolve("models/packs/base"), "plain", 1);
    shadowed = replayed(pack, "shadowed", 1);
  }

  /** A card that holds every host of more than ten characters for fraud, and says so loudly. */
  private static void challenge(Path models) throws IOException {
    Path bundle = models.resolve("card");
    Files.createDirectories(bundle);
    Files.writeString(
        models.resolve("shadow.yaml"),
        "- {id: long-names, file: card, kind: score-card-json, schema: target/1, scores: target}\n");
    Files.writeString(
        bundle.resolve("card.json"),
        """
        {"base": -9, "link": "logistic", "characteristics": [{"feature": "hostLength",
         "bins": [{"below": 11, "points": 0}, {"points": 18}], "missing": {"points": 1}}]}
        """);
    Files.writeString(
        bundle.resolve("model.json"),
        """
        {"name": "long", "version": "7", "kind": "score-card-json", "file": "card.json",
         "features": %s, "schemaHash": "%s", "thresholds": {"watch": 0.5}, "golden": "golden.csv"}
        """
            .formatted(
                JSON.writeValueAsString(TargetVector.NAMES),
                BundleReader.schemaHash(TargetVector.NAMES)));
    StringBuilder golden = new StringBuilder(String.join(",", TargetVector.NAMES) + ",raw\n");
    int at = TargetVector.NAMES.indexOf("hostLength");
    for (int length = 0; length < 100; length++) {
      golden.append(",".repeat(at)).append(length);
      golden.append(",".repeat(TargetVector.NAMES.size() - at)).append(length < 11 ? -9 : 9);
      golden.append('\n');
    }
    Files.writeString(bundle.resolve("golden.csv"), golden);
  }

  private static Path replayed(Path pack, String name, int parallelism) throws IOException {
    FileKnowledge known = town.knowledge();
    FileKnowledge knowledge =
        new FileKnowledge(
            pack.toString(), known.indicators(), known.roster(), known.lines(), known.keyFile());
    Path out = temp.resolve(name);
    Replay replay =
        new Replay(knowledge, town.input(), out, parallelism, temp.resolve("tmp-" + name));
    assertThat(ReplayCommand.report(town.input(), replay::run, out, null, true)).isZero();
    return out;
  }

  @Test
  void challenger_howeverLoud_changesNothingButItsOwnKey() throws IOException {
    for (String file : List.of("alerts.jsonl", "assignments.jsonl", "rejects.jsonl")) {
      assertThat(shadowed.resolve(file)).hasSameBinaryContentAs(plain.resolve(file));
    }
    List<String> with = Files.readAllLines(shadowed.resolve("targets.jsonl"));
    List<String> without = Files.readAllLines(plain.resolve("targets.jsonl"));
    assertThat(with).hasSameSizeAs(without);
    assertThat(Files.readAllLines(plain.resolve("alerts.jsonl"))).isNotEmpty();
    for (int i = 0; i < with.size(); i++) {
      JsonNode line = JSON.readTree(with.get(i));
      double score = line.path("shadow").path("long-names").asDouble(-1);
      assertThat(score).as(with.get(i)).isBetween(0.0, 1.0);
      assertThat(with.get(i).replaceAll(",\"shadow\":\\{[^}]*\\}", "")).isEqualTo(without.get(i));
      if (line.path("kind").asText().equals("host")) {
        assertThat(score > 0.5).isEqualTo(line.path("target").asText().length() > 10);
      }
    }
  }

  @Test
  void summary_tellsWhatTheChallengerSaid() throws IOException {
    JsonNode shadow = summary(shadowed).path("shadow").path("long-names");

    int lines = Files.readAllLines(shadowed.resolve("targets.jsonl")).size();
    assertThat(shadow.path("version").asText()).isEqualTo("7");
    assertThat(shadow.path("targets").asInt()).isEqualTo(lines);
    assertThat(shadow.path("flagged").asInt()).isBetween(1, lines);
    assertThat(shadow.path("agreement").asDouble()).isBetween(0.0, 1.0);
    assertThat(shadow.path("above").path("watch").asInt()).isBetween(1, lines);
    assertThat(summary(plain).has("shadow")).isFalse();
  }

  @Test
  void drift_isToldByDay_theSameAtAnyParallelism() throws IOException {
    JsonNode drift = summary(plain).path("drift");

    assertThat(drift.path("days")).hasSizeBetween(3, 5);
    JsonNode second = drift.path("days").path(1);
    assertThat(second.path("sites").asInt()).isPositive();
    assertThat(second.path("newRate").asDouble()).isBetween(0.0, 1.0);
    assertThat(second.path("unseen").asDouble()).isBetween(0.0, 1.0);
    assertThat(drift.path("days").path(0).path("newRate").isNull()).isTrue();
    assertThat(drift.path("run").path("feedHits")).isNotEmpty();
    assertThat(Files.readString(plain.resolve("report.html"))).contains("<h2>", "漂移", "Drift");
    Path parallel = replayed(ReferenceRun.root().resolve("models/packs/base"), "parallel", 4);
    assertThat(summary(parallel).path("drift")).isEqualTo(drift);
  }

  @Test
  void compare_tellsWhatAChallengerSaidOnEachSide() throws IOException {
    Path twin = temp.resolve("compare.json");

    int exit =
        Main.execute(
            "compare",
            plain.toString(),
            shadowed.toString(),
            "--out",
            temp.resolve("compare.html").toString(),
            "--json",
            twin.toString());

    assertThat(exit).isEqualTo(ExitCode.OK);
    JsonNode model = JSON.readTree(Files.readString(twin)).path("content").path("shadow").path(0);
    assertThat(model.path("id").asText()).isEqualTo("long-names");
    assertThat(model.path("a").isNull()).isTrue();
    assertThat(model.path("b").path("targets").asInt())
        .isEqualTo(summary(shadowed).path("shadow").path("long-names").path("targets").asInt());
  }

  /** After a change of weights or model: tocsin train url --reference. */
  @Test
  void basePack_hasAReferenceOfItsOwn() throws IOException {
    assertThat(summary(plain).path("drift").path("reference").asText())
        .startsWith("lexical-")
        .contains("/");
  }

  @Test
  void doctor_readsTheDriftOfAReplay() {
    assertThat(Main.execute("doctor", "--replay", plain.toString()))
        .isIn(ExitCode.OK, ExitCode.FINDINGS);
    assertThat(Main.execute("doctor", "--replay", temp.resolve("none").toString()))
        .isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void challenger_thatIsBroken_isRefusedBeforeTheRun() throws IOException {
    Path pack = temp.resolve("broken");
    Packs.copyOfBase(pack);
    challenge(pack.resolve("models"));
    Path card = pack.resolve("models/card/card.json");
    Files.writeString(card, Files.readString(card).replace("18", "17"));

    assertThatThrownBy(() -> TargetStudy.of(pack))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("golden.csv");
    assertThat(Main.execute("validate", "--pack", pack.toString())).isEqualTo(ExitCode.CONFIG);
  }

  private static JsonNode summary(Path folder) throws IOException {
    return JSON.readTree(Files.readString(folder.resolve("summary.json")));
  }
}
