package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tocsin.desk.auth.UnitTree;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.Outcome;

/** Dissuasions since a time, each counted once, amounts by evidence class. */
record Dissuaded(long cases, Map<String, Long> yuanByClass) {
  /** O(reports since the time). */
  static Dissuaded since(Connection connection, UnitTree tree, Set<String> units, long from)
      throws SQLException {
    List<CaseFile> files =
        Sql.all(
            connection,
            "SELECT c.body FROM cases c WHERE c.case_id IN (SELECT v.case_id FROM case_versions v"
                + " WHERE v.kind = 'REPORT' AND v.at >= ?)",
            row -> Documents.read(row.getString(1), CaseFile.class),
            from);
    Set<String> counted = new HashSet<>();
    Map<String, Long> yuan = new TreeMap<>();
    for (CaseFile file : files) {
      if (!units.isEmpty() && !tree.covers(units, file.unitId())) {
        continue;
      }
      for (Outcome outcome : file.outcomes()) {
        boolean mine = outcome.verdict() == CaseVerdict.V1 && outcome.at() >= from;
        if (mine && counted.add(outcome.countKey())) {
          yuan.merge(outcome.evidence().name(), outcome.yuan(), Long::sum);
        }
      }
    }
    return new Dissuaded(counted.size(), yuan);
  }
}
