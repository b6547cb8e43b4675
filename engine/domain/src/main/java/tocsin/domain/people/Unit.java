package tocsin.domain.people;

/**
 * A node of the jurisdiction tree.
 *
 * @param parentId empty for the centre
 */
public record Unit(String unitId, String parentId, UnitKind kind, String name) {}
