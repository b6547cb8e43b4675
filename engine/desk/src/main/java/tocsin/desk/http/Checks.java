package tocsin.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds requests to the contract; every fault names its field and what is allowed there. */
final class Checks {
  /** Most faults told at once. */
  private static final int MAX_FAULTS = 20;

  /** Never quoted back. */
  private static final Set<String> SECRET = Set.of("password", "old", "new", "code", "secret");

  private Checks() {}

  static void body(Schema schema, JsonNode body) {
    List<Error> errors = schema.validate(body);
    if (errors.isEmpty()) {
      return;
    }
    List<Problem.Fault> faults = new ArrayList<>();
    for (Error error : errors.subList(0, Math.min(MAX_FAULTS, errors.size()))) {
      String at = error.getInstanceLocation().toString();
      String field = "/".equals(at) || at.isEmpty() ? "body" : at;
      String name = field.substring(Math.max(field.lastIndexOf('/'), field.lastIndexOf('.')) + 1);
      JsonNode value = error.getInstanceNode();
      boolean shown = value != null && value.isValueNode() && !SECRET.contains(name);
      faults.add(
          new Problem.Fault(
              field,
              shown ? ProblemException.shortened(value.asText()) : null,
              String.valueOf(error.getMessage())));
    }
    throw ProblemException.faults(faults);
  }

  /** Holds query parameters to the contract: none unknown, none twice, each within its schema. */
  static void query(Operation operation, Map<String, List<String>> given) {
    for (Map.Entry<String, List<String>> each : given.entrySet()) {
      JsonNode schema = operation.query().get(each.getKey());
      if (schema == null) {
        throw ProblemException.field(
            "query:" + ProblemException.shortened(each.getKey()),
            "",
            "one of " + new TreeSet<>(operation.query().keySet()));
      }
      if (each.getValue().size() != 1) {
        throw ProblemException.field("query:" + each.getKey(), "", "once");
      }
      value(each.getKey(), each.getValue().get(0), schema);
    }
    for (String name : operation.required()) {
      if (!given.containsKey(name)) {
        throw ProblemException.field("query:" + name, "", "it is required");
      }
    }
  }

  private static void value(String name, String text, JsonNode schema) {
    String allowed =
        switch (schema.path("type").asText()) {
          case "integer" -> whole(text, schema);
          case "boolean" -> text.equals("true") || text.equals("false") ? "" : "true or false";
          case "array" -> "";
          default -> words(text, schema);
        };
    if (!allowed.isEmpty()) {
      throw ProblemException.field("query:" + name, text, allowed);
    }
  }

  private static String whole(String text, JsonNode schema) {
    long least = schema.path("minimum").asLong(Long.MIN_VALUE);
    long most = schema.path("maximum").asLong(Long.MAX_VALUE);
    try {
      long number = Long.parseLong(text);
      return least <= number && number <= most ? "" : least + " to " + most;
    } catch (NumberFormatException e) {
      return "a whole number, " + least + " to " + most;
    }
  }

  private static String words(String text, JsonNode schema) {
    List<String> words = new ArrayList<>();
    schema.path("enum").forEach(word -> words.add(word.asText()));
    if (!words.isEmpty() && !words.contains(text)) {
      return "one of " + words;
    }
    int most = schema.path("maxLength").asInt(2_048);
    return text.length() <= most ? "" : "at most " + most + " characters";
  }
}
