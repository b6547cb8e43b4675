package tocsin.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.adapters.models.BadModels.Case;

/** Bad model files are refused with file, place and reason; the table of MODELS.md. */
class BadModelsTest {
  private static final long MAX_ALLOCATED = 64L << 20;
  private static final long MAX_ALLOCATED_PER_BYTE = 100;

  @TempDir Path temp;

  @Test
  void badFiles_each_areRefusedWithFilePlaceAndReason() throws Exception {
    List<String> rows = new ArrayList<>();
    rows.add("| bundle | its bad file | refused with |");
    rows.add("| --- | --- | --- |");
    SoftAssertions soft = new SoftAssertions();
    int number = 0;
    for (Case bad : BadModels.all()) {
      Path folder = made(bad, number++);
      BadModelException refusal = refusal(bad, folder, soft);
      soft.assertThat(refusal.reason()).as("%s", bad).isNotBlank();
      String message = String.valueOf(refusal.getMessage()).replace("|", "\\|");
      rows.add("| " + bad.bundle() + " | " + bad.what() + " | `" + message + "` |");
    }
    soft.assertAll();
    assertThat(number).isGreaterThanOrEqualTo(40);
    keepEqual("bad-models", rows);
  }

  private Path made(Case bad, int number) throws Exception {
    Path folder = temp.resolve("case" + number);
    try (Stream<Path> files = Files.list(Bundles.committed().resolve(bad.bundle()))) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        byte[] bytes = Files.readAllBytes(file);
        boolean changed = name.equals(bad.file());
        Bundles.write(folder, name, changed ? bad.change().apply(bytes) : bytes);
      }
    }
    return folder;
  }

  /** The refusal, within bounds of memory; the time limit only keeps a hang from hanging. */
  private static BadModelException refusal(Case bad, Path folder, SoftAssertions soft) {
    return assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
          long before = threads.getCurrentThreadAllocatedBytes();
          Throwable thrown = catchThrowable(() -> Bundles.read(folder));
          long allocated = threads.getCurrentThreadAllocatedBytes() - before;
          soft.assertThat(thrown).as("%s", bad).isInstanceOf(BadModelException.class);
          long size = Files.size(folder.resolve(bad.file()));
          soft.assertThat(allocated)
              .as("bytes allocated for %s", bad)
              .isLessThan(MAX_ALLOCATED + MAX_ALLOCATED_PER_BYTE * size);
          return thrown instanceof BadModelException refusal
              ? refusal
              : new BadModelException("", "", "not refused: " + thrown);
        });
  }

  private static void keepEqual(String name, List<String> rows) throws Exception {
    Path file = Bundles.root().resolve("engine/adapters/MODELS.md");
    String begin = "<!-- " + name + ":begin -->\n";
    String end = "<!-- " + name + ":end -->";
    String text = Files.readString(file);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end);
    assertThat(to).as("markers of %s in %s", name, file).isGreaterThan(from - 1);
    String table = String.join("\n", rows) + "\n";
    if (Boolean.getBoolean("tocsin.update")) {
      Files.writeString(file, text.substring(0, from) + table + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to))
        .as("the table %s; -Dtocsin.update=true writes it anew", name)
        .isEqualTo(table);
  }
}
