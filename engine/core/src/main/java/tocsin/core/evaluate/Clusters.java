package tocsin.core.evaluate;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import tocsin.core.kernel.Hash64;

/**
 * What is drawn together when figures are resampled. People, sites and payments of one campaign
 * rise and fall together, so a campaign is one draw; whoever belongs to none (a person alerted
 * without ground, a benign site that was flagged) is a draw of its own. Confined to one thread.
 */
final class Clusters {
  private final Map<String, Integer> campaigns = new HashMap<>();
  private final Map<String, Integer> singles = new HashMap<>();
  private long[] hashes = new long[16];

  Clusters(Collection<String> campaigns) {
    for (String campaign : new TreeSet<>(campaigns)) {
      this.campaigns.put(campaign, this.campaigns.size());
    }
  }

  /** The number of a campaign; one that was not announced is a draw of its own. */
  int campaign(String id) {
    Integer known = campaigns.get(id);
    return known == null ? single("campaign:" + id) : known;
  }

  /** The number of something that belongs to no campaign. */
  int single(String id) {
    Integer known = singles.get(id);
    if (known != null) {
      return known;
    }
    int index = singles.size();
    if (index == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * index);
    }
    hashes[index] = Hash64.of(id);
    singles.put(id, campaigns.size() + index);
    return campaigns.size() + index;
  }

  int campaignCount() {
    return campaigns.size();
  }

  int size() {
    return campaigns.size() + singles.size();
  }

  /** A hash that names a single, whatever its number. */
  long hash(int single) {
    return hashes[single - campaigns.size()];
  }
}
