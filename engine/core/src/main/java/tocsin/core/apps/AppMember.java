package tocsin.core.apps;

import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.HostRole;

/**
 * A site within a session, all touches merged without regard to order.
 *
 * @param host the host met there; of several the least
 * @param roles {@link HostRole} bits
 * @param traits {@link AppTouch} traits
 * @param firstAt milliseconds UTC
 * @param fetchedAt first download; {@link Long#MAX_VALUE} when none
 * @param server of several the largest; 0 when unseen
 * @param cert of several the largest; 0 when unseen
 */
record AppMember(
    String site,
    String host,
    int roles,
    int traits,
    long firstAt,
    long fetchedAt,
    long server,
    long cert) {

  static AppMember of(AppTouch touch) {
    boolean fetched = (touch.traits() & AppTouch.FETCHED) != 0;
    return new AppMember(
        touch.site(),
        touch.host(),
        touch.roles(),
        touch.traits(),
        touch.at(),
        fetched ? touch.at() : Long.MAX_VALUE,
        touch.server(),
        touch.cert());
  }

  AppMember merged(AppMember other) {
    return new AppMember(
        site,
        host.compareTo(other.host) <= 0 ? host : other.host,
        roles | other.roles,
        traits | other.traits,
        Math.min(firstAt, other.firstAt),
        Math.min(fetchedAt, other.fetchedAt),
        Math.max(server, other.server),
        Math.max(cert, other.cert));
  }

  /** Whether honest apps use it too, so that it tells nothing of who stands behind it. */
  boolean isPlatform() {
    return (traits & AppTouch.PLATFORM) != 0;
  }

  /** Whether an app runs on it, rather than being found or fetched there. */
  boolean runs() {
    return (roles & HostRole.RUNNING) != 0;
  }

  boolean has(int trait) {
    return (traits & trait) != 0;
  }

  @Override
  public String toString() {
    return "AppMember[roles=" + roles + ", …]";
  }
}
