package tocsin.desk.stream;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import tocsin.desk.audit.AuditEntry;

/** Makes events of what the audit says was done. Thread-safe. */
public interface Shaper {
  /** Events of one audit entry; none when nobody who listens would care. */
  List<Event> of(Connection connection, AuditEntry entry) throws SQLException;

  /** The tiles for those with these units. */
  Event counts(Connection connection, Set<String> units) throws SQLException;
}
