package tocsin.core.discover.hunt;

import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TieKind;

/**
 * Addresses and certificates in one set of numbers: the hashes of both are odd, and those of
 * certificates are kept inverted.
 */
final class HostKeys {
  /** Kept of a site; more are a cloud. */
  private static final int MOST = 64;

  private HostKeys() {}

  static void add(LowestHashes hosts, Sighting sighting) {
    if (sighting.server() != 0) {
      hosts.add(sighting.server(), MOST);
    }
    if (sighting.cert() != 0) {
      hosts.add(~sighting.cert(), MOST);
    }
  }

  static TieKind kind(long host) {
    return (host & 1) != 0 ? TieKind.SERVER : TieKind.CERT;
  }
}
