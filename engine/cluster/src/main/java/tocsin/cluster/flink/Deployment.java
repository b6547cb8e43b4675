package tocsin.cluster.flink;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.cluster.JobPlan;

/**
 * One putting into force of a job: which jar with which plan, from which state. What was in force
 * before stays listed, so that it can be gone back to.
 *
 * @param jobId Flink's id, another for each deployment
 * @param jar the job's jar, kept in the cluster's folder
 * @param restoredFrom savepoint or checkpoint it began with; empty when it began anew
 * @param wanted whether it should run
 */
public record Deployment(
    String jobId, String jar, JobPlan plan, String restoredFrom, boolean wanted) {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  Deployment wanted(boolean now) {
    return new Deployment(jobId, jar, plan, restoredFrom, now);
  }

  /** All of a cluster, in order of time. */
  public static List<Deployment> all(ClusterFolder folder) throws IOException {
    Optional<String> text = ClusterFolder.read(folder.deployments());
    return text.isEmpty()
        ? List.of()
        : JSON.readValue(text.get(), new TypeReference<List<Deployment>>() {});
  }

  private static void write(ClusterFolder folder, List<Deployment> all) throws IOException {
    ClusterFolder.write(
        folder.deployments(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
  }

  /** The last deployment of a job. */
  public static Optional<Deployment> current(ClusterFolder folder, String name) throws IOException {
    return ofJob(folder, name).stream().reduce((first, second) -> second);
  }

  /** The deployments of a job, in order of time. */
  static List<Deployment> ofJob(ClusterFolder folder, String name) throws IOException {
    return all(folder).stream().filter(each -> each.plan().name().equals(name)).toList();
  }

  /** What should run now. */
  static List<Deployment> wanted(ClusterFolder folder) throws IOException {
    return all(folder).stream().filter(Deployment::wanted).toList();
  }

  static void add(ClusterFolder folder, Deployment fresh) throws IOException {
    List<Deployment> all = new ArrayList<>();
    for (Deployment each : all(folder)) {
      boolean same = each.plan().name().equals(fresh.plan().name());
      all.add(same ? each.wanted(false) : each);
    }
    all.add(fresh);
    write(folder, all);
  }

  static void setWanted(ClusterFolder folder, String jobId, boolean wanted) throws IOException {
    List<Deployment> all = new ArrayList<>();
    for (Deployment each : all(folder)) {
      all.add(each.jobId().equals(jobId) ? each.wanted(wanted) : each);
    }
    write(folder, all);
  }
}
