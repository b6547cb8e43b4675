package tocsin.desk.casework;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import tocsin.desk.store.Database;
import tocsin.desk.store.Databases;
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
        LocalPostgres.shared().isPresent(),
        "no PostgreSQL in /usr/lib/postgresql (Debian: apt-get install postgresql)");
    return LocalPostgres.shared().orElseThrow();
  }

  @Test
  void secondDeskOnOneDatabase_isRefused() throws SQLException {
    ManualClock clock = new ManualClock(DeskFixture.START);
    String url = server().fresh();
    try (Database first = Databases.postgres(url, "tocsin", "", clock)) {
      assertThatThrownBy(() -> Databases.postgres(url, "tocsin", "", clock))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("another desk");
      first.read(connection -> 0);
    }
  }
}
