package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tocsin.desk.auth.Policy;
import tocsin.desk.auth.Policy.Guard;

/** Holds the route table and the written contract to each other. */
class EndpointContractTest {
  private final JsonNode contract = read();

  private static JsonNode read() {
    try (InputStream in =
        EndpointContractTest.class.getResourceAsStream("/tocsin/desk/openapi.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void routeTable_againstContract_isTheSame() {
    Map<String, String> written = new TreeMap<>();
    contract
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          JsonNode policy = operation.getValue().path("x-policy");
                          if (!operation.getKey().equals("parameters")) {
                            written.put(
                                operation.getKey() + " " + path.getKey(),
                                name(operation.getValue().get("operationId").asText())
                                    + " "
                                    + words(policy.get("roles"))
                                    + " "
                                    + policy.get("reach").asText()
                                    + " "
                                    + policy.get("guard").asText());
                          }
                        }));

    Map<String, String> coded = new TreeMap<>();
    for (Endpoint endpoint : Endpoint.values()) {
      Policy policy = endpoint.policy();
      coded.put(
          low(endpoint.method().name()) + " " + endpoint.path(),
          endpoint.name()
              + " "
              + policy.roles().stream().map(r -> low(r.name())).sorted().toList()
              + " "
              + low(policy.reach().name())
              + " "
              + low(policy.guard().name()));
    }

    assertThat(coded).isEqualTo(written);
  }

  @Test
  void everyWrite_byBrowsers_isGuarded() {
    List<Endpoint> unguarded =
        Arrays.stream(Endpoint.values())
            .filter(e -> !e.method().name().equals("GET"))
            .filter(e -> e.policy().guard() == Guard.NONE)
            .filter(e -> e.policy().reach() != Policy.Reach.NOTHING)
            .toList();

    assertThat(unguarded).isEmpty();
  }

  @Test
  void everyAnswer_isAClosedSchema() {
    List<String> open = new ArrayList<>();
    contract
        .at("/components/schemas")
        .properties()
        .forEach(schema -> findOpen(schema.getKey(), schema.getValue(), open));

    assertThat(open)
        .as("objects that would let a field through that no role was promised")
        .containsExactlyInAnyOrder("PasskeyOptions.publicKey", "PasskeyAnswer.credential");
  }

  @Test
  void advisorSchemas_neverNameTargetsOrTimesOfAccess() {
    Set<String> reached = new TreeSet<>();
    for (String start : List.of("AdvisorTasks", "AdvisorTaskDetail", "AdvisorDone", "RosterPage")) {
      reach(start, reached);
    }

    Set<String> fields = new TreeSet<>();
    for (String schema : reached) {
      contract
          .at("/components/schemas/" + schema + "/properties")
          .fieldNames()
          .forEachRemaining(fields::add);
    }
    assertThat(fields)
        .contains("typeWords", "maskedName")
        .doesNotContain(
            "target",
            "targets",
            "host",
            "url",
            "reasons",
            "campaign",
            "firstSeenAt",
            "subject",
            "stage",
            "score",
            "timeline");
  }

  private void reach(String schema, Set<String> reached) {
    if (!reached.add(schema)) {
      return;
    }
    contract.at("/components/schemas/" + schema).findValuesAsText("$ref").stream()
        .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
        .forEach(next -> reach(next, reached));
  }

  private static void findOpen(String where, JsonNode schema, List<String> open) {
    if (schema.path("type").asText().equals("object") && !schema.has("additionalProperties")) {
      open.add(where);
    }
    schema.path("properties").properties().stream()
        .forEach(part -> findOpen(where + "." + part.getKey(), part.getValue(), open));
    if (schema.has("items")) {
      findOpen(where + "[]", schema.get("items"), open);
    }
  }

  private static String words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return words.stream().sorted().collect(Collectors.toList()).toString();
  }

  private static String name(String operationId) {
    return operationId.replaceAll("(?<!^)([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  private static String low(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
