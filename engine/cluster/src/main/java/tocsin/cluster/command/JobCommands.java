package tocsin.cluster.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tocsin.app.ExitCode;
import tocsin.cluster.flink.Deployer;
import tocsin.cluster.flink.JobJar;

/** What can be done with a running job; one command each. */
final class JobCommands {
  private JobCommands() {}

  /** Which job. */
  static final class Job {
    @Mixin private FolderOption cluster = new FolderOption();

    @Option(
        names = "--name",
        defaultValue = "tocsin",
        paramLabel = "NAME",
        description = "the job (default: ${DEFAULT-VALUE})")
    private String name = "tocsin";

    int run(Step step) {
      return FolderOption.outside(
          () -> {
            System.out.println(step.run(cluster.deployer(), name));
            return ExitCode.OK;
          });
    }

    /** What is done; returns what to print. */
    interface Step {
      String run(Deployer deployer, String name) throws Exception;
    }
  }

  /** {@code tocsin savepoint}. */
  @Command(
      name = "savepoint",
      mixinStandardHelpOptions = true,
      description = "Take a savepoint of a job; prints where it is.")
  static final class Savepoint implements Callable<Integer> {
    @Mixin private Job job = new Job();

    @Option(names = "--stop", description = "and stop the job")
    private boolean stop;

    @Override
    public Integer call() {
      return job.run((deployer, name) -> stop ? deployer.stop(name) : deployer.savepoint(name));
    }
  }

  /** {@code tocsin upgrade}. */
  @Command(
      name = "upgrade",
      mixinStandardHelpOptions = true,
      description = "Stop a job with a savepoint and go on from it with this version's jar.")
  static final class Upgrade implements Callable<Integer> {
    @Mixin private Job job = new Job();

    @Option(names = "--jar", paramLabel = "FILE", description = "another job jar than this one's")
    private @Nullable Path jar;

    @Override
    public Integer call() {
      return job.run(
          (deployer, name) -> {
            List<Path> own = jar == null ? JobJar.Parts.current().own() : List.of(jar);
            String id = deployer.upgrade(name, own);
            deployer.awaitRunning(id);
            return "running, id " + id;
          });
    }
  }

  /** {@code tocsin rollback}. */
  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = "Stop a job with a savepoint and go on from it with the jar before this one.")
  static final class Rollback implements Callable<Integer> {
    @Mixin private Job job = new Job();

    @Override
    public Integer call() {
      return job.run(
          (deployer, name) -> {
            String id = deployer.rollback(name);
            deployer.awaitRunning(id);
            return "running, id " + id;
          });
    }
  }

  /** {@code tocsin rescale}. */
  @Command(
      name = "rescale",
      mixinStandardHelpOptions = true,
      description = "Change how many of each operator run side by side, without a restart by hand.")
  static final class Rescale implements Callable<Integer> {
    @Mixin private Job job = new Job();

    @Parameters(paramLabel = "N", description = "operators side by side; needs as many slots")
    private int parallelism = 1;

    @Override
    public Integer call() {
      return job.run(
          (deployer, name) -> {
            deployer.rescale(name, parallelism);
            return "running, " + parallelism + " side by side";
          });
    }
  }
}
