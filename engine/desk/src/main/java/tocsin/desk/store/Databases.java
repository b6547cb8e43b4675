package tocsin.desk.store;

import java.nio.file.Path;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;

/** Opens databases and brings them to the newest schema. */
public final class Databases {
  private Databases() {}

  /**
   * Opens or makes a SQLite file.
   *
   * @throws StoreException when it cannot be opened, or was written by a newer version
   */
  public static Database sqlite(Path file, InstantSource clock) {
    return open(new SqliteDialect(file), clock);
  }

  /**
   * Opens a PostgreSQL database.
   *
   * @param url {@code jdbc:postgresql://host/database}
   */
  public static Database postgres(String url, String user, String password, InstantSource clock) {
    return open(new PostgresDialect(url, user, password), clock);
  }

  private static Database open(Dialect dialect, InstantSource clock) {
    try {
      Flyway.configure()
          .dataSource(dialect.migrations())
          .locations("classpath:tocsin/desk/schema")
          .table("desk_schema")
          .loggers("slf4j")
          .load()
          .migrate();
      return new GroupCommit(dialect, clock);
    } catch (RuntimeException e) {
      dialect.close();
      throw e instanceof StoreException known
          ? known
          : new StoreException("the database cannot be brought to the newest schema", e);
    }
  }
}
