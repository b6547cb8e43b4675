package tocsin.benchmarks.kernels;

import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import tocsin.core.kernel.CidrTable;

/**
 * Which prefix covers an address? Nanoseconds an address. 60 % of the prefixes are single
 * addresses, 25 % /24, the rest /16 to /22, none within another, so that searching by first address
 * suffices; four questions in a hundred hit.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CidrLookup.QUERIES)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx8g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"})
public class CidrLookup {
  static final int QUERIES = 1 << 20;

  @Param("100000")
  private int entries;

  private final long[] addresses = new long[QUERIES];
  private CidrTable table;
  private NavigableMap<Long, Long> tree;
  private long[] firsts;
  private long[] lasts;
  private IPv4AddressAssociativeTrie<Integer> trie;
  private long size;

  @Setup
  public void build(BenchmarkParams parameters) {
    SplittableRandom random = new SplittableRandom(11);
    NavigableMap<Long, Long> ranges = disjoint(random);
    List<Map.Entry<Long, Long>> all = new ArrayList<>(ranges.entrySet());
    for (int i = 0; i < QUERIES; i++) {
      Map.Entry<Long, Long> one = all.get(random.nextInt(all.size()));
      boolean inside = random.nextInt(25) == 0;
      long span = one.getValue() - one.getKey() + 1;
      addresses[i] = inside ? one.getKey() + random.nextLong(span) : outside(ranges, random);
    }
    String name = parameters.getBenchmark();
    long before = Heap.used();
    switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "tocsin" -> table = table(all);
      case "treeMap" -> tree = copy(all);
      case "binarySearch" -> {
        firsts = all.stream().mapToLong(Map.Entry::getKey).toArray();
        lasts = all.stream().mapToLong(Map.Entry::getValue).toArray();
      }
      case "ipAddressTrie" -> trie = trie(all);
      default -> throw new IllegalStateException(name);
    }
    size = Heap.used() - before;
  }

  private NavigableMap<Long, Long> disjoint(SplittableRandom random) {
    NavigableMap<Long, Long> ranges = new TreeMap<>();
    int wide = entries * 15 / 100;
    int middle = entries * 40 / 100;
    while (ranges.size() < entries) {
      int done = ranges.size();
      int bits = done < wide ? 16 + random.nextInt(7) : done < middle ? 24 : 32;
      long span = 1L << (32 - bits);
      long first = random.nextLong(1L << 32) & -span;
      Map.Entry<Long, Long> near = ranges.floorEntry(first + span - 1);
      if (near == null || near.getValue() < first) {
        ranges.put(first, first + span - 1);
      }
    }
    return ranges;
  }

  private static long outside(NavigableMap<Long, Long> ranges, SplittableRandom random) {
    while (true) {
      long address = random.nextLong(1L << 32);
      Map.Entry<Long, Long> near = ranges.floorEntry(address);
      if (near == null || near.getValue() < address) {
        return address;
      }
    }
  }

  private static CidrTable table(List<Map.Entry<Long, Long>> all) {
    List<CidrTable.Range> ranges = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      ranges.add(new CidrTable.Range(all.get(i).getKey(), all.get(i).getValue(), i));
    }
    return CidrTable.of(ranges);
  }

  /** With numbers of its own. */
  private static NavigableMap<Long, Long> copy(List<Map.Entry<Long, Long>> all) {
    NavigableMap<Long, Long> tree = new TreeMap<>();
    all.forEach(one -> tree.put(one.getKey() + 0L, one.getValue() + 0L));
    return tree;
  }

  private static IPv4AddressAssociativeTrie<Integer> trie(List<Map.Entry<Long, Long>> all) {
    IPv4AddressAssociativeTrie<Integer> trie = new IPv4AddressAssociativeTrie<>();
    for (int i = 0; i < all.size(); i++) {
      long first = all.get(i).getKey();
      int bits = Long.numberOfLeadingZeros(all.get(i).getValue() - first) - 32;
      var unused = trie.put(new IPv4Address((int) first, bits).toPrefixBlock(), i);
    }
    return trie;
  }

  private long told(Facts facts, long found) {
    facts.tell(found, size, entries);
    return found;
  }

  @Benchmark
  public long tocsin(Facts facts) {
    long found = 0;
    for (long address : addresses) {
      found += table.find(address) >= 0 ? 1 : 0;
    }
    return told(facts, found);
  }

  /** What people write. */
  @Benchmark
  public long treeMap(Facts facts) {
    long found = 0;
    for (long address : addresses) {
      Map.Entry<Long, Long> near = tree.floorEntry(address);
      found += near != null && near.getValue() >= address ? 1 : 0;
    }
    return told(facts, found);
  }

  /** Two sorted arrays. */
  @Benchmark
  public long binarySearch(Facts facts) {
    long found = 0;
    for (long address : addresses) {
      int at = Arrays.binarySearch(firsts, address);
      int near = at >= 0 ? at : -at - 2;
      found += near >= 0 && lasts[near] >= address ? 1 : 0;
    }
    return told(facts, found);
  }

  /** The library takes an address object. */
  @Benchmark
  public long ipAddressTrie(Facts facts) {
    long found = 0;
    for (long address : addresses) {
      found += trie.longestPrefixMatch(new IPv4Address((int) address)) != null ? 1 : 0;
    }
    return told(facts, found);
  }
}
