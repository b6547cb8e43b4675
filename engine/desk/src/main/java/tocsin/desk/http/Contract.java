package tocsin.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code openapi.yaml} at work: which header, query parameter and body each endpoint takes is read
 * from it, so that what is written and what is checked cannot differ. Immutable after start.
 */
final class Contract {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final byte[] text;
  private final JsonNode document;
  private final JsonNode definitions;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<Endpoint, Operation> operations = new EnumMap<>(Endpoint.class);

  private Contract(byte[] text) throws IOException {
    this.text = text;
    document = new YAMLMapper().readTree(text);
    definitions = local(document.at("/components/schemas"));
    for (Endpoint endpoint : Endpoint.values()) {
      operations.put(endpoint, read(endpoint));
    }
  }

  static Contract load() {
    try (InputStream in = Contract.class.getResourceAsStream("/tocsin/desk/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("openapi.yaml is not in the jar");
      }
      return new Contract(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml cannot be read", e);
    }
  }

  byte[] text() {
    return text.clone();
  }

  Operation of(Endpoint endpoint) {
    Operation operation = operations.get(endpoint);
    if (operation == null) {
      throw new IllegalStateException(endpoint + " is not in openapi.yaml");
    }
    return operation;
  }

  /** A schema of the document at work. */
  Schema schema(JsonNode schema) {
    ObjectNode root = (ObjectNode) local(schema);
    root.set("$defs", definitions);
    return registry.getSchema(root);
  }

  /** JSON Schema knows {@code $defs} where OpenAPI says components. */
  private static JsonNode local(JsonNode schema) {
    try {
      return JSON.readTree(schema.toString().replace("#/components/schemas/", "#/$defs/"));
    } catch (IOException e) {
      throw new UncheckedIOException("a schema cannot be read again", e);
    }
  }

  /** A part of the document; references are followed. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  JsonNode document() {
    return document;
  }

  private Operation read(Endpoint endpoint) {
    String method = endpoint.method().name().toLowerCase(Locale.ROOT);
    JsonNode path = document.get("paths").get(endpoint.path());
    if (path == null || !path.has(method)) {
      throw new IllegalStateException(endpoint + " is not in openapi.yaml");
    }
    JsonNode operation = path.get(method);
    Map<String, JsonNode> query = new HashMap<>();
    Set<String> required = new HashSet<>();
    Set<String> headers = new HashSet<>();
    for (JsonNode each : operation.path("parameters")) {
      JsonNode parameter = resolved(each);
      String name = parameter.get("name").asText();
      if (parameter.get("in").asText().equals("header")) {
        headers.add(name);
      } else if (parameter.get("in").asText().equals("query")) {
        query.put(name, resolved(parameter.get("schema")));
        if (parameter.path("required").asBoolean()) {
          required.add(name);
        }
      }
    }
    List<String> answers = new ArrayList<>();
    operation
        .get("responses")
        .forEach(
            each -> resolved(each).path("content").fieldNames().forEachRemaining(answers::add));
    JsonNode bodies = operation.path("requestBody").path("content");
    String bodyType = bodies.isEmpty() ? "" : bodies.fieldNames().next();
    return new Operation(
        Map.copyOf(query),
        Set.copyOf(required),
        headers.contains("Idempotency-Key"),
        headers.contains("If-Match"),
        bodyType,
        bodyType.equals(Reply.JSON) ? schema(bodies.get(bodyType).get("schema")) : null,
        List.copyOf(answers));
  }
}
