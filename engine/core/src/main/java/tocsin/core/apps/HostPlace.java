package tocsin.core.apps;

/**
 * What an app may use a host for, and whose it is.
 *
 * @param site what touches of it are known by: the host's own site, or a platform's suffix
 * @param roles {@link tocsin.domain.intel.HostRole} bits
 * @param shared whether it is a platform that honest apps use too
 */
public record HostPlace(String site, int roles, boolean shared) {
  /** Of an address, or of a host that is nothing to an app. */
  public static final HostPlace NONE = new HostPlace("", 0, false);
}
