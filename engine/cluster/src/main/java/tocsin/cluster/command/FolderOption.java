package tocsin.cluster.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import tocsin.app.ExitCode;
import tocsin.app.TocsinException;
import tocsin.cluster.flink.ClusterFolder;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.flink.Deployer;

/** Which cluster of this machine is meant. */
final class FolderOption {
  @Option(
      names = "--cluster",
      paramLabel = "DIR",
      defaultValue = ".tocsin/cluster",
      description = "the cluster's folder (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of(".tocsin/cluster");

  ClusterFolder folder() {
    return new ClusterFolder(folder);
  }

  ClusterSpec spec() throws IOException {
    return ClusterSpec.read(folder())
        .orElseThrow(
            () ->
                new TocsinException(
                    ExitCode.CONFIG,
                    "no cluster in " + folder + ": start one with 'tocsin cluster start'"));
  }

  Deployer deployer() throws IOException {
    return new Deployer(folder(), spec());
  }

  /** What may fail for reasons outside. */
  interface Work {
    int run() throws Exception;
  }

  /** Runs a command's work; what went wrong outside becomes one line and an exit code. */
  static int outside(Work work) {
    try {
      return work.run();
    } catch (IOException | java.sql.SQLException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes a folder for one run in another: the first number that is not taken. What an earlier run
   * left there, a broker's log above all, would be taken up again by this one.
   */
  static Path forRun(Path folder) throws IOException {
    Files.createDirectories(folder);
    int run = 1;
    while (Files.exists(folder.resolve(Integer.toString(run)))) {
      run++;
    }
    return Files.createDirectory(folder.resolve(Integer.toString(run))).toAbsolutePath();
  }
}
