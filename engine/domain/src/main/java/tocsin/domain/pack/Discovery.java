package tocsin.domain.pack;

/**
 * How a pack finds targets that no list knows by what they have in common with confirmed ones.
 *
 * @param epochMillis how often evidence is closed and weighed; a multiple of five minutes that
 *     divides a day
 * @param people fewest exposed people that say anything
 * @param chance nats that chance explains, since many sites are looked at many times
 * @param crowd people at a site beyond which its visitors say nothing
 * @param seedVisitors people at a confirmed site beyond which it exposes nobody
 * @param personSites sites of one person beyond which the person speaks for none
 * @param hostSites sites at one address or certificate beyond which it is shared by strangers
 * @param confirmAt probability from which the evidence on a site whose visitors speak against it
 *     confirms; 1 or more for never
 * @param confirmPeople people at a site beyond which only people may confirm it
 */
public record Discovery(
    long epochMillis,
    int people,
    double chance,
    int crowd,
    int seedVisitors,
    int personSites,
    int hostSites,
    double confirmAt,
    int confirmPeople) {
  /** Finds nothing. */
  public static final Discovery NONE = new Discovery(3_600_000L, 3, 0, 0, 0, 0, 0, 1, 0);

  /** Whether anything is looked for. */
  public boolean isOn() {
    return crowd > 0;
  }
}
