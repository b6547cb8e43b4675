package tocsin.cluster.flink;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster of this machine is made of. Kept in its folder, so that every later command and
 * the supervisor mean the same cluster.
 *
 * @param mode session: jobs come and go; application: one job, started with the cluster
 * @param workers TaskManagers
 * @param slots operators side by side in each
 * @param spare slots of each beyond those, so that a lost one's tasks need not wait for another
 *     process: they go on where everything is loaded
 * @param managerPort the JobManager's RPC port
 * @param restPort its REST port and web page
 * @param metricsPort first port for Prometheus: the JobManager's, then one a worker
 * @param managerMemory process size of the JobManager, as Flink writes it
 * @param workerMemory process size of a worker
 * @param backend where state is kept while the job runs
 * @param checkpointMillis time between checkpoints
 * @param libraries class path of all processes, without the job's own jar
 */
public record ClusterSpec(
    Mode mode,
    int workers,
    int slots,
    int spare,
    int managerPort,
    int restPort,
    int metricsPort,
    String managerMemory,
    String workerMemory,
    Backend backend,
    long checkpointMillis,
    List<String> libraries) {

  /** How jobs live on a cluster. */
  public enum Mode {
    SESSION,
    APPLICATION
  }

  /** Flink's names of state backends. */
  public enum Backend {
    /** On the heap. */
    HASHMAP,
    /** On disk, with incremental checkpoints. */
    ROCKSDB
  }

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  public ClusterSpec {
    libraries = List.copyOf(libraries);
  }

  /** How many operators run side by side while nothing is lost. */
  public int lanes() {
    return workers * slots;
  }

  /** All slots of a worker. */
  int slotsOfWorker() {
    return slots + spare;
  }

  /** Whether so many workers hold all lanes. */
  boolean isEnough(int alive) {
    return alive > 0 && alive * slotsOfWorker() >= lanes();
  }

  ClusterSpec withSpare(int number) {
    return new ClusterSpec(
        mode,
        workers,
        slots,
        number,
        managerPort,
        restPort,
        metricsPort,
        managerMemory,
        workerMemory,
        backend,
        checkpointMillis,
        libraries);
  }

  /** Keeps it in the cluster's folder. */
  public void write(ClusterFolder folder) throws IOException {
    ClusterFolder.write(
        folder.spec(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
  }

  /** What the folder holds; empty when it never held a cluster. */
  public static Optional<ClusterSpec> read(ClusterFolder folder) throws IOException {
    Optional<String> text = ClusterFolder.read(folder.spec());
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(JSON.readValue(text.get(), ClusterSpec.class));
  }
}
