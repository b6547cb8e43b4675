package tocsin.core.discover.hunt;

import java.util.function.BiConsumer;

/**
 * What a hunt believes and how much it holds. The first six are those of the streaming pass ({@link
 * tocsin.domain.pack.Discovery}).
 *
 * @param people fewest exposed people that say anything
 * @param chance nats that chance explains, since many sites are looked at
 * @param crowd people at a site beyond which its visitors say nothing
 * @param seedVisitors people at a confirmed target, or at a find, beyond which it exposes nobody
 * @param personSites unlisted sites of one person beyond which the person speaks for none
 * @param hostSites sites at one address or certificate beyond which strangers share it
 * @param secondHand what the word of a find is worth of a confirmed target's, 0–1; times the find's
 *     own probability
 * @param sites sites held; of more a sample is hunted
 * @param edges visitors of sites held, each once a site; of more a sample of the sites is hunted
 */
public record Bounds(
    int people,
    double chance,
    int crowd,
    int seedVisitors,
    int personSites,
    int hostSites,
    double secondHand,
    int sites,
    long edges) {

  /** Reports each value that is not sound, by its name. */
  public void check(BiConsumer<String, String> problems) {
    atLeast("people", people, 2, problems);
    atLeast("crowd", crowd, people, problems);
    atLeast("seedVisitors", seedVisitors, 1, problems);
    atLeast("personSites", personSites, 2, problems);
    atLeast("hostSites", hostSites, 2, problems);
    atLeast("sites", sites, 1, problems);
    atLeast("edges", edges, 1, problems);
    if (!(chance >= 0)) {
      problems.accept("chance", chance + " is below 0");
    }
    if (!(secondHand > 0 && secondHand < 1)) {
      problems.accept("secondHand", secondHand + " is not above 0 and below 1");
    }
  }

  private static void atLeast(
      String name, long value, long least, BiConsumer<String, String> problems) {
    if (value < least) {
      problems.accept(name, value + " is less than " + least);
    }
  }
}
