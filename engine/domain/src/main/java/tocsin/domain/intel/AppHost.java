package tocsin.domain.intel;

/**
 * A host within an app's set.
 *
 * @param site as in {@link Sighting}
 * @param host host or address
 * @param roles {@link HostRole} bits
 */
public record AppHost(String site, String host, int roles) {}
