package tocsin.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the figures were measured on, as Linux tells it; elsewhere what Java knows. */
final class Machine {
  private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");
  private static final Path PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  private static final int SYNCS = 200;

  private Machine() {}

  static String processor() {
    return Runtime.getRuntime().availableProcessors() + " × " + model();
  }

  private static String model() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /** Level, kind and size of each cache of the first processor. */
  static String caches() {
    List<String> caches = new ArrayList<>();
    for (int i = 0; Files.exists(CACHES.resolve("index" + i)); i++) {
      Path cache = CACHES.resolve("index" + i);
      caches.add(
          "L"
              + text(cache.resolve("level"))
              + " "
              + text(cache.resolve("type"))
              + " "
              + text(cache.resolve("size")));
    }
    return caches.isEmpty() ? "unknown" : String.join(", ", caches);
  }

  static String memory() {
    long bytes =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getTotalMemorySize();
    return String.format(
        Locale.ROOT, "%.0f GiB, huge pages %s", bytes / (double) (1 << 30), text(PAGES));
  }

  /** Processes that wanted to run, mean of the last minute. */
  static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.2f", load);
  }

  static String java() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
  }

  /**
   * How long a small write to a disk takes with its sync, the median of many: what bounds a commit.
   */
  static String sync(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "sync", "");
    long[] nanos = new long[SYNCS];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer page = ByteBuffer.allocate(4_096);
      for (int i = 0; i < SYNCS; i++) {
        long began = System.nanoTime();
        channel.write(page.clear());
        channel.force(false);
        nanos[i] = System.nanoTime() - began;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(nanos);
    return String.format(Locale.ROOT, "%.2f ms", nanos[SYNCS / 2] / 1e6);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }
}
