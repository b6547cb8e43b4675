package tocsin.benchmarks.kernels;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.commons.text.similarity.LevenshteinDistance;
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
import tocsin.adapters.json.PackReader;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lookalike.LookAlikes;
import tocsin.domain.pack.Brand;

/**
 * Does a host imitate a brand of the base pack? Nanoseconds a host. The scan is what people write:
 * the registered label against every name, one edit allowed; it knows no other disguise, so it
 * finds less.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(LookAlikeFinding.QUERIES)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx8g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"})
public class LookAlikeFinding {
  static final int QUERIES = 1 << 12;

  private final String[] hosts = new String[QUERIES];
  private LookAlikes lookAlikes;
  private PublicSuffixes suffixes;
  private String[] names;
  private LevenshteinDistance distance;
  private long size;

  @Setup
  public void read() {
    System.arraycopy(new ListedHosts(1000).queries, 0, hosts, 0, QUERIES);
    var model =
        Objects.requireNonNull(PackReader.read(Path.of("models/packs/base"), 0, 42).model());
    suffixes = model.suffixes();
    List<Brand> brands = model.pack().brands().brands();
    long before = Heap.used();
    lookAlikes = LookAlikes.of(model.pack().brands(), suffixes, 42);
    size = Heap.used() - before;
    names =
        brands.stream()
            .flatMap(brand -> List.of(brand.names(), brand.pinyin()).stream())
            .flatMap(List::stream)
            .distinct()
            .toArray(String[]::new);
    distance = new LevenshteinDistance(1);
  }

  @Benchmark
  public long tocsin(Facts facts) {
    long found = 0;
    for (String host : hosts) {
      found += lookAlikes.find(host) == null ? 0 : 1;
    }
    facts.tell(found, size, names.length);
    return found;
  }

  @Benchmark
  public long levenshteinScan(Facts facts) {
    long found = 0;
    for (String host : hosts) {
      found += isNear(host) ? 1 : 0;
    }
    facts.tell(found, 0, 0);
    return found;
  }

  private boolean isNear(String host) {
    int start = Math.max(0, suffixes.registrableStart(host));
    String label = host.substring(start, host.indexOf('.', start));
    for (String name : names) {
      if (distance.apply(label, name) >= 0) {
        return true;
      }
    }
    return false;
  }
}
