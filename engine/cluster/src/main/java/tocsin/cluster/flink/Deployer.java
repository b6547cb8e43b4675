package tocsin.cluster.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tocsin.cluster.JobPlan;

/** Puts jobs into force on a cluster of this machine, changes them, and goes back. */
public final class Deployer {
  private static final long PATIENCE_SECONDS = 120;

  private final ClusterFolder folder;
  private final ClusterSpec spec;
  private final FlinkRest rest;

  public Deployer(ClusterFolder folder, ClusterSpec spec) {
    this.folder = folder;
    this.spec = spec;
    this.rest = new FlinkRest(spec.restPort());
  }

  /**
   * Starts a job anew.
   *
   * @param own what its jar is made of
   * @return Flink's id of the job
   */
  public String submit(JobPlan plan, List<Path> own) throws IOException {
    boolean running = Deployment.current(folder, plan.name()).map(Deployment::wanted).orElse(false);
    if (running) {
      throw new IOException(
          "a job '" + plan.name() + "' runs already; upgrade it, or give another --name");
    }
    return deploy(plan, jar(plan.name(), own), "");
  }

  private Path jar(String name, List<Path> own) throws IOException {
    int number = Deployment.ofJob(folder, name).size();
    Path jar = folder.jobs().resolve(name + "-" + number + ".jar");
    JobJar.write(own, jar);
    return jar;
  }

  private String deploy(JobPlan plan, Path jar, String restore) throws IOException {
    Deployment fresh = Deployment.of(jar, plan, restore);
    if (spec.mode() == ClusterSpec.Mode.SESSION) {
      rest.run(rest.upload(jar), fresh, restore, false);
    }
    Deployment.add(folder, fresh);
    return fresh.jobId();
  }

  private Deployment current(String name) throws IOException {
    return Deployment.current(folder, name)
        .filter(Deployment::wanted)
        .orElseThrow(() -> new IOException("no job '" + name + "' runs here"));
  }

  /** Flink's id of a job now; a lost JobManager's jobs come back under others. */
  public String jobId(String name) throws IOException {
    return current(name).jobId();
  }

  /** Takes a savepoint; the job goes on. */
  public String savepoint(String name) throws IOException {
    return rest.savepoint(current(name).jobId(), folder.savepoints());
  }

  /** Takes a savepoint and stops the job. */
  public String stop(String name) throws IOException {
    Deployment job = current(name);
    // First, or the supervisor would bring back what is meant to end.
    Deployment.setWanted(folder, job.jobId(), false);
    try {
      return rest.stop(job.jobId(), folder.savepoints());
    } catch (IOException e) {
      Deployment.setWanted(folder, job.jobId(), true);
      throw e;
    }
  }

  /** Ends all jobs without savepoints, and waits until their slots are free. */
  public void cancelAll() throws IOException {
    for (Deployment job : Deployment.wanted(folder)) {
      cancel(job.plan().name());
    }
    if (!Waiting.until(rest::isIdle, PATIENCE_SECONDS)) {
      throw new IOException("some jobs did not end: " + rest.jobs());
    }
  }

  /** Ends a job without a savepoint. */
  public void cancel(String name) throws IOException {
    Deployment job = current(name);
    Deployment.setWanted(folder, job.jobId(), false);
    try {
      rest.cancel(job.jobId());
    } catch (IOException e) {
      // It may have come to its end by itself meanwhile.
      if (!FlinkRest.ENDED.contains(rest.state(job.jobId()))) {
        throw e;
      }
    }
  }

  /** Stops a job, and starts it again with another jar from where it stood. */
  public String upgrade(String name, List<Path> own) throws IOException {
    Deployment before = current(name);
    String savepoint = stop(name);
    awaitGone();
    return deploy(before.plan(), jar(name, own), savepoint);
  }

  /**
   * Stops a job, and starts the jar before it from where the job stood. State that the newer jar
   * added is left behind.
   */
  public String rollback(String name) throws IOException {
    Deployment now = current(name);
    Deployment before = null;
    for (Deployment each : Deployment.ofJob(folder, name)) {
      before = each.jar().equals(now.jar()) ? before : each;
    }
    if (before == null || !Files.exists(Path.of(before.jar()))) {
      throw new IOException("no earlier jar of '" + name + "' is kept here");
    }
    String savepoint = stop(name);
    awaitGone();
    return deploy(before.plan(), Path.of(before.jar()), savepoint);
  }

  /** In application mode the JobManager ends with its job. */
  private void awaitGone() throws IOException {
    if (spec.mode() == ClusterSpec.Mode.APPLICATION
        && !Waiting.until(() -> rest.workers() < 0, PATIENCE_SECONDS)) {
      throw new IOException("the JobManager did not end with its job");
    }
  }

  /** Changes how many of each operator run side by side; waits until they do. */
  public void rescale(String name, int parallelism) throws IOException {
    String job = current(name).jobId();
    rest.rescale(job, parallelism);
    if (!Waiting.until(() -> rest.runsWith(job, parallelism), PATIENCE_SECONDS)) {
      throw new IOException(
          "after "
              + PATIENCE_SECONDS
              + " s '"
              + name
              + "' does not run "
              + parallelism
              + " side by side; it needs as many slots");
    }
  }

  /** Waits until all tasks of a job run. */
  public void awaitRunning(String job) throws IOException {
    if (!Waiting.until(() -> rest.allRunning(job), PATIENCE_SECONDS)) {
      throw new IOException(
          "the job does not run after "
              + PATIENCE_SECONDS
              + " s: "
              + rest.state(job)
              + "; "
              + folder.logs()
              + " says more");
    }
  }

  /** Waits until a job that ends has ended, under whatever JobManager. */
  public void awaitEnd(String job) throws IOException {
    boolean ended = Waiting.until(() -> ended(now(job)), 3600);
    String id = now(job);
    if (!ended || rest.state(id).equals("FAILED")) {
      throw new IOException("the job failed: " + rest.failure(id));
    }
  }

  private boolean ended(String job) {
    return FlinkRest.ENDED.contains(rest.state(job)) || gone(job);
  }

  /** The id of the job that had an id once. */
  private String now(String job) {
    try {
      return Deployment.byId(folder, job).map(Deployment::jobId).orElse(job);
    } catch (IOException e) {
      return job;
    }
  }

  private boolean gone(String job) {
    try {
      return Deployment.byId(folder, job).filter(each -> !each.wanted()).isPresent();
    } catch (IOException e) {
      return false;
    }
  }
}
