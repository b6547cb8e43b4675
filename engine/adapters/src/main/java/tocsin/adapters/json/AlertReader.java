package tocsin.adapters.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;

/** Reads {@code alerts.jsonl} of any engine that writes it. */
public final class AlertReader {
  private AlertReader() {}

  public static List<Alert> read(Path file) throws IOException {
    List<Alert> alerts = new ArrayList<>();
    JsonLines.each(file, node -> alerts.add(alert(node)));
    return alerts;
  }

  private static Alert alert(JsonNode node) {
    List<Reason> reasons = new ArrayList<>();
    node.path("reasons").forEach(reason -> reasons.add(reason(reason)));
    return new Alert(
        node.path("alertId").asText(),
        node.path("version").asInt(),
        AlertStatus.valueOf(upper(node, "status")),
        node.path("subject").asText(),
        Tier.valueOf(upper(node, "tier")),
        Stage.valueOf(node.path("stage").asText("S0")),
        node.path("fraudType").asText(),
        node.path("campaign").asText(),
        node.path("firstSeenAt").asLong(),
        node.path("decidedAt").asLong(),
        node.path("score").asInt(),
        reasons,
        texts(node.path("targets")),
        texts(node.path("supersedes")));
  }

  private static Reason reason(JsonNode node) {
    Map<String, String> evidence = new TreeMap<>();
    node.path("evidence").forEachEntry((name, value) -> evidence.put(name, value.asText()));
    return new Reason(
        node.path("code").asText(),
        node.path("points").asInt(),
        node.path("zh").asText(),
        node.path("en").asText(),
        evidence);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static String upper(JsonNode node, String name) {
    return node.path(name).asText().toUpperCase(Locale.ROOT);
  }
}
