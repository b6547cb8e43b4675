package tocsin.desk.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What differs between the databases: opening, and being the only writer. */
interface Dialect {
  /** Connections for reading. */
  DataSource readers();

  /**
   * The writer's connection, auto-commit off, durable on commit.
   *
   * @throws StoreException when another desk writes already
   */
  Connection writer() throws SQLException;

  /** JDBC address for the migrations. */
  DataSource migrations();

  /** Closes what was opened. */
  void close();
}
