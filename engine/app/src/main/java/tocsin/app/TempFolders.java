package tocsin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One folder for everything a process puts on disk for a while, removed when it ends; what killed
 * processes left is swept at the next start. Flink unpacks 22 MB into it per process.
 */
final class TempFolders {
  private static final String PREFIX = "tocsin-";

  private TempFolders() {}

  /** This process's folder, empty; sweeps what dead processes left. */
  static Path open() {
    Path base = Path.of(System.getProperty("java.io.tmpdir"));
    sweep(base);
    ProcessHandle self = ProcessHandle.current();
    Path folder = base.resolve(PREFIX + self.pid() + "-" + startedAt(self));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, folder + ": cannot be made: " + e.getMessage());
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder), "tocsin-sweep"));
    return folder;
  }

  private static long startedAt(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }

  /** Removes folders whose process is gone. */
  static void sweep(Path base) {
    try (Stream<Path> entries = Files.list(base)) {
      List<Path> stale =
          entries
              .filter(entry -> entry.getFileName().toString().matches(PREFIX + "\\d+-\\d+"))
              .filter(TempFolders::isStale)
              .toList();
      stale.forEach(TempFolders::remove);
    } catch (IOException | UncheckedIOException e) {
      // Another process sweeps at the same time; what is left is swept next time.
    }
  }

  private static boolean isStale(Path folder) {
    String name = folder.getFileName().toString().substring(PREFIX.length());
    int dash = name.indexOf('-');
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(name.substring(0, dash)));
    return process.isEmpty()
        || startedAt(process.get()) != Long.parseLong(name.substring(dash + 1));
  }

  static void remove(Path folder) {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException | UncheckedIOException e) {
      // What cannot be removed now is swept at the next start.
    }
  }
}
