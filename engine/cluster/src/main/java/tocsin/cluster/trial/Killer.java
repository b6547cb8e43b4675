package tocsin.cluster.trial;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import tocsin.cluster.flink.Deployer;
import tocsin.cluster.flink.FlinkRest;
import tocsin.cluster.flink.Waiting;
import tocsin.cluster.servers.LocalBroker;
import tocsin.cluster.servers.LocalDesk;
import tocsin.cluster.servers.LocalPostgres;

/**
 * Kills what a trial says, as {@code kill -9} does, and waits until all runs again. What no
 * supervisor looks after it starts again itself. Confined to one thread.
 */
final class Killer {
  private static final long PATIENCE_SECONDS = 120;
  private static final int NOTICED_MILLIS = 1500;

  private final LocalStack stack;
  private final String job;
  private final Random random;
  private final FlinkRest rest;
  private final Deployer deployer;

  /**
   * Takes whom to disturb.
   *
   * @param job its name
   */
  Killer(LocalStack stack, String job, Random random) {
    this.stack = stack;
    this.job = job;
    this.random = random;
    this.rest = stack.rest();
    this.deployer = stack.deployer();
  }

  /** Kills; returns when the server answers and every task runs again. */
  void kill(Victim victim) throws IOException, InterruptedException {
    long at = System.currentTimeMillis();
    switch (victim) {
      case WORKER -> {
        worker();
        awaitRunning(victim, at);
      }
      case MANAGER -> {
        stack.processes().kill("manager");
        awaitRunning(victim, at);
      }
      case WORKER_THEN_MANAGER -> {
        worker();
        Thread.sleep(random.nextInt(NOTICED_MILLIS));
        stack.processes().kill("manager");
        awaitRunning(victim, at);
      }
      case BROKER -> {
        stack.processes().kill(LocalBroker.NAME);
        Waiting.until(() -> !stack.broker().isOpen(), 10);
        stack.broker().start();
      }
      case POSTGRES -> {
        LocalPostgres postgres = Objects.requireNonNull(stack.postgres());
        postgres.kill();
        postgres.start();
      }
      case DESK -> {
        stack.processes().kill(LocalDesk.NAME);
        Objects.requireNonNull(stack.desk()).start();
      }
    }
    awaitRunning(victim, 0);
  }

  private void worker() throws IOException {
    List<String> busy = rest.busyWorkers();
    if (busy.isEmpty()) {
      throw new IOException("no worker has anything to do");
    }
    String id = busy.get(random.nextInt(busy.size()));
    // A worker registers under its process's name and a stamp.
    stack.processes().kill(id.substring(0, id.lastIndexOf('-')));
  }

  /** Waits until every task runs that was started since a moment. */
  private void awaitRunning(Victim victim, long sinceMillis) throws IOException {
    if (!Waiting.until(() -> runs(sinceMillis), PATIENCE_SECONDS)) {
      throw new IOException(
          "after the kill of "
              + victim.label()
              + " the job does not run: "
              + rest.failure(deployer.jobId(job)));
    }
  }

  private boolean runs(long sinceMillis) {
    try {
      return rest.allRunning(deployer.jobId(job), sinceMillis);
    } catch (IOException e) {
      return false;
    }
  }
}
