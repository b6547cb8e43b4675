package tocsin.cluster.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A JobManager's REST interface: what the commands need of it. Thread-safe. */
public final class FlinkRest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** States that a job does not leave. */
  static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");

  /** Operators that are one by design: control keeps its order. */
  private static final String SINGLE = "(Source: (published )?control|news|handling).*";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final String base;

  public FlinkRest(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  private JsonNode get(String path) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    HttpResponse<String> answer = answer(request.timeout(PATIENCE).build());
    if (answer.statusCode() >= 300) {
      throw new IOException("Flink answers " + answer.statusCode() + ": " + cause(answer.body()));
    }
    return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
  }

  private HttpResponse<String> answer(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The innermost cause of a stack trace, which says what is wrong. */
  private static String cause(String trace) {
    int last = trace.lastIndexOf("Caused by: ");
    String text = last >= 0 ? trace.substring(last + "Caused by: ".length()) : trace;
    int end = text.indexOf("\\n\\tat");
    end = end < 0 ? text.indexOf("\n\tat") : end;
    return text.substring(0, Math.min(400, end < 0 ? text.length() : end));
  }

  private static HttpRequest.BodyPublisher json(Object value) throws IOException {
    return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(value));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Content-Type", "application/json");
  }

  /** Registered workers; -1 when the JobManager does not answer. */
  public int workers() {
    try {
      return get("/overview").path("taskmanagers").asInt();
    } catch (IOException e) {
      return -1;
    }
  }

  /** Slots that no job uses; 0 when the JobManager does not answer. */
  int freeSlots() {
    try {
      return get("/overview").path("slots-available").asInt();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The workers that have slots in use, by the ids they registered with. */
  public List<String> busyWorkers() throws IOException {
    List<String> busy = new ArrayList<>();
    for (JsonNode worker : get("/taskmanagers").path("taskmanagers")) {
      if (worker.path("freeSlots").asInt() < worker.path("slotsNumber").asInt()) {
        busy.add(worker.path("id").asText());
      }
    }
    return busy;
  }

  /** States of jobs by id. */
  public Map<String, String> jobs() throws IOException {
    Map<String, String> states = new TreeMap<>();
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      states.put(job.path("jid").asText(), job.path("state").asText());
    }
    return states;
  }

  /** Whether no job runs or is about to. */
  boolean isIdle() {
    try {
      return jobs().values().stream().allMatch(ENDED::contains);
    } catch (IOException e) {
      return false;
    }
  }

  /** A job's state, {@code ABSENT} when it is not known or nobody answers. */
  public String state(String job) {
    try {
      return get("/jobs/" + job).path("state").asText();
    } catch (IOException e) {
      return "ABSENT";
    }
  }

  /** Whether the JobManager, which answers, has a job or had it. */
  boolean knows(String job) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/jobs/" + job)).timeout(PATIENCE).build();
    int status = answer(request).statusCode();
    if (status != 200 && status != 404) {
      throw new IOException("Flink answers " + status + " to whether it has job " + job);
    }
    return status == 200;
  }

  /** Whether every task of a job runs. */
  public boolean allRunning(String job) {
    return allRunning(job, 0);
  }

  /**
   * Whether every task of a job runs and was started since a moment.
   *
   * @param sinceMillis UTC
   */
  public boolean allRunning(String job, long sinceMillis) {
    try {
      JsonNode vertices = get("/jobs/" + job).path("vertices");
      for (JsonNode vertex : vertices) {
        JsonNode tasks = vertex.path("tasks");
        int running = tasks.path("RUNNING").asInt() + tasks.path("FINISHED").asInt();
        boolean all = running == vertex.path("parallelism").asInt();
        if (!all || vertex.path("start-time").asLong() < sinceMillis) {
          return false;
        }
      }
      return !vertices.isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /** The largest parallelism that a job runs with. */
  public int parallelism(String job) throws IOException {
    int most = 0;
    for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
      most = Math.max(most, vertex.path("parallelism").asInt());
    }
    return most;
  }

  /** Whether every task of a job runs, with so many side by side. */
  boolean runsWith(String job, int parallelism) {
    try {
      return parallelism(job) == parallelism && allRunning(job);
    } catch (IOException e) {
      return false;
    }
  }

  /** Checkpoints completed so far by this run of a job. */
  public long checkpoints(String job) throws IOException {
    return get("/jobs/" + job + "/checkpoints").path("counts").path("completed").asLong();
  }

  /** Why a job failed last; empty when it did not. */
  public String failure(String job) throws IOException {
    JsonNode entries = get("/jobs/" + job + "/exceptions").path("exceptionHistory").path("entries");
    String text = entries.path(0).path("stacktrace").asText("");
    return text.substring(0, Math.min(2000, text.length()));
  }

  /** Uploads a jar; its id there. */
  String upload(Path jar) throws IOException {
    String boundary = "tocsin-" + Long.toHexString(System.nanoTime());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                + jar.getFileName()
                + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.write(Files.readAllBytes(jar));
    body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    JsonNode answer =
        send(
            HttpRequest.newBuilder(URI.create(base + "/jars/upload"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    return Path.of(answer.path("filename").asText()).getFileName().toString();
  }

  /** Runs a deployment's jar; returns once Flink has taken the job. */
  void run(String jar, Deployment deployment, String restore, boolean claim) throws IOException {
    ObjectNode request = JSON.createObjectNode();
    request.putArray("programArgsList").add(deployment.plan().argument());
    request.put("jobId", deployment.jobId());
    // Flink's handler does not look at the cluster's own default.
    request.put("parallelism", deployment.plan().lanes());
    if (!restore.isEmpty()) {
      request.put("savepointPath", restore);
      request.put("claimMode", claim ? "CLAIM" : "NO_CLAIM");
    }
    send(to("/jars/" + jar + "/run").POST(json(request)));
  }

  /** Takes a savepoint and goes on. */
  String savepoint(String job, Path target) throws IOException {
    ObjectNode request = JSON.createObjectNode();
    request.put("target-directory", target.toUri().toString());
    request.put("cancel-job", false);
    return await(job, send(to("/jobs/" + job + "/savepoints").POST(json(request))));
  }

  /** Takes a savepoint and stops; nothing is read after it. */
  String stop(String job, Path target) throws IOException {
    ObjectNode request = JSON.createObjectNode();
    request.put("targetDirectory", target.toUri().toString());
    request.put("drain", false);
    return await(job, send(to("/jobs/" + job + "/stop").POST(json(request))));
  }

  private String await(String job, JsonNode trigger) throws IOException {
    String path = "/jobs/" + job + "/savepoints/" + trigger.path("request-id").asText();
    long end = System.nanoTime() + 120_000_000_000L;
    while (System.nanoTime() < end) {
      JsonNode answer = get(path);
      if (answer.path("status").path("id").asText().equals("COMPLETED")) {
        JsonNode operation = answer.path("operation");
        if (operation.has("failure-cause")) {
          throw new IOException(
              "no savepoint: "
                  + cause(operation.path("failure-cause").path("stack-trace").asText()));
        }
        return operation.path("location").asText();
      }
      Waiting.pause(50);
    }
    throw new IOException("no savepoint within two minutes");
  }

  /** Ends a job without a savepoint. */
  void cancel(String job) throws IOException {
    send(to("/jobs/" + job + "?mode=cancel").method("PATCH", HttpRequest.BodyPublishers.noBody()));
  }

  /** Lets a job use up to so many of each operator; what is one by design stays one. */
  void rescale(String job, int parallelism) throws IOException {
    Map<String, String> names = new TreeMap<>();
    for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
      names.put(vertex.path("id").asText(), vertex.path("name").asText());
    }
    JsonNode bounds = get("/jobs/" + job + "/resource-requirements");
    for (Map.Entry<String, String> vertex : names.entrySet()) {
      JsonNode parallel = bounds.path(vertex.getKey()).path("parallelism");
      if (parallel instanceof ObjectNode changed && !vertex.getValue().matches(SINGLE)) {
        changed.put("lowerBound", 1);
        changed.put("upperBound", parallelism);
      }
    }
    send(to("/jobs/" + job + "/resource-requirements").PUT(json(bounds)));
  }
}
