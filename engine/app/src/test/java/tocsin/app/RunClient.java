package tocsin.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tocsin.app.desk.DeskClient;
import tocsin.app.desk.DeskClient.Answer;

/**
 * An operator's browser that outlives the desk: a step without an answer is sent again with its
 * key.
 */
final class RunClient {
  private final DeskClient desk =
      new DeskClient(
          HttpClient.newBuilder().connectTimeout(Duration.ofMillis(300)).build(),
          "http://localhost");
  private final Random random;
  private int number;
  private @Nullable Pending pending;

  /** A step that is under way. */
  private record Pending(String caseId, String etag, String key) {}

  RunClient(Random random) {
    this.random = random;
  }

  void at(int deskPort) {
    desk.at("http://localhost:" + deskPort);
  }

  boolean isReady() throws InterruptedException {
    try {
      return desk.get("/readyz").isGood();
    } catch (IOException e) {
      return false;
    }
  }

  /** Signs in once; a session outlives the process. */
  void signIn(Path accounts) throws InterruptedException {
    if (desk.isSignedIn()) {
      return;
    }
    try {
      String password =
          Files.readAllLines(accounts).stream()
              .filter(line -> line.startsWith("operator "))
              .map(line -> line.substring("operator ".length()))
              .findFirst()
              .orElseThrow();
      desk.signIn("operator", password);
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
      Answer answer =
          desk.post(
              "/api/cases/" + now.caseId + "/actions", "{\"kind\":\"take\"}", now.etag, now.key);
      pending = null;
      return answer.isGood()
          ? Optional.of(now.caseId + " " + answer.etag().replace("\"", ""))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private @Nullable Pending choose() throws IOException, InterruptedException {
    Answer page = desk.get("/api/cases?limit=100");
    JsonNode items = page.isGood() ? page.json().path("items") : null;
    if (items == null || items.isEmpty()) {
      return null;
    }
    JsonNode row = items.get(random.nextInt(items.size()));
    return new Pending(
        row.get("caseId").asText(),
        "\"" + row.get("version").asLong() + "\"",
        "key-kill-" + number++);
  }
}
