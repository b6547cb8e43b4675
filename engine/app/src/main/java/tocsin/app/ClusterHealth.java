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
import java.util.ArrayList;
import java.util.List;

/** What can be seen of a running cluster from outside, as findings. */
final class ClusterHealth {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double MIN_FREE = 0.1;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

  /** One thing looked at. */
  record Finding(String what, boolean good, String wanted) {}

  /**
   * Looks at a cluster of this machine.
   *
   * @param folder as {@code tocsin cluster start} makes it
   */
  List<Finding> of(Path folder) {
    List<Finding> found = new ArrayList<>();
    try {
      JsonNode spec = JSON.readTree(Files.readString(folder.resolve("cluster.json")));
      disk(folder, found);
      running("http://127.0.0.1:" + spec.path("restPort").asInt(), spec, found);
    } catch (IOException e) {
      found.add(new Finding("cluster in " + folder, false, "running: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return found;
  }

  private static void disk(Path folder, List<Finding> found) throws IOException {
    var store = Files.getFileStore(folder);
    double free = (double) store.getUsableSpace() / store.getTotalSpace();
    found.add(
        new Finding(
            String.format("the cluster's disk is %.0f %% free", 100 * free),
            free > MIN_FREE,
            "more than a tenth"));
  }

  private void running(String base, JsonNode spec, List<Finding> found)
      throws IOException, InterruptedException {
    int workers = get(base + "/overview").path("taskmanagers").asInt();
    found.add(
        new Finding(
            workers + " workers", workers >= spec.path("workers").asInt(), "as many as planned"));
    for (JsonNode job : get(base + "/jobs/overview").path("jobs")) {
      String state = job.path("state").asText();
      if (state.equals("FINISHED") || state.equals("CANCELED")) {
        continue;
      }
      String name = job.path("name").asText();
      found.add(new Finding(name + " " + state, state.equals("RUNNING"), "RUNNING"));
      JsonNode checkpoints = get(base + "/jobs/" + job.path("jid").asText() + "/checkpoints");
      long completed = checkpoints.path("counts").path("completed").asLong();
      found.add(new Finding(name + ": " + completed + " checkpoints", completed > 0, "some"));
    }
  }

  private JsonNode get(String url) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(url + " answers " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }
}
