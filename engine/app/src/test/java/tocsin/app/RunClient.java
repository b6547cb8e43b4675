package tocsin.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An operator's browser that outlives the desk: a step without an answer is sent again with its
 * key.
 */
final class RunClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofMillis(300)).build();
  private final Random random;
  private int port;
  private String cookie = "";
  private String csrf = "";
  private int number;
  private @Nullable Pending pending;

  /** A step that is under way. */
  private record Pending(String caseId, String etag, String key) {}

  RunClient(Random random) {
    this.random = random;
  }

  void at(int deskPort) {
    port = deskPort;
  }

  boolean isReady() throws InterruptedException {
    try {
      return send("GET", "/readyz", "", "", "").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Signs in once; a session outlives the process. */
  void signIn(Path accounts) throws InterruptedException {
    if (!cookie.isEmpty()) {
      return;
    }
    try {
      String password =
          Files.readAllLines(accounts).stream()
              .filter(line -> line.startsWith("operator "))
              .map(line -> line.substring("operator ".length()))
              .findFirst()
              .orElseThrow();
      HttpResponse<String> answer =
          send(
              "POST",
              "/api/session",
              "{\"user\":\"operator\",\"password\":\"" + password + "\"}",
              "sign-in-" + number++,
              "");
      if (answer.statusCode() == 200) {
        csrf = JSON.readTree(answer.body()).get("csrf").asText();
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        cookie = set.substring(0, set.indexOf(';'));
      }
    } catch (IOException e) {
      // The desk died meanwhile; the next one is asked.
    }
  }

  /** One step on some case; {@code caseId version} when it was acknowledged. */
  Optional<String> step() throws InterruptedException {
    try {
      if (pending == null) {
        pending = choose();
      }
      Pending now = pending;
      if (now == null) {
        return Optional.empty();
      }
      HttpResponse<String> answer =
          send(
              "POST",
              "/api/cases/" + now.caseId + "/actions",
              "{\"kind\":\"take\"}",
              now.key,
              now.etag);
      pending = null;
      return answer.statusCode() == 200
          ? answer
              .headers()
              .firstValue("ETag")
              .map(etag -> now.caseId + " " + etag.replace("\"", ""))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private @Nullable Pending choose() throws IOException, InterruptedException {
    HttpResponse<String> page = send("GET", "/api/cases?limit=100", "", "", "");
    JsonNode items = page.statusCode() == 200 ? JSON.readTree(page.body()).path("items") : null;
    if (items == null || items.isEmpty()) {
      return null;
    }
    JsonNode row = items.get(random.nextInt(items.size()));
    return new Pending(
        row.get("caseId").asText(), "\"" + row.get("version").asLong() + "\"", "step-" + number++);
  }

  private HttpResponse<String> send(
      String method, String path, String body, String key, String etag)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Duration.ofSeconds(5))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", "key-" + key + "-kill");
    }
    if (!etag.isEmpty()) {
      request.header("If-Match", etag);
    }
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie).header("X-CSRF-Token", csrf);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
