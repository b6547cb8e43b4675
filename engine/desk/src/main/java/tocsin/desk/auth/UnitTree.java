package tocsin.desk.auth;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tocsin.desk.store.Sql;

/**
 * The jurisdiction tree at one moment: what lies below what. Immutable and thread-safe.
 *
 * <p>A unit's path names all units above it; a caller sees a unit when one of the caller's roots is
 * on the path. A case without a unit belongs to the centre.
 */
public final class UnitTree {
  private record Node(String path, String name, String parentId, String kind) {}

  private final Map<String, Node> nodes;
  private final String centre;

  private UnitTree(Map<String, Node> nodes, String centre) {
    this.nodes = Map.copyOf(nodes);
    this.centre = centre;
  }

  /** Reads the tree. O(units). */
  public static UnitTree read(Connection connection) throws SQLException {
    Map<String, Node> nodes = new HashMap<>();
    String[] centre = {""};
    Sql.all(
        connection,
        "SELECT unit_id, path, name, parent_id, kind FROM units",
        row -> {
          if (row.getString(5).equalsIgnoreCase("centre")) {
            centre[0] = row.getString(1);
          }
          return nodes.put(
              row.getString(1),
              new Node(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
        });
    return new UnitTree(nodes, centre[0]);
  }

  /** Whether a unit lies at or below one of some roots. */
  public boolean covers(Set<String> roots, String unitId) {
    String asked = unitId.isEmpty() ? centre : unitId;
    Node node = nodes.get(asked);
    if (node == null) {
      return roots.contains(asked) || (!centre.isEmpty() && roots.contains(centre));
    }
    return roots.stream()
        .map(nodes::get)
        .anyMatch(root -> root != null && node.path.startsWith(root.path));
  }

  /** A unit's name, empty when unknown. */
  public String name(String unitId) {
    Node node = nodes.get(unitId);
    return node == null ? "" : node.name;
  }

  /** The nearest unit of a kind at or above a unit, empty when there is none. */
  public String above(String unitId, String kind) {
    String at = unitId;
    for (int depth = 0; depth < 20; depth++) {
      Node node = nodes.get(at);
      if (node == null) {
        return "";
      }
      if (node.kind.equalsIgnoreCase(kind)) {
        return at;
      }
      at = node.parentId;
    }
    return "";
  }

  /** Whether there is such a unit. */
  public boolean knows(String unitId) {
    return nodes.containsKey(unitId);
  }

  /** The centre, empty when the roster has none. */
  public String centre() {
    return centre;
  }
}
