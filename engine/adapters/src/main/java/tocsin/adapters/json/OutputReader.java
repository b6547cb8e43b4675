package tocsin.adapters.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tocsin.core.evaluate.Output;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/** Reads a replay's output directory, of any engine that writes it. */
public final class OutputReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OutputReader() {}

  /**
   * Reads {@code alerts.jsonl} and, if there, {@code assignments.jsonl} and {@code targets.jsonl}.
   *
   * @throws IOException when a file cannot be read, or a line is not what it should be; the message
   *     names file and line
   */
  public static Output read(Path folder, String name) throws IOException {
    return new Output(
        name,
        AlertReader.read(folder.resolve("alerts.jsonl")),
        lines(folder.resolve("assignments.jsonl"), OutputReader::assignment),
        lines(folder.resolve("targets.jsonl"), OutputReader::target));
  }

  private static <T> List<T> lines(Path file, Function<JsonNode, T> read) throws IOException {
    List<T> all = new ArrayList<>();
    if (!Files.exists(file)) {
      return all;
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 1;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          all.add(line(file, number, line, read));
        }
        number++;
      }
    }
    return all;
  }

  private static <T> T line(Path file, int number, String line, Function<JsonNode, T> read)
      throws IOException {
    try {
      return read.apply(JSON.readTree(line));
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(file + " line " + number + ": not a line of this file", e);
    }
  }

  private static Assignment assignment(JsonNode node) {
    return new Assignment(
        node.path("alertId").asText(),
        node.path("version").asInt(),
        node.path("at").asLong(),
        Route.valueOf(upper(node, "route")),
        node.path("advisorId").asText(""),
        node.path("unitId").asText(""),
        node.path("why").asText(""),
        deadline(node, "dispatchBy"),
        deadline(node, "acceptBy"),
        deadline(node, "contactBy"),
        deadline(node, "meetBy"),
        deadline(node, "feedbackBy"));
  }

  private static long deadline(JsonNode node, String name) {
    return node.path(name).asLong(Long.MAX_VALUE);
  }

  private static TargetReport target(JsonNode node) {
    List<String> reasons = new ArrayList<>();
    node.path("reasons").forEach(reason -> reasons.add(reason.asText()));
    Map<String, Long> leads = new TreeMap<>();
    node.path("leadTimeMillis").forEachEntry((feed, lead) -> leads.put(feed, lead.asLong()));
    long firstSeenAt = node.path("firstSeenAt").asLong();
    return new TargetReport(
        node.path("target").asText(),
        TargetKind.valueOf(upper(node, "kind")),
        node.path("host").asText(""),
        Verdict.valueOf(upper(node, "verdict")),
        node.path("score").asDouble(),
        node.path("fraudType").asText(""),
        node.path("campaign").asText(""),
        firstSeenAt,
        node.path("flaggedAt").asLong(Long.MAX_VALUE),
        firstSeenAt,
        node.path("visitors").asInt(),
        reasons,
        leads);
  }

  private static String upper(JsonNode node, String name) {
    return node.path(name).asText().toUpperCase(Locale.ROOT);
  }
}
