package tocsin.cluster.flink;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tocsin.cluster.JobPlan;

/**
 * One putting into force of a job: which jar with which plan, from which state. What was in force
 * before stays listed, so that it can be gone back to.
 *
 * @param jobId Flink's id, another for each deployment and for each JobManager of a session
 * @param earlier the ids that it had under lost JobManagers, the latest last
 * @param jar the job's jar, kept in the cluster's folder
 * @param restoredFrom savepoint or checkpoint it began with; empty when it began anew
 * @param wanted whether it should run
 */
public record Deployment(
    String jobId,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> earlier,
    String jar,
    JobPlan plan,
    String restoredFrom,
    boolean wanted) {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  public Deployment {
    earlier = List.copyOf(earlier);
  }

  static Deployment of(Path jar, JobPlan plan, String restoredFrom) {
    return new Deployment(freshId(), List.of(), jar.toString(), plan, restoredFrom, true);
  }

  private static String freshId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  Deployment wanted(boolean now) {
    return new Deployment(jobId, earlier, jar, plan, restoredFrom, now);
  }

  /**
   * The same under another id of Flink's. Workers keep what they loaded for a job by its id, as
   * long as they hold anything of it; a JobManager that brings the same job under the same id
   * brings it in another library, and is refused by such a worker for good.
   */
  private Deployment renewed() {
    List<String> ids = new ArrayList<>(earlier);
    ids.add(jobId);
    return new Deployment(freshId(), ids, jar, plan, restoredFrom, wanted);
  }

  private boolean isOrWas(String id) {
    return jobId.equals(id) || earlier.contains(id);
  }

  /**
   * The complete checkpoints that it can go on from, the newest first: those under the latest id
   * that left any. What lies under ids before is no whole any more: a run takes over the checkpoint
   * that it begins with, and clears away in time what it shares with those before it.
   */
  List<Path> checkpoints(ClusterFolder folder) throws IOException {
    List<Path> own = folder.checkpoints(jobId);
    for (int i = earlier.size() - 1; i >= 0 && own.isEmpty(); i--) {
      own = folder.checkpoints(earlier.get(i));
    }
    return own;
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

  /** The deployment that has an id of Flink's, or had it under a lost JobManager. */
  static Optional<Deployment> byId(ClusterFolder folder, String id) throws IOException {
    return all(folder).stream().filter(each -> each.isOrWas(id)).findFirst();
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

  /** Gives what should run other ids: a new JobManager is about to take it over. */
  static void renewWanted(ClusterFolder folder) throws IOException {
    List<Deployment> all = new ArrayList<>();
    for (Deployment each : all(folder)) {
      all.add(each.wanted() ? each.renewed() : each);
    }
    if (!all.isEmpty()) {
      write(folder, all);
    }
  }
}
