package tocsin.core.discover.hunt;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.apps.AppVote;
import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;

/** What is held of one site: who was there, where it lives, what was seen of its targets. */
final class Page {
  /** Targets kept of a site: those whose names hash lowest. Others count for the site only. */
  private static final int MAX_TARGETS = 64;

  private final String site;
  private long firstSeenAt = Long.MAX_VALUE;
  private final LowestHashes people = new LowestHashes();
  private final LowestHashes hosts = new LowestHashes();
  private final TreeMap<Long, Clue> clues = new TreeMap<>();
  private List<AppVote> votes = List.of();

  Page(String site) {
    this.site = site;
  }

  void seenAt(long at) {
    firstSeenAt = Math.min(firstSeenAt, at);
  }

  /**
   * Takes a visit in. O(people kept).
   *
   * @param match the indicator that counts, if any
   * @param mostPeople how many visitors to keep
   * @return by how much the number of visitors kept grew
   */
  int visited(Sighting sighting, @Nullable Match match, int mostPeople) {
    long name = Hash64.of(sighting.target());
    Clue clue = clues.get(name);
    if (clue == null) {
      clue = new Clue(sighting.target(), sighting.kind());
      clues.put(name, clue);
    }
    clue.seen(sighting, match);
    if (clues.size() > MAX_TARGETS) {
      clues.pollLastEntry();
    }
    HostKeys.add(hosts, sighting);
    return people.add(Hash64.of(sighting.subject()), mostPeople);
  }

  void voted(List<AppVote> others) {
    votes = others;
  }

  String site() {
    return site;
  }

  /** Milliseconds UTC, as far back as the history goes. */
  long firstSeenAt() {
    return firstSeenAt;
  }

  /** Hashes of pseudonyms. */
  LowestHashes people() {
    return people;
  }

  /** See {@link HostKeys}. */
  LowestHashes hosts() {
    return hosts;
  }

  Collection<Clue> clues() {
    return clues.values();
  }

  List<AppVote> votes() {
    return votes;
  }
}
