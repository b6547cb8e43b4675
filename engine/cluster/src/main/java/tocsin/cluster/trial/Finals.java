package tocsin.cluster.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What each alert says in the end; how often it was said before does not count, nor what was
 * decided after the last record, nor what was taken back.
 */
public final class Finals {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SAID =
      List.of(
          "status", "subject", "tier", "stage", "fraudType", "campaign", "firstSeenAt", "targets");

  private Finals() {}

  /** A result as JSON. */
  public static JsonNode node(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a result is not JSON", e);
    }
  }

  /**
   * Of each alert the last word.
   *
   * @param lines alert versions, among other results; the later of two of one version counts
   * @param horizon the last record's time, milliseconds UTC
   */
  public static Map<String, String> of(List<String> lines, long horizon) {
    Map<String, JsonNode> last = new HashMap<>();
    for (String line : lines) {
      JsonNode alert = node(line);
      boolean counts = alert.has("tier") && alert.path("decidedAt").asLong() <= horizon;
      if (counts) {
        last.merge(
            alert.path("alertId").asText(),
            alert,
            (a, b) -> b.path("version").asInt() >= a.path("version").asInt() ? b : a);
      }
    }
    Map<String, String> said = new TreeMap<>();
    last.forEach(
        (id, alert) -> {
          if (!alert.path("status").asText().equals("withdrawn")) {
            List<String> words = new ArrayList<>();
            SAID.forEach(field -> words.add(alert.path(field).toString()));
            said.put(id, String.join(" ", words));
          }
        });
    return said;
  }

  /** Of a last word what the desk does by: status, subject and tier. */
  static String personOf(String words) {
    return String.join(" ", List.of(words.split(" ", -1)).subList(0, 3));
  }

  /** The last version of each alert that ever was open: a desk has a case of it. */
  public static Map<String, Integer> opened(List<String> lines) {
    Map<String, Integer> last = new TreeMap<>();
    Set<String> opened = new HashSet<>();
    for (String line : lines) {
      JsonNode alert = node(line);
      String id = alert.path("alertId").asText();
      last.merge(id, alert.path("version").asInt(), Math::max);
      if (alert.path("status").asText().equals("open")
          && !alert.path("tier").asText().equals("none")) {
        opened.add(id);
      }
    }
    last.keySet().retainAll(opened);
    return last;
  }

  /** Alert versions and assignments that stand in a trail more than once. */
  public static List<String> doubled(List<String> trail) {
    Map<String, Integer> count = new TreeMap<>();
    for (String line : trail) {
      JsonNode node = node(line);
      String key = node.path("alertId").asText() + " " + node.path("version").asText();
      if (node.has("route")) {
        key += " " + node.path("route") + node.path("advisorId") + node.path("unitId");
      }
      count.merge(key, 1, Integer::sum);
    }
    return count.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(entry -> entry.getKey() + " × " + entry.getValue())
        .toList();
  }

  /** The ids that two maps do not tell alike. */
  public static List<String> differences(Map<String, String> expected, Map<String, String> found) {
    TreeMap<String, String> all = new TreeMap<>(expected);
    all.putAll(found);
    return all.keySet().stream()
        .filter(id -> !expected.getOrDefault(id, "").equals(found.getOrDefault(id, "")))
        .map(
            id ->
                id
                    + ": "
                    + expected.getOrDefault(id, "none")
                    + " became "
                    + found.getOrDefault(id, "none"))
        .toList();
  }
}
