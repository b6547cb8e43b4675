package tocsin.desk.casework;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import tocsin.desk.store.Database;
import tocsin.desk.store.LocalPostgres;
import tocsin.desk.store.ManualClock;
import tocsin.desk.store.StoreException;

/** The same promises on a real PostgreSQL. */
class PostgresCaseDeskTest extends CaseDeskContract {
  @Override
  Database open(ManualClock clock) throws SQLException {
    return server().open(clock);
  }

  private static LocalPostgres server() {
    assumeTrue(
        LocalPostgres.shared().isPresent(), "PostgreSQL comes in a jar for Linux on amd64 only");
    return LocalPostgres.shared().orElseThrow();
  }

  @Test
  void secondDeskOnOneDatabase_isRefused() throws SQLException {
    ManualClock clock = new ManualClock(DeskFixture.START);
    String url = server().fresh();
    try (Database first = LocalPostgres.open(url, clock)) {
      assertThatThrownBy(() -> LocalPostgres.open(url, clock))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("another desk");
      first.read(connection -> 0);
    }
  }
}
