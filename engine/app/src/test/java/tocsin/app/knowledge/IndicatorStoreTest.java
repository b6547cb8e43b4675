package tocsin.app.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.adapters.feeds.SnapshotFile;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.kernel.PublicSuffixes;

class IndicatorStoreTest {
  private static final PublicSuffixes SUFFIXES = PublicSuffixes.of(List.of("example"));

  @TempDir private Path folder;
  private long clock = 1_000_000;

  /** Writes a list and makes it look changed whatever the clock's grain. */
  private void list(String name, String... hosts) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "kind,value,source\n");
    for (String host : hosts) {
      Files.writeString(file, "host," + host + ",one\n", java.nio.file.StandardOpenOption.APPEND);
    }
    Files.setLastModifiedTime(file, FileTime.fromMillis(clock += 10_000));
  }

  private IndicatorIndex refresh(IndicatorStore store) throws IOException {
    return store.refresh(List.of(folder.toString()), SUFFIXES, 0).index();
  }

  private static Set<String> values(IndicatorIndex index) {
    Set<String> values = new TreeSet<>();
    index.forEach(indicator -> values.add(indicator.value()));
    return values;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void refresh_randomChanges_likeReadAnew(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    IndicatorStore store = new IndicatorStore(1);
    for (int step = 0; step < 25; step++) {
      String name = "feed" + random.nextInt(3) + ".csv";
      if (random.nextInt(6) == 0) {
        Files.deleteIfExists(folder.resolve(name));
      } else {
        List<String> hosts = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
          hosts.add("h" + random.nextInt(20) + ".example");
        }
        list(name, hosts.toArray(new String[0]));
      }

      IndicatorIndex kept = refresh(store);

      assertThat(values(kept))
          .as("seed %d step %d", seed, step)
          .isEqualTo(values(refresh(new IndicatorStore(2))));
    }
  }

  @Test
  void refresh_nothingChanged_keepsTheIndex() throws IOException {
    list("a.csv", "a.example");
    IndicatorStore store = new IndicatorStore(1);
    refresh(store);

    assertThat(values(refresh(store))).containsExactly("a.example");
    assertThat(store.refresh(List.of(folder.toString()), SUFFIXES, 0).feeds()).hasSize(1);
  }

  @Test
  void refresh_unreadable_leavesWhatWas() throws IOException {
    list("a.csv", "a.example");
    IndicatorStore store = new IndicatorStore(1);
    refresh(store);
    Path bad = Files.write(folder.resolve("b.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1});

    assertThatIOException().isThrownBy(() -> refresh(store)).withMessageContaining("b.csv.gz");
    Files.delete(bad);

    assertThat(values(refresh(store))).containsExactly("a.example");
  }

  @Test
  void refresh_snapshotAndList_holdBoth() throws IOException {
    list("a.csv", "a.example", "b.example");
    SnapshotFile.write(refresh(new IndicatorStore(7)), folder.resolve("base.tocsin"));
    IndicatorStore store = new IndicatorStore(1);
    list("a.csv", "b.example", "c.example");

    assertThat(values(refresh(store))).containsExactly("a.example", "b.example", "c.example");
    list("a.csv");
    assertThat(values(refresh(store))).containsExactly("a.example", "b.example");
  }
}
