package tocsin.cluster.flink;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * The processes of a cluster by name, each with its id and start time on disk: an id that the
 * system gave to another process since is not taken for it. Thread-safe.
 */
public final class Processes {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final ClusterFolder folder;
  private final ConcurrentMap<String, Process> children = new ConcurrentHashMap<>();

  public Processes(ClusterFolder folder) {
    this.folder = folder;
  }

  /** Starts a process that outlives this one; its output goes to a log of its name. */
  public void start(String name, List<String> command) throws IOException {
    List<String> whole = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      // A session of its own, so that an interrupt on the terminal does not reach it.
      whole.add(SETSID.toString());
    }
    whole.addAll(command);
    File out = folder.logs().resolve(name + ".out").toFile();
    Process process =
        new ProcessBuilder(whole)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(out))
            .redirectInput(new File("/dev/null"))
            .directory(folder.root().toFile())
            .start();
    children.put(name, process);
    ClusterFolder.write(pidFile(name), process.pid() + " " + startedAt(process.toHandle()));
  }

  private Path pidFile(String name) {
    return folder.pids().resolve(name);
  }

  private static long startedAt(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }

  /** A process that runs. */
  public Optional<ProcessHandle> find(String name) {
    try {
      Optional<String> text = ClusterFolder.read(pidFile(name));
      if (text.isEmpty()) {
        return Optional.empty();
      }
      int space = text.get().indexOf(' ');
      long started = Long.parseLong(text.get().substring(space + 1).strip());
      return ProcessHandle.of(Long.parseLong(text.get().substring(0, space)))
          .filter(ProcessHandle::isAlive)
          .filter(process -> startedAt(process) == started);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public boolean isAlive(String name) {
    return find(name).isPresent();
  }

  /** How a process of ours ended; empty when it runs, or was another's. */
  Optional<Integer> exitCode(String name) {
    Process child = children.get(name);
    return child == null || child.isAlive() ? Optional.empty() : Optional.of(child.exitValue());
  }

  /** Ends a process at once, as {@code kill -9} does. */
  public boolean kill(String name) {
    return find(name).map(ProcessHandle::destroyForcibly).orElse(false);
  }

  /** Asks a process to end, and ends it when it does not within ten seconds. */
  public void stop(String name) throws IOException {
    Optional<ProcessHandle> running = find(name);
    if (running.isPresent()) {
      running.get().destroy();
      if (!ended(running.get(), 10)) {
        running.get().destroyForcibly();
        ended(running.get(), 10);
      }
    }
    Files.deleteIfExists(pidFile(name));
  }

  private static boolean ended(ProcessHandle process, int seconds) {
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      return false;
    }
  }

  /** The names of all that were started and not stopped, in order. */
  public List<String> names() throws IOException {
    try (var files = Files.list(folder.pids())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }
}
