package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks over a socket as a browser or a service would, and holds every answer to the contract's
 * closed schemas.
 */
final class Browser {
  static final List<String> SEEN = new CopyOnWriteArrayList<>();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Contract CONTRACT = Contract.load();
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
  private static final AtomicInteger KEYS = new AtomicInteger();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final int port;
  private final String cookie;
  private final String csrf;
  private final String bearer;

  /** What came back. */
  record Answer(int status, byte[] raw, JsonNode json, HttpResponse<byte[]> response) {
    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text() {
      return new String(raw, StandardCharsets.UTF_8);
    }

    String code() {
      return json.path("code").asText();
    }
  }

  Browser(int port, String cookie, String csrf, String bearer) {
    this.port = port;
    this.cookie = cookie;
    this.csrf = csrf;
    this.bearer = bearer;
  }

  Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Sends with everything that a well-behaved client adds; headers given last win. */
  Answer send(String method, String path, String body, String... headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (!cookie.isEmpty()) {
      all.put("Cookie", Admission.COOKIE + "=" + cookie);
      all.put("X-CSRF-Token", csrf);
    }
    if (!bearer.isEmpty()) {
      all.put("Authorization", "Bearer " + bearer);
    }
    if (!method.equals("GET")) {
      all.put("Idempotency-Key", "key-" + KEYS.incrementAndGet() + "-test");
    }
    if (!body.isEmpty()) {
      all.put("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    all.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            request.header(name, value);
          }
        });
    return checked(method, path, request.build());
  }

  private Answer checked(String method, String path, HttpRequest request) {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
      String type = response.headers().firstValue("Content-Type").orElse("");
      boolean json = type.contains("json") && !type.contains("jsonl");
      JsonNode tree =
          json && response.body().length > 0
              ? JSON.readTree(response.body())
              : JSON.createObjectNode();
      Answer answer = new Answer(response.statusCode(), response.body(), tree, response);
      SEEN.add(method + " " + path + " " + answer.status() + " " + answer.text());
      if (json && response.body().length > 0) {
        conform(method, path, answer);
      }
      return answer;
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void conform(String method, String path, Answer answer) {
    Schema schema =
        answer.status() >= 400 && answer.status() != 503
            ? named("Problem")
            : SCHEMAS.computeIfAbsent(
                method + " " + template(method, path) + " " + answer.status(),
                key -> schema(method, path, answer.status()));
    assertThat(schema.validate(answer.json()))
        .as("%s %s %s %s", method, path, answer.status(), answer.text())
        .isEmpty();
  }

  private static Schema named(String name) {
    return SCHEMAS.computeIfAbsent(
        name, key -> CONTRACT.schema(CONTRACT.document().at("/components/schemas/" + key)));
  }

  private static String template(String method, String path) {
    int query = path.indexOf('?');
    String plain = query < 0 ? path : path.substring(0, query);
    String best = "";
    for (Endpoint endpoint : Endpoint.values()) {
      boolean fits =
          endpoint.method().name().equals(method)
              && plain.matches(endpoint.path().replaceAll("\\{[^}]+}", "[^/]*"));
      if (fits && (best.isEmpty() || best.contains("{"))) {
        best = endpoint.path();
      }
    }
    return best;
  }

  private static Schema schema(String method, String path, int status) {
    JsonNode operation =
        CONTRACT
            .document()
            .get("paths")
            .get(template(method, path))
            .get(method.toLowerCase(Locale.ROOT));
    JsonNode answer = operation.get("responses").get(Integer.toString(status));
    assertThat(answer)
        .as("%s %s answers %s, which is not in the contract", method, path, status)
        .isNotNull();
    return CONTRACT.schema(answer.at("/content/application~1json/schema"));
  }
}
