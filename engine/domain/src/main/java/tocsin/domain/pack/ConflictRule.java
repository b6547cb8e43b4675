package tocsin.domain.pack;

/**
 * What a conflict of interest of a bound advisor does.
 *
 * @param leave whether the workplace is left at once, to the station; otherwise the next bound
 *     advisor is tried
 */
public record ConflictRule(ConflictKind kind, boolean leave) {}
