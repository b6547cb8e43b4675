package tocsin.app.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.ReplayReader;
import tocsin.core.evaluate.Output;
import tocsin.core.evaluate.Scorecard;
import tocsin.core.evaluate.compare.InputMix;
import tocsin.core.evaluate.compare.ShadowPair;
import tocsin.core.evaluate.compare.Side;

/**
 * Reads one side. Only {@code alerts.jsonl} must be there; what another engine does not write is
 * unknown, and the report says so.
 */
public final class ReplayFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReplayFolder() {}

  public static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve("alerts.jsonl"))
        || Files.isRegularFile(folder.resolve("alerts.jsonl.gz"));
  }

  /**
   * Reads a folder.
   *
   * @param name what to call it in the report
   * @param scoring gives its scorecard; null without truth
   * @throws tocsin.adapters.json.BadLineException with file, line and reason
   */
  public static Side read(Path folder, String name, @Nullable Function<Output, Scorecard> scoring)
      throws IOException {
    Output read = ReplayReader.read(folder, name);
    // The pack has a place of its own in the report, so it need not stand in the name too.
    Output output = new Output(name, read.alerts(), read.assignments(), read.targets());
    JsonNode summary = summary(folder.resolve("summary.json"));
    SortedMap<String, String> policy = new TreeMap<>();
    summary.path("policy").forEachEntry((key, value) -> policy.put(key, value.asText()));
    return new Side(
        summary.path("pack").asText(""),
        output,
        policy,
        summary.path("inputs").isArray() ? input(summary.path("inputs")) : null,
        scoring == null ? null : scoring.apply(output),
        shadow(summary.path("shadow")));
  }

  private static SortedMap<String, ShadowPair.Said> shadow(JsonNode models) {
    SortedMap<String, ShadowPair.Said> said = new TreeMap<>();
    models.forEachEntry(
        (id, model) ->
            said.put(
                id,
                new ShadowPair.Said(
                    model.path("version").asText(""),
                    model.path("targets").asInt(),
                    model.path("flagged").asInt(),
                    model.path("meanFlagged").asDouble(Double.NaN),
                    model.path("meanOthers").asDouble(Double.NaN),
                    model.path("agreement").asDouble(Double.NaN))));
    return said;
  }

  private static JsonNode summary(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return JSON.missingNode();
    }
    try {
      return JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IOException(file + ": not JSON", e);
    }
  }

  private static InputMix input(JsonNode inputs) {
    long lines = 0;
    long records = 0;
    long firstAt = Long.MAX_VALUE;
    long lastAt = Long.MIN_VALUE;
    SortedMap<String, Long> formats = new TreeMap<>();
    SortedMap<String, Long> files = new TreeMap<>();
    SortedMap<String, Long> ignored = new TreeMap<>();
    SortedMap<String, Long> rejected = new TreeMap<>();
    SortedMap<String, Long> unknown = new TreeMap<>();
    for (JsonNode input : inputs) {
      lines += input.path("lines").asLong();
      records += input.path("records").asLong();
      firstAt = Math.min(firstAt, input.path("firstAt").asLong(Long.MAX_VALUE));
      lastAt = Math.max(lastAt, input.path("lastAt").asLong(Long.MIN_VALUE));
      formats.merge(input.path("format").asText(""), input.path("records").asLong(), Long::sum);
      // Without its folder: the same history elsewhere is the same history.
      String file = input.path("file").asText("");
      files.merge(
          file.substring(file.lastIndexOf('/') + 1), input.path("records").asLong(), Long::sum);
      add(ignored, input.path("ignored"));
      add(rejected, input.path("rejected"));
      add(unknown, input.path("unknownFields"));
    }
    return new InputMix(
        lines, records, formats, files, ignored, rejected, unknown, firstAt, lastAt);
  }

  private static void add(SortedMap<String, Long> sum, JsonNode counts) {
    counts.forEachEntry((name, count) -> sum.merge(name, count.asLong(), Long::sum));
  }
}
