package tocsin.desk.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.desk.store.Database;
import tocsin.desk.store.Databases;
import tocsin.desk.store.ManualClock;
import tocsin.domain.alert.Tier;

class SqliteCaseDeskTest extends CaseDeskContract {
  @TempDir Path folder;

  @Override
  Database open(ManualClock clock) {
    return Databases.sqlite(folder.resolve("desk.db"), clock);
  }

  @Test
  void reopened_hasEverythingThatWasAcknowledged() {
    Path file = folder.resolve("again.db");
    ManualClock clock = new ManualClock(DeskFixture.START);
    try (DeskFixture first = new DeskFixture(clock, Databases.sqlite(file, clock))) {
      first.takes(DeskFixture.alert("x1", 1, "p1", Tier.RED));
    }

    try (DeskFixture second = new DeskFixture(clock, Databases.sqlite(file, clock))) {
      assertThat(second.file("x1").tier()).isEqualTo(Tier.RED);
      assertThat(second.text("PRAGMA journal_mode")).contains("wal");
    }
  }
}
