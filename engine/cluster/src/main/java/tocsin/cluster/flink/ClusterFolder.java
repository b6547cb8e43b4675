package tocsin.cluster.flink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that a cluster of this machine keeps: configuration, process ids, logs, state, jobs.
 *
 * @param root made by {@link #make}
 */
public record ClusterFolder(Path root) {

  /** A folder by its absolute path, so that all processes mean the same. */
  public ClusterFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** Makes what is missing. */
  public ClusterFolder make() throws IOException {
    for (Path folder :
        List.of(conf(), pids(), logs(), checkpoints(), savepoints(), temp(), jobs())) {
      Files.createDirectories(folder);
    }
    return this;
  }

  Path conf() {
    return root.resolve("conf");
  }

  Path pids() {
    return root.resolve("pids");
  }

  /** One log a process. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Checkpoints, a folder a job. */
  public Path checkpoints() {
    return root.resolve("state/checkpoints");
  }

  /** Savepoints. */
  public Path savepoints() {
    return root.resolve("state/savepoints");
  }

  Path temp() {
    return root.resolve("tmp");
  }

  /** Jars that were deployed. */
  Path jobs() {
    return root.resolve("jobs");
  }

  Path spec() {
    return root.resolve("cluster.json");
  }

  Path deployments() {
    return root.resolve("deployments.json");
  }

  /**
   * The checkpoints of a job, the newest first. One is complete once its metadata stands there.
   *
   * @param job Flink's id of the job
   */
  public List<Path> checkpoints(String job) throws IOException {
    Path folder = checkpoints().resolve(job);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.exists(entry.resolve("_metadata")))
          .sorted(Comparator.comparingLong(ClusterFolder::number).reversed())
          .toList();
    }
  }

  private static long number(Path checkpoint) {
    String name = checkpoint.getFileName().toString();
    return Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
  }

  /** A file's text; empty when there is none. */
  static Optional<String> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Replaces a file as a whole: a reader sees the old text or the new one. */
  static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.writeString(fresh, text, StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
