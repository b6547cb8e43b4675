package tocsin.desk.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/**
 * Lines of {@code alerts.jsonl}, {@code assignments.jsonl} and {@code targets.jsonl}, read with
 * bounds; a fault is an {@link IllegalArgumentException} that names the field, never its value.
 */
public final class ResultLines {
  private static final int MAX_TEXT = 2_048;
  private static final int MAX_ITEMS = 200;
  private static final Set<String> VERDICTS =
      Set.of("clean", "unknown", "suspect", "confirmed", "refuted");
  private static final Set<String> KINDS = Set.of("host", "domain", "ip", "url", "app", "cert");

  private ResultLines() {}

  /** A line of {@code alerts.jsonl}. */
  public static Alert alert(JsonNode line) {
    String id = text(line, "alertId");
    long decidedAt = whole(line, "decidedAt");
    return new Alert(
        id(id, "alertId"),
        (int) whole(line, "version"),
        constant(AlertStatus.class, line, "status"),
        id(text(line, "subject"), "subject"),
        constant(Tier.class, line, "tier"),
        constant(Stage.class, line, "stage"),
        text(line, "fraudType"),
        line.path("campaign").asText(""),
        line.path("firstSeenAt").asLong(decidedAt),
        decidedAt,
        (int) line.path("score").asLong(0),
        reasons(line),
        texts(line, "targets"),
        texts(line, "supersedes"));
  }

  private static List<Reason> reasons(JsonNode line) {
    List<Reason> reasons = new ArrayList<>();
    for (JsonNode each : items(line, "reasons")) {
      Map<String, String> evidence = new HashMap<>();
      each.path("evidence")
          .properties()
          .forEach(
              part -> evidence.put(part.getKey(), bounded(part.getValue().asText(), "evidence")));
      reasons.add(
          new Reason(
              text(each, "code"),
              (int) each.path("points").asLong(0),
              bounded(each.path("zh").asText(""), "zh"),
              bounded(each.path("en").asText(""), "en"),
              evidence));
    }
    return reasons;
  }

  /** A line of {@code assignments.jsonl}. */
  public static Assignment assignment(JsonNode line) {
    return new Assignment(
        id(text(line, "alertId"), "alertId"),
        (int) whole(line, "version"),
        whole(line, "at"),
        constant(Route.class, line, "route"),
        bounded(line.path("advisorId").asText("").replace("null", ""), "advisorId"),
        bounded(line.path("unitId").asText(""), "unitId"),
        bounded(line.path("why").asText(""), "why"),
        line.path("dispatchBy").asLong(Long.MAX_VALUE),
        line.path("acceptBy").asLong(Long.MAX_VALUE),
        line.path("contactBy").asLong(Long.MAX_VALUE),
        line.path("meetBy").asLong(Long.MAX_VALUE),
        line.path("feedbackBy").asLong(Long.MAX_VALUE));
  }

  /** A line of {@code targets.jsonl}. */
  public static TargetWord target(JsonNode line) {
    Map<String, Long> lead = new HashMap<>();
    line.path("leadTimeMillis")
        .properties()
        .forEach(each -> lead.put(each.getKey(), each.getValue().asLong()));
    Map<String, Integer> reach = new HashMap<>();
    var unused = items(line, "reach");
    line.path("reach")
        .properties()
        .forEach(each -> reach.put(each.getKey(), (int) each.getValue().asLong()));
    return new TargetWord(
        text(line, "target"),
        word(line, "kind", KINDS),
        word(line, "verdict", VERDICTS),
        line.path("score").asDouble(0),
        line.path("fraudType").asText("unknown"),
        line.path("campaign").asText(""),
        whole(line, "firstSeenAt"),
        line.path("flaggedAt").asLong(0),
        (int) line.path("visitors").asLong(0),
        texts(line, "reasons"),
        lead,
        reach);
  }

  private static Iterable<JsonNode> items(JsonNode line, String name) {
    JsonNode list = line.path(name);
    if (list.size() > MAX_ITEMS) {
      throw new IllegalArgumentException(name + " has more than " + MAX_ITEMS + " entries");
    }
    return list;
  }

  private static List<String> texts(JsonNode line, String name) {
    List<String> texts = new ArrayList<>();
    items(line, name).forEach(each -> texts.add(bounded(each.asText(), name)));
    return texts;
  }

  private static String text(JsonNode line, String name) {
    String text = line.path(name).asText("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return bounded(text, name);
  }

  private static String bounded(String text, String name) {
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(name + " is longer than " + MAX_TEXT);
    }
    return text;
  }

  private static String id(String text, String name) {
    if (!text.matches("[A-Za-z0-9._:-]{1,80}")) {
      throw new IllegalArgumentException(name + " is not 1 to 80 of A-Z a-z 0-9 . _ : -");
    }
    return text;
  }

  private static long whole(JsonNode line, String name) {
    if (!line.path(name).canConvertToLong()) {
      throw new IllegalArgumentException(name + " is not a whole number");
    }
    return line.get(name).asLong();
  }

  private static String word(JsonNode line, String name, Set<String> allowed) {
    String word = line.path(name).asText("");
    if (!allowed.contains(word)) {
      throw new IllegalArgumentException(name + " is not one of " + allowed);
    }
    return word;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode line, String name) {
    try {
      return Enum.valueOf(type, line.path(name).asText("").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name + " is not one of " + List.of(type.getEnumConstants()), e);
    }
  }
}
