package tocsin.benchmarks.kernels;

import com.google.common.net.InternetDomainName;
import crawlercommons.domains.EffectiveTldFinder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tocsin.core.kernel.PublicSuffixes;

/** Who registered a host: nanoseconds a host. All read the base pack's list but Guava. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(RegistrableDomain.COUNT)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx8g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"})
public class RegistrableDomain {
  static final int COUNT = 1 << 18;

  private String[] hosts;
  private byte[] bytes;
  private int[] limits;
  private PublicSuffixes suffixes;
  private long size;
  private int rules;

  /** Hosts of the listed domains, and the list compiled. */
  @Setup
  public void read() throws IOException {
    List<String> lines = ListedHosts.suffixRules();
    hosts = Arrays.copyOf(new ListedHosts(1000).queries, COUNT);
    long before = Heap.used();
    suffixes = PublicSuffixes.of(lines);
    size = Heap.used() - before;
    rules = lines.size();
    StringBuilder all = new StringBuilder();
    limits = new int[COUNT];
    for (int i = 0; i < COUNT; i++) {
      limits[i] = all.append(hosts[i]).length();
    }
    bytes = all.toString().getBytes(StandardCharsets.ISO_8859_1);
    SuffixParity.giveCrawlerCommonsOurList();
  }

  /** From the array of bytes that a reader has them in. */
  @Benchmark
  public long tocsin(Facts facts) {
    long found = 0;
    int from = 0;
    for (int to : limits) {
      found += suffixes.registrableStart(bytes, from, to) >= 0 ? 1 : 0;
      from = to;
    }
    facts.tell(found, size, rules);
    return found;
  }

  @Benchmark
  public long tocsinString(Facts facts) {
    long found = 0;
    for (String host : hosts) {
      found += suffixes.registrableStart(host) >= 0 ? 1 : 0;
    }
    facts.tell(found, size, rules);
    return found;
  }

  @Benchmark
  public long crawlerCommons(Facts facts) {
    long found = 0;
    for (String host : hosts) {
      found += EffectiveTldFinder.getAssignedDomain(host, true, false) == null ? 0 : 1;
    }
    facts.tell(found, 0, 0);
    return found;
  }

  /** Guava has no answer for a label that it does not allow. */
  @Benchmark
  public long guava(Facts facts) {
    long found = 0;
    long refused = 0;
    for (String host : hosts) {
      try {
        InternetDomainName name = InternetDomainName.from(host);
        found +=
            name.isUnderPublicSuffix() && !name.topPrivateDomain().toString().isEmpty() ? 1 : 0;
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    facts.tell(found, 0, 0);
    return found + refused;
  }
}
