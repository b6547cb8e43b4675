package tocsin.core.discover.hunt;

/**
 * What a hunt looked at, and where a bound was met.
 *
 * @param sites sites held that nobody vouches for, confirmed ones among them
 * @param people people seen there
 * @param edges visitors of all of them, each once a site
 * @param seeds sites with confirmed targets that were visited
 * @param popularSeeds of these how many had too many visitors to expose anybody
 * @param crowds sites with too many visitors to be told by them
 * @param silent people of too many sites to speak for any
 * @param scale how many sites each stands for that was held: above 1 when there were too many
 */
public record HuntCounts(
    int sites,
    int people,
    long edges,
    int seeds,
    int popularSeeds,
    int crowds,
    int silent,
    long scale) {}
