package tocsin.benchmarks.kernels;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.objects.ObjectOpenHashSet;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
import org.openjdk.jmh.infra.BenchmarkParams;
import tocsin.core.kernel.SuffixTable;

/**
 * Is a host or any of its parent domains on a list? Nanoseconds a host, whole suffix walk. Every
 * method tells its number of hits, so that they can be compared; {@code floor} only touches the
 * bytes and finds the dots.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ListedHosts.QUERIES)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx8g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"})
public class HostLookup {
  private static final int BATCH = 64;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_SEVEN = 0x7F7F7F7F7F7F7F7FL;
  private static final long DOTS = 0x0101010101010101L * '.';

  @Param({"100000", "1000000", "10000000"})
  private int entries;

  private String[] queries;
  private byte[] bytes;
  private int[] limits;
  private long size;

  private SuffixTable table;
  private Set<String> strings;
  private LongOpenHashSet longs;
  private BloomFilter<Long> bloom;
  private ReversedFst fst;
  private ReversedTrie trie;

  /** Builds only what the method asks, and weighs it. */
  @Setup
  public void build(BenchmarkParams parameters) {
    ListedHosts hosts = new ListedHosts(entries);
    queries = hosts.queries;
    pack();
    String name = parameters.getBenchmark();
    long before = Heap.used();
    switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "floor" -> {}
      case "tocsin", "tocsinBatch" -> {
        SuffixTable.Builder builder = new SuffixTable.Builder(42);
        hosts.forEach(builder::add);
        table = builder.build();
      }
      case "hashSet" -> {
        strings = new HashSet<>();
        hosts.forEach(strings::add);
      }
      case "fastutilObjects" -> {
        strings = new ObjectOpenHashSet<>(entries, 0.5f);
        hosts.forEach(strings::add);
      }
      case "fastutilLongs" -> {
        longs = new LongOpenHashSet(entries, 0.5f);
        hosts.forEach(host -> longs.add(SuffixHashes.of(host)));
      }
      case "guavaBloom" -> {
        bloom = BloomFilter.create(Funnels.longFunnel(), entries, 0.001);
        hosts.forEach(host -> bloom.put(SuffixHashes.of(host)));
      }
      case "luceneFst" -> fst = new ReversedFst(hosts);
      case "ahoCorasick" -> trie = new ReversedTrie(hosts);
      default -> throw new IllegalStateException(name);
    }
    size = Math.max(0, Heap.used() - before);
    if (trie != null) {
      queries = Arrays.stream(queries).map(ReversedTrie::text).toArray(String[]::new);
    }
  }

  /** All questions in one array, as a reader has them, with eight spare bytes at the end. */
  private void pack() {
    StringBuilder all = new StringBuilder();
    limits = new int[ListedHosts.QUERIES];
    for (int i = 0; i < ListedHosts.QUERIES; i++) {
      all.append(queries[i]);
      limits[i] = all.length();
    }
    bytes = all.append("\0".repeat(8)).toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private long told(Facts facts, long hits) {
    facts.tell(hits, size, size == 0 ? 0 : entries);
    return hits;
  }

  /** The physical floor of anything that reads a host: its bytes, eight at a time, and its dots. */
  @Benchmark
  public long floor() {
    long dots = 0;
    int from = 0;
    for (int to : limits) {
      for (int i = from; i < to; i += 8) {
        long other = (long) WORDS.get(bytes, i) ^ DOTS;
        long zeros = ~(((other & LOW_SEVEN) + LOW_SEVEN) | other | LOW_SEVEN);
        int beyond = Math.max(0, i + 8 - to);
        dots += Long.bitCount(zeros & (-1L >>> (8 * beyond)));
      }
      from = to;
    }
    return dots;
  }

  /** Host after host from an array of bytes. */
  @Benchmark
  public long tocsin(Facts facts) {
    int[] hits = {0};
    SuffixTable.Found count = (id, start) -> hits[0]++;
    int from = 0;
    for (int to : limits) {
      table.walk(bytes, from, to, count);
      from = to;
    }
    return told(facts, hits[0]);
  }

  /** In batches of 64, as a reader that has many records at hand can ask. */
  @Benchmark
  public long tocsinBatch(Facts facts) {
    int[] hits = {0};
    int[] bounds = new int[BATCH + 1];
    for (int first = 0; first < limits.length; first += BATCH) {
      bounds[0] = first == 0 ? 0 : limits[first - 1];
      System.arraycopy(limits, first, bounds, 1, BATCH);
      table.walk(bytes, bounds, BATCH, (host, id, start) -> hits[0]++);
    }
    return told(facts, hits[0]);
  }

  /** What people write. */
  @Benchmark
  public long hashSet(Facts facts) {
    return told(facts, walk());
  }

  /** The same walk over a set of open addressing. */
  @Benchmark
  public long fastutilObjects(Facts facts) {
    return told(facts, walk());
  }

  private long walk() {
    long hits = 0;
    for (String host : queries) {
      String rest = host;
      for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
        hits += strings.contains(rest) ? 1 : 0;
        rest = rest.substring(dot + 1);
      }
    }
    return hits;
  }

  /** A set of hashes: the hash alone decides. */
  @Benchmark
  public long fastutilLongs(Facts facts) {
    long hits = 0;
    for (String host : queries) {
      hits += SuffixHashes.count(host, longs::contains);
    }
    return told(facts, hits);
  }

  /** A filter only: false positives stay. */
  @Benchmark
  public long guavaBloom(Facts facts) {
    long hits = 0;
    for (String host : queries) {
      hits += SuffixHashes.count(host, bloom::mightContain);
    }
    return told(facts, hits);
  }

  @Benchmark
  public long luceneFst(Facts facts) {
    long hits = 0;
    for (String host : queries) {
      hits += fst.count(host);
    }
    return told(facts, hits);
  }

  @Benchmark
  public long ahoCorasick(Facts facts) {
    long hits = 0;
    for (String text : queries) {
      hits += trie.count(text);
    }
    return told(facts, hits);
  }
}
