package tocsin.core.route.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.domain.people.Relation;
import tocsin.domain.people.RelationKind;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterData.Row;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.RosterIssue;

/** Relations: people who exist, superiors without circles. */
final class RelationChecks {
  private RelationChecks() {}

  static void run(RosterData data, Places places, List<RosterFault> findings) {
    Map<String, Map<String, Row<Relation>>> superiors = new TreeMap<>();
    for (Row<Relation> row : data.relations()) {
      Relation relation = row.value();
      for (String each : List.of(relation.subject(), relation.other())) {
        if (!places.hasPerson(each)) {
          findings.add(RosterFault.of(row, RosterIssue.RELATION_UNKNOWN_PERSON, each));
        }
      }
      boolean edge =
          relation.kind() == RelationKind.SUPERIOR
              && !relation.subject().equals(relation.other())
              && relation.validFrom() < relation.validUntil();
      if (edge) {
        superiors
            .computeIfAbsent(relation.subject(), s -> new TreeMap<>())
            .put(relation.other(), row);
      }
    }
    while (true) {
      strip(superiors);
      if (superiors.isEmpty()) {
        return;
      }
      circle(superiors, findings);
    }
  }

  /** Takes away whoever has no superior of interest, until only circles and ways to them stand. */
  private static void strip(Map<String, Map<String, Row<Relation>>> superiors) {
    boolean changed = true;
    while (changed) {
      superiors.values().forEach(others -> others.keySet().retainAll(superiors.keySet()));
      changed = superiors.values().removeIf(Map::isEmpty);
    }
  }

  /** Notes one circle at its last row, and breaks it there. */
  private static void circle(
      Map<String, Map<String, Row<Relation>>> superiors, List<RosterFault> findings) {
    List<String> path = new ArrayList<>();
    String at = superiors.keySet().iterator().next();
    while (!path.contains(at)) {
      path.add(at);
      at = superiors.getOrDefault(at, Map.of()).keySet().iterator().next();
    }
    List<String> circle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
    circle.add(at);
    List<Row<Relation>> rows = new ArrayList<>();
    for (int i = 0; i + 1 < circle.size(); i++) {
      Row<Relation> row = superiors.getOrDefault(circle.get(i), Map.of()).get(circle.get(i + 1));
      if (row != null) {
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparingInt(Row::line));
    Row<Relation> last = rows.get(rows.size() - 1);
    findings.add(RosterFault.of(last, RosterIssue.SUPERIOR_CYCLE, String.join(" → ", circle)));
    superiors.getOrDefault(last.value().subject(), new TreeMap<>()).remove(last.value().other());
  }
}
