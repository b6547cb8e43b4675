package tocsin.cluster.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a cluster as its folder says it should be: starts what is missing, and a lost JobManager
 * with its jobs from their newest checkpoints, for without ZooKeeper or Kubernetes Flink itself has
 * nothing that does. A checkpoint that a JobManager dies of again and again is left for the one
 * before. Confined to one thread.
 */
public final class Supervisor {
  private static final long LOOK_MILLIS = 100;
  private static final long SLOTS_NANOS = 10_000_000_000L;
  private static final long ASK_NANOS = 1_000_000_000L;
  private static final long YIELD_NANOS = 2_000_000_000L;

  private final ClusterFolder folder;
  private final Processes processes;
  private final LocalCluster cluster;
  private final Map<Integer, String> jarOfWorker = new HashMap<>();
  private final Map<Integer, Long> missingSince = new HashMap<>();
  private final FutileStarts starts = new FutileStarts();
  private String managing = "";
  private boolean settled;
  private long asked;
  private String trouble = "";

  public Supervisor(ClusterFolder folder, Processes processes) {
    this.folder = folder;
    this.processes = processes;
    this.cluster = new LocalCluster(folder, processes);
  }

  /** Looks after the cluster until its thread is interrupted. */
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        look();
      } catch (IOException | RuntimeException e) {
        tell("could not look after the cluster: " + e.getMessage());
      }
      Waiting.pause(LOOK_MILLIS);
    }
  }

  /** Looks once. */
  void look() throws IOException {
    Optional<ClusterSpec> spec = ClusterSpec.read(folder);
    if (spec.isEmpty()) {
      return;
    }
    if (spec.get().mode() == ClusterSpec.Mode.APPLICATION) {
      application(spec.get());
    } else {
      session(spec.get());
    }
  }

  private void session(ClusterSpec spec) throws IOException {
    workers(spec, null);
    if (!processes.isAlive(LocalCluster.MANAGER)) {
      count();
      Deployment.renewWanted(folder);
      cluster.startManager(spec, null, "", false);
      note(managing.isEmpty() ? "started the JobManager" : "started the lost JobManager again");
      managing = "session";
      settled = false;
      return;
    }
    managing = "session";
    FlinkRest rest = new FlinkRest(spec.restPort());
    boolean due = !settled || System.nanoTime() - asked > ASK_NANOS;
    if (due && rest.workers() > 0) {
      asked = System.nanoTime();
      settled = resume(rest);
      forgetEnded(rest);
    }
  }

  /**
   * Hands a JobManager the jobs that it does not know, once there are slots for them: with fewer, a
   * job starts smaller, and again when the others are there.
   *
   * @return whether it knows all
   */
  private boolean resume(FlinkRest rest) throws IOException {
    boolean all = true;
    boolean waited = starts.isOlderThan(SLOTS_NANOS, System.nanoTime());
    for (Deployment job : Deployment.wanted(folder)) {
      if (rest.knows(job.jobId())) {
        continue;
      }
      int free = rest.freeSlots();
      if (free < (waited ? 1 : job.plan().lanes())) {
        all = false;
        continue;
      }
      String restore = newest(job);
      rest.run(rest.upload(Path.of(job.jar())), job, restore, claims(job, restore));
      note("resumed " + job.plan().name() + from(restore));
    }
    return all;
  }

  private void forgetEnded(FlinkRest rest) throws IOException {
    Map<String, String> states = rest.jobs();
    for (Deployment job : Deployment.wanted(folder)) {
      String state = states.getOrDefault(job.jobId(), "");
      if (FlinkRest.ENDED.contains(state)) {
        Deployment.setWanted(folder, job.jobId(), false);
        note(job.plan().name() + " ended: " + state);
      }
    }
  }

  private void application(ClusterSpec spec) throws IOException {
    Deployment job =
        Deployment.wanted(folder).stream().reduce((first, second) -> second).orElse(null);
    if (job == null) {
      return;
    }
    workers(spec, job);
    if (processes.isAlive(LocalCluster.MANAGER)) {
      if (managing.isEmpty()) {
        managing = job.jobId();
      }
      return;
    }
    boolean same = managing.equals(job.jobId());
    boolean ended = same && processes.exitCode(LocalCluster.MANAGER).orElse(-1) == 0;
    if (ended) {
      Deployment.setWanted(folder, job.jobId(), false);
      note(job.plan().name() + " ended");
      return;
    }
    count();
    String restore = newest(job);
    cluster.startManager(spec, job, restore, claims(job, restore));
    note((same ? "started the lost JobManager again" : "started the JobManager") + from(restore));
    managing = job.jobId();
  }

  private static String from(String restore) {
    return restore.isEmpty() ? "" : " from " + Path.of(java.net.URI.create(restore)).getFileName();
  }

  private void count() throws IOException {
    List<Path> newest = new ArrayList<>();
    for (Deployment job : Deployment.wanted(folder)) {
      newest.addAll(job.checkpoints(folder).stream().limit(1).toList());
    }
    starts.started(newest, System.nanoTime());
  }

  /** What a job goes on from: its newest checkpoint, or what it began with. */
  private String newest(Deployment job) throws IOException {
    List<Path> checkpoints = job.checkpoints(folder);
    if (checkpoints.isEmpty()) {
      return job.restoredFrom();
    }
    int back = Math.min(starts.stepsBack(), checkpoints.size() - 1);
    return checkpoints.get(back).toUri().toString();
  }

  /** A job's own checkpoint is taken over; a savepoint stays where it is, to go back to. */
  private static boolean claims(Deployment job, String restore) {
    return !restore.isEmpty() && !restore.equals(job.restoredFrom());
  }

  private void workers(ClusterSpec spec, @Nullable Deployment job) throws IOException {
    stopOthers(spec, job == null ? "" : job.jar());
    int alive = 0;
    for (int i = 0; i < spec.workers(); i++) {
      alive += processes.isAlive(LocalCluster.worker(i)) ? 1 : 0;
    }
    for (int i = 0; i < spec.workers(); i++) {
      if (processes.isAlive(LocalCluster.worker(i))) {
        missingSince.remove(i);
        continue;
      }
      long since = missingSince.computeIfAbsent(i, any -> System.nanoTime());
      // Where others take its tasks over, they need the processor more than its successor does.
      if (!spec.isEnough(alive) || System.nanoTime() - since > YIELD_NANOS) {
        cluster.startWorker(spec, i, job);
        note("started " + LocalCluster.worker(i));
      }
    }
  }

  /** Stops workers that have another jar, and those beyond what the cluster should have. */
  private void stopOthers(ClusterSpec spec, String jar) throws IOException {
    for (int i = 0; i < spec.workers(); i++) {
      String held = jarOfWorker.put(i, jar);
      if (held != null && !held.equals(jar)) {
        processes.stop(LocalCluster.worker(i));
      }
    }
    for (int i = spec.workers(); processes.isAlive(LocalCluster.worker(i)); i++) {
      processes.stop(LocalCluster.worker(i));
      note("stopped " + LocalCluster.worker(i));
    }
  }

  /** Notes a trouble once, however often it is met. */
  private void tell(String text) {
    if (!text.equals(trouble)) {
      note(text);
    }
    trouble = text;
  }

  private void note(String text) {
    String line = System.currentTimeMillis() + " " + text + "\n";
    try {
      Files.writeString(
          folder.logs().resolve("supervisor.log"),
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      System.err.print(line);
    }
  }

  /** A process of its own: {@code Supervisor FOLDER}. */
  public static void main(String[] arguments) {
    ClusterFolder folder = new ClusterFolder(Path.of(arguments[0]));
    new Supervisor(folder, new Processes(folder)).run();
  }
}
