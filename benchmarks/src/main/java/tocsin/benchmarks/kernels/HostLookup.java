package tocsin.benchmarks.kernels;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.objects.ObjectOpenHashSet;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
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
import tocsin.core.kernel.SuffixTable;

/**
 * Is a host or any of its parent domains on a list? Nanoseconds a host, whole suffix walk. Every
 * method returns its number of hits, so that they can be compared; {@code floor} only touches the
 * bytes and finds the dots.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Hosts.QUERIES)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx8g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"})
public class HostLookup {
  @Param({"1000000", "10000000"})
  private int entries;

  private Hosts hosts = new Hosts(1000);
  private SuffixTable table = new SuffixTable.Builder(1).build();
  private byte[] bytes = new byte[0];
  private int[] limits = new int[0];
  private Set<String> hashSet = Set.of();
  private ObjectOpenHashSet<String> objectSet = new ObjectOpenHashSet<>();
  private LongOpenHashSet longSet = new LongOpenHashSet();
  private BloomFilter<Long> guava = BloomFilter.create(Funnels.longFunnel(), 1);

  @Setup
  public void build(org.openjdk.jmh.infra.BenchmarkParams parameters) {
    hosts = new Hosts(entries);
    String name = parameters.getBenchmark();
    name = name.substring(name.lastIndexOf('.') + 1);
    switch (name) {
      case "tocsin", "tocsinBatch", "floor" -> buildTable();
      case "hashSet" -> hashSet = new HashSet<>(hosts.listed);
      case "fastutilObjects" -> objectSet = new ObjectOpenHashSet<>(hosts.listed, 0.5f);
      case "fastutilLongs" -> {
        longSet = new LongOpenHashSet(hosts.listed.size(), 0.5f);
        hosts.listed.forEach(host -> longSet.add(rolling(host)));
      }
      case "guavaBloom" -> {
        guava = BloomFilter.create(Funnels.longFunnel(), hosts.listed.size(), 0.001);
        hosts.listed.forEach(host -> guava.put(rolling(host)));
      }
      default -> throw new IllegalStateException(name);
    }
  }

  private void buildTable() {
    SuffixTable.Builder builder = new SuffixTable.Builder(42);
    hosts.listed.forEach(builder::add);
    table = builder.build();
    StringBuilder all = new StringBuilder();
    limits = new int[Hosts.QUERIES];
    for (int i = 0; i < Hosts.QUERIES; i++) {
      all.append(hosts.queries[i]);
      limits[i] = all.length();
    }
    bytes = all.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The physical floor of anything that reads a host: its bytes, and a dot mask. */
  @Benchmark
  public long floor() {
    long sum = 0;
    int from = 0;
    for (int to : limits) {
      for (int i = from; i < to; i++) {
        sum += bytes[i] == '.' ? 1 : 0;
      }
      from = to;
    }
    return sum;
  }

  /** Host after host from an array of bytes. */
  @Benchmark
  public int tocsin() {
    int[] hits = {0};
    int from = 0;
    for (int to : limits) {
      table.walk(bytes, from, to, (id, start) -> hits[0]++);
      from = to;
    }
    return hits[0];
  }

  /** In batches of 64, as a reader that has many records at hand can ask. */
  @Benchmark
  public int tocsinBatch() {
    int[] hits = {0};
    int[] bounds = new int[65];
    for (int first = 0; first < limits.length; first += 64) {
      bounds[0] = first == 0 ? 0 : limits[first - 1];
      System.arraycopy(limits, first, bounds, 1, 64);
      table.walk(bytes, bounds, 64, (host, id, start) -> hits[0]++);
    }
    return hits[0];
  }

  /** What people write. */
  @Benchmark
  public int hashSet() {
    return walk(hashSet);
  }

  @Benchmark
  public int fastutilObjects() {
    return walk(objectSet);
  }

  private int walk(Set<String> set) {
    int hits = 0;
    for (String host : hosts.queries) {
      String rest = host;
      for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
        hits += set.contains(rest) ? 1 : 0;
        rest = rest.substring(dot + 1);
      }
    }
    return hits;
  }

  /** Rolling hashes of all suffixes: not exact, for the hash alone decides. */
  @Benchmark
  public int fastutilLongs() {
    int hits = 0;
    for (String host : hosts.queries) {
      long hash = 0;
      for (int i = host.length() - 1; i >= 0; i--) {
        char c = host.charAt(i);
        if (c == '.' && longSet.contains(hash)) {
          hits++;
        }
        hash = (hash + c) * 0x9E3779B97F4A7C15L;
      }
      hits += longSet.contains(hash) ? 1 : 0;
    }
    return hits;
  }

  /** A filter only: false positives stay. */
  @Benchmark
  public int guavaBloom() {
    int hits = 0;
    for (String host : hosts.queries) {
      long hash = 0;
      for (int i = host.length() - 1; i >= 0; i--) {
        char c = host.charAt(i);
        if (c == '.' && guava.mightContain(hash)) {
          hits++;
        }
        hash = (hash + c) * 0x9E3779B97F4A7C15L;
      }
      hits += guava.mightContain(hash) ? 1 : 0;
    }
    return hits;
  }

  private static long rolling(String host) {
    long hash = 0;
    for (int i = host.length() - 1; i >= 0; i--) {
      hash = (hash + host.charAt(i)) * 0x9E3779B97F4A7C15L;
    }
    return hash;
  }
}
