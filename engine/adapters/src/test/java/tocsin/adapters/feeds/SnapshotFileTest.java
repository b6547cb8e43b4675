package tocsin.adapters.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.detect.IndicatorIndex;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;

class SnapshotFileTest {
  @TempDir private Path folder;

  private static IndicatorIndex index(int size) {
    IndicatorIndex.Builder builder = new IndicatorIndex.Builder(7);
    for (int i = 0; i < size; i++) {
      builder.add(
          new Indicator(IndicatorKind.URL, "n" + i + ".example/x", "F01", 80, "feed", 1, 9, 1));
    }
    return builder.build();
  }

  private static List<Indicator> indicators(IndicatorIndex index) {
    List<Indicator> all = new ArrayList<>();
    index.forEach(all::add);
    return all;
  }

  @Test
  void open_written_holdsTheSameAndOnlyTheOwnerReadsIt() throws IOException {
    Path file = folder.resolve("index.tocsin");

    long size = SnapshotFile.write(index(1000), file);

    assertThat(Files.size(file)).isEqualTo(size);
    assertThat(SnapshotFile.isSnapshot(file)).isTrue();
    assertThat(indicators(SnapshotFile.open(file))).isEqualTo(indicators(index(1000)));
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void write_overAnOldOne_leavesThoseWhoReadItAlone() throws IOException {
    Path file = folder.resolve("index.tocsin");
    SnapshotFile.write(index(1000), file);
    IndicatorIndex old = SnapshotFile.open(file);

    SnapshotFile.write(index(3), file);

    assertThat(indicators(old)).isEqualTo(indicators(index(1000)));
    assertThat(SnapshotFile.open(file).size()).isEqualTo(3);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void open_readableByAll_isRefused() throws IOException {
    Path file = folder.resolve("index.tocsin");
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
    SnapshotFile.write(index(3), file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatIOException()
        .isThrownBy(() -> SnapshotFile.open(file))
        .withMessageContaining("everybody may read")
        .withMessageContaining("chmod 600");
  }

  @Test
  void open_damaged_saysFileAndReason() throws IOException {
    Path file = folder.resolve("index.tocsin");
    SnapshotFile.write(index(3), file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 3));

    assertThatIOException()
        .isThrownBy(() -> SnapshotFile.open(file))
        .withMessageContaining(file + ": the snapshot has " + (bytes.length - 3) + " bytes");
  }

  @Test
  void isSnapshot_otherFile_isFalse() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "bad.example\n");

    assertThat(SnapshotFile.isSnapshot(file)).isFalse();
    assertThat(SnapshotFile.isSnapshot(Files.createFile(folder.resolve("empty")))).isFalse();
  }
}
