package tocsin.adapters.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tocsin.core.evaluate.Truth;
import tocsin.core.evaluate.Truth.Victim;

/** Reads a city's truth: {@code victims.jsonl} and, if there, {@code funnel.jsonl}. */
public final class TruthReader {
  private TruthReader() {}

  public static Truth read(Path folder) throws IOException {
    List<Victim> victims = new ArrayList<>();
    JsonLines.each(folder.resolve("victims.jsonl"), node -> victims.add(victim(node)));
    Map<String, String> deepest = new HashMap<>();
    Path funnel = folder.resolve("funnel.jsonl");
    if (Files.exists(funnel)) {
      JsonLines.each(
          funnel,
          node ->
              deepest.merge(
                  node.path("subject").asText(),
                  node.path("deepest").asText(),
                  TruthReader::deeper));
    }
    return new Truth(victims, deepest);
  }

  private static String deeper(String a, String b) {
    return rank(a) >= rank(b) ? a : b;
  }

  private static int rank(String depth) {
    return switch (depth) {
      case "lure" -> 0;
      case "landing" -> 1;
      default -> 2;
    };
  }

  private static Victim victim(JsonNode node) {
    long first = Long.MAX_VALUE;
    long yuan = 0;
    for (JsonNode payment : node.path("payments")) {
      first = Math.min(first, payment.path("at").asLong());
      yuan += payment.path("yuan").asLong();
    }
    return new Victim(
        node.path("subject").asText(),
        node.path("campaign").asText(),
        node.path("fraudType").asText(),
        node.path("firstContactAt").asLong(),
        first,
        yuan);
  }
}
