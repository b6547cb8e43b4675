package tocsin.core.discover.hunt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import tocsin.domain.intel.TieKind;

/**
 * Sites and the people who speak for them, as numbers, when all is known. Crowds are left out, and
 * so are people of more sites than one person visits. Immutable once made.
 */
final class Graph {
  private static final int[] NONE = {};

  final List<Page> pages;
  final List<Seed> seeds;
  private final int[][] visitors;
  private final int[][] seedsOfPerson;
  private final Map<Long, int[]> seedsOfHost = new HashMap<>();
  private final BitSet silent = new BitSet();
  private int crowds;

  /** O(edges · log people). */
  Graph(Pages all, Bounds bounds) {
    this.pages = all.all();
    this.seeds =
        all.seeds().stream().filter(seed -> seed.people().size() <= bounds.seedVisitors()).toList();
    LongStream.Builder met = LongStream.builder();
    this.visitors = new int[pages.size()][];
    for (Page page : pages) {
      addAll(page.people(), page.people().size() <= bounds.crowd(), met);
    }
    seeds.forEach(seed -> addAll(seed.people(), true, met));
    long[] people = met.build().sorted().distinct().toArray();
    int[] sites = new int[people.length];
    for (int i = 0; i < visitors.length; i++) {
      boolean crowd = pages.get(i).people().size() > bounds.crowd();
      crowds += crowd ? 1 : 0;
      visitors[i] = crowd ? NONE : numbers(pages.get(i).people(), people);
      Arrays.stream(visitors[i]).forEach(person -> sites[person]++);
    }
    for (int person = 0; person < sites.length; person++) {
      silent.set(person, sites[person] * all.scale() > bounds.personSites());
    }
    for (int i = 0; i < visitors.length; i++) {
      visitors[i] = Arrays.stream(visitors[i]).filter(who -> !silent.get(who)).toArray();
    }
    this.seedsOfPerson = new int[people.length][];
    Arrays.fill(seedsOfPerson, NONE);
    for (int i = 0; i < seeds.size(); i++) {
      for (int person : numbers(seeds.get(i).people(), people)) {
        seedsOfPerson[person] = silent.get(person) ? NONE : with(seedsOfPerson[person], i);
      }
    }
    hosts(all, bounds);
  }

  private static void addAll(LowestHashes from, boolean wanted, LongStream.Builder to) {
    for (int i = 0; wanted && i < from.size(); i++) {
      to.add(from.get(i));
    }
  }

  private static int[] numbers(LowestHashes hashes, long[] people) {
    int[] numbers = new int[hashes.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Arrays.binarySearch(people, hashes.get(i));
    }
    return numbers;
  }

  private static int[] with(int[] seeds, int seed) {
    int[] more = Arrays.copyOf(seeds, seeds.length + 1);
    more[seeds.length] = seed;
    return more;
  }

  /** Addresses and certificates of confirmed sites that few others share. */
  private void hosts(Pages all, Bounds bounds) {
    for (int i = 0; i < seeds.size(); i++) {
      LowestHashes hosts = seeds.get(i).hosts();
      for (int k = 0; k < hosts.size(); k++) {
        seedsOfHost.put(hosts.get(k), with(seedsOfHost.getOrDefault(hosts.get(k), NONE), i));
      }
    }
    Map<Long, Integer> sharers = new HashMap<>();
    for (Page page : pages) {
      for (int k = 0; k < page.hosts().size(); k++) {
        if (seedsOfHost.containsKey(page.hosts().get(k))) {
          sharers.merge(page.hosts().get(k), 1, Integer::sum);
        }
      }
    }
    seedsOfHost
        .keySet()
        .removeIf(host -> sharers.getOrDefault(host, 0) * all.scale() > bounds.hostSites());
  }

  /** Who speaks for a page, ascending; nobody for a crowd. */
  int[] visitors(int page) {
    return visitors[page];
  }

  /** Confirmed sites that a person was at, ascending; none for a person who speaks for none. */
  int[] seeds(int person) {
    return seedsOfPerson[person];
  }

  /** People, those who speak for none among them. */
  int people() {
    return seedsOfPerson.length;
  }

  /** People who speak for none. */
  int silent() {
    return silent.cardinality();
  }

  int crowds() {
    return crowds;
  }

  /** Whether a confirmed site is the page's own, which says nothing of it. */
  boolean isOwn(int page, int seed) {
    return pages.get(page).site().equals(seeds.get(seed).site());
  }

  /** Confirmed sites that share a page's addresses, or its certificates; each once for each. */
  List<Integer> sharing(int page, TieKind kind) {
    List<Integer> sharing = new ArrayList<>();
    LowestHashes hosts = pages.get(page).hosts();
    for (int k = 0; k < hosts.size(); k++) {
      if (HostKeys.kind(hosts.get(k)) != kind) {
        continue;
      }
      for (int seed : seedsOfHost.getOrDefault(hosts.get(k), NONE)) {
        if (!isOwn(page, seed)) {
          sharing.add(seed);
        }
      }
    }
    return sharing;
  }
}
