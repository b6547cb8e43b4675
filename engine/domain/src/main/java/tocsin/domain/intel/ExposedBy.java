package tocsin.domain.intel;

/**
 * A step of the path that led to an unlisted target.
 *
 * @param via the confirmed site
 * @param kind what the two have in common
 * @param keys how many people, addresses or certificates they have in common
 */
public record ExposedBy(String via, TieKind kind, int keys) {}
