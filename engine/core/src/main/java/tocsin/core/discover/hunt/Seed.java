package tocsin.core.discover.hunt;

import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Sighting;

/** Who was at the confirmed targets of a site, and where these live. */
final class Seed {
  private final String site;
  private final LowestHashes people = new LowestHashes();
  private final LowestHashes hosts = new LowestHashes();
  private String fraudType = Indicator.UNKNOWN_TYPE;

  Seed(String site) {
    this.site = site;
  }

  /**
   * Takes a visit to a confirmed target in. O(people kept).
   *
   * @param type of fraud, as the indicator says
   * @param mostPeople how many visitors to keep
   */
  void visited(Sighting sighting, String type, int mostPeople) {
    boolean unknown = fraudType.equals(Indicator.UNKNOWN_TYPE);
    boolean tells = !type.equals(Indicator.UNKNOWN_TYPE);
    fraudType = tells && (unknown || type.compareTo(fraudType) < 0) ? type : fraudType;
    HostKeys.add(hosts, sighting);
    var unused = people.add(Hash64.of(sighting.subject()), mostPeople);
  }

  String site() {
    return site;
  }

  LowestHashes people() {
    return people;
  }

  LowestHashes hosts() {
    return hosts;
  }

  /** Of several the first by name, so that order does not matter; {@code unknown} without any. */
  String fraudType() {
    return fraudType;
  }
}
