package tocsin.core.route;

import com.google.common.collect.ImmutableMap;
import com.google.common.graph.ElementOrder;
import com.google.common.graph.GraphBuilder;
import com.google.common.graph.ImmutableGraph;
import com.google.common.graph.Traverser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/** The tree centre – county – station – point – enterprise – workshop. Immutable. */
public final class Jurisdiction {
  private final ImmutableMap<String, Unit> units;

  /** From each unit to those right below it. */
  private final ImmutableGraph<String> tree;

  private final @Nullable Unit centre;

  /**
   * Takes units without cycles whose parents all exist.
   *
   * @param units by id
   */
  Jurisdiction(ImmutableMap<String, Unit> units) {
    this.units = units;
    ImmutableGraph.Builder<String> builder =
        GraphBuilder.directed().nodeOrder(ElementOrder.<String>insertion()).immutable();
    Unit first = null;
    for (Unit unit : units.values()) {
      builder.addNode(unit.unitId());
      first = first == null && unit.kind() == UnitKind.CENTRE ? unit : first;
    }
    for (Unit unit : units.values()) {
      if (!unit.parentId().isEmpty()) {
        builder.putEdge(unit.parentId(), unit.unitId());
      }
    }
    this.tree = builder.build();
    this.centre = first;
  }

  /** A unit, or null. */
  public @Nullable Unit unit(String unitId) {
    return units.get(unitId);
  }

  /** All units in the order of their rows. */
  public Iterable<Unit> units() {
    return units.values();
  }

  /** The nearest unit of a kind at or above a unit, or null. O(depth). */
  public @Nullable Unit above(String unitId, UnitKind kind) {
    Unit unit = units.get(unitId);
    while (unit != null && unit.kind() != kind) {
      unit = units.get(unit.parentId());
    }
    return unit;
  }

  /** Whether a unit stands at or below another. O(depth). */
  public boolean isWithin(String unitId, String top) {
    Unit unit = units.get(unitId);
    while (unit != null && !unit.unitId().equals(top)) {
      unit = units.get(unit.parentId());
    }
    return unit != null;
  }

  /** A unit and all below it, nearest first; none when it is unknown. */
  public Iterable<String> below(String unitId) {
    return units.containsKey(unitId) ? Traverser.forTree(tree).breadthFirst(unitId) : List.of();
  }

  /** The centre, or null when there is none; the first of several. */
  public @Nullable Unit centre() {
    return centre;
  }
}
