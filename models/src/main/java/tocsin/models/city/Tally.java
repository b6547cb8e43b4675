package tocsin.models.city;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a plausibility report counts. Tallies of slices are added up in order. */
final class Tally {
  /** People whose days are counted one by one. */
  static final int SAMPLED = 1000;

  final long[] hours = new long[24];
  final long[] popular = new long[BenignWorld.POPULAR_HOSTS];
  final int[][] visits;
  final BitSet sites;
  long events;
  long lost;
  long duplicated;
  long late;
  long fraudulent;

  /** How far people came, by fraud type and depth. */
  final Map<String, Map<String, Integer>> funnel = new TreeMap<>();

  /** What was paid in all by each paying person, by fraud type. */
  final Map<String, List<Integer>> losses = new TreeMap<>();

  Tally(int days, int sites) {
    this.visits = new int[days][SAMPLED];
    this.sites = new BitSet(sites);
  }

  void add(Exposed exposed) {
    String type = exposed.campaign().funnel.code();
    funnel.computeIfAbsent(type, t -> new TreeMap<>()).merge(exposed.deepest(), 1, Integer::sum);
    if (!exposed.payments().isEmpty()) {
      int sum = exposed.payments().stream().mapToInt(Exposed.Payment::yuan).sum();
      losses.computeIfAbsent(type, t -> new ArrayList<>()).add(sum);
    }
  }

  /** Counts a slice. */
  void add(Slice slice) {
    events += slice.written();
    lost += slice.lost();
    duplicated += slice.duplicated();
    late += slice.late().size();
    for (Event event : slice.events()) {
      hours[slice.hour()]++;
      if (event.fraud() != null) {
        fraudulent++;
      } else {
        sites.set(event.site());
        if (event.site() < 2 * BenignWorld.POPULAR_HOSTS) {
          popular[event.site() / 2]++;
        }
      }
      if (event.person() < SAMPLED) {
        visits[slice.day()][event.person()]++;
      }
    }
  }
}
