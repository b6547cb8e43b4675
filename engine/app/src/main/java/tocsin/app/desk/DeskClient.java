package tocsin.app.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/**
 * Somebody at a desk, over HTTP as the pages speak to it: one account, one session, one key an
 * intent. Confined to one thread.
 */
public final class DeskClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http;
  private String url;
  private String cookie = "";
  private String csrf = "";
  private String token = "";

  /**
   * Somebody not signed in.
   *
   * @param url of the desk, without a path
   */
  public DeskClient(HttpClient http, String url) {
    this.http = http;
    this.url = url;
  }

  /**
   * An answer.
   *
   * @param etag the version as the desk writes it, quoted; empty when there is none
   */
  public record Answer(int status, String text, String etag) {
    /** Whether the desk did as asked. */
    public boolean isGood() {
      return status >= 200 && status < 300;
    }

    /**
     * The body.
     *
     * @throws IOException when it is not JSON
     */
    public JsonNode json() throws IOException {
      return JSON.readTree(text);
    }

    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  /** Goes on at another address of the same desk: a session outlives the process. */
  public void at(String other) {
    url = other;
  }

  /** Speaks as a service from now on. */
  public void bear(String serviceToken) {
    token = serviceToken;
  }

  /** Whether somebody has signed in. */
  public boolean isSignedIn() {
    return !cookie.isEmpty();
  }

  /**
   * Opens a session.
   *
   * @throws IOException when the desk refuses or cannot be reached
   */
  public void signIn(String user, String password) throws IOException, InterruptedException {
    String body = JSON.createObjectNode().put("user", user).put("password", password).toString();
    HttpResponse<String> answer = send(writing("/api/session", body, ""));
    if (answer.statusCode() != 200) {
      throw new IOException("POST /api/session answered " + answer.statusCode());
    }
    csrf = JSON.readTree(answer.body()).path("csrf").asText();
    String set = answer.headers().firstValue("Set-Cookie").orElse("");
    cookie = set.substring(0, Math.max(0, set.indexOf(';')));
  }

  /** Reads; every answer is one. */
  public Answer get(String path) throws IOException, InterruptedException {
    return answer(send(request("GET", path, "", "", "", "")));
  }

  /**
   * Writes, once.
   *
   * @param body JSON, or empty
   * @param etag the version that was seen, or empty
   */
  public Answer post(String path, String body, String etag)
      throws IOException, InterruptedException {
    return answer(send(writing(path, body, etag)));
  }

  /**
   * Writes once, however often it is sent.
   *
   * @param key names the intent, 8 to 64 signs
   */
  public Answer post(String path, String body, String etag, String key)
      throws IOException, InterruptedException {
    return answer(send(request("POST", path, body, etag, key, "application/json")));
  }

  /** Hands over lines as an engine does. */
  public Answer postLines(String path, String lines) throws IOException, InterruptedException {
    return answer(send(request("POST", path, lines, "", fresh(), "application/jsonl")));
  }

  /** The request behind {@link #post}, for whoever sends many at a time. */
  public HttpRequest writing(String path, String body, String etag) {
    return request("POST", path, body, etag, fresh(), "application/json");
  }

  /** A request for a stream of events, which is not read to an end. */
  public HttpRequest listening(String path) {
    return signed(path).header("Accept", "text/event-stream").build();
  }

  private HttpRequest.Builder signed(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie).header("X-CSRF-Token", csrf);
    }
    return request;
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  private HttpRequest request(
      String method, String path, String body, String etag, String key, String type) {
    HttpRequest.Builder request =
        signed(path).timeout(PATIENCE).method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    if (!etag.isEmpty()) {
      request.header("If-Match", etag);
    }
    return request.build();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(), response.body(), response.headers().firstValue("ETag").orElse(""));
  }
}
