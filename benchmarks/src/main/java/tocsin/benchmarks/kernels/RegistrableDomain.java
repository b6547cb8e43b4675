package tocsin.benchmarks.kernels;

import com.google.common.net.InternetDomainName;
import crawlercommons.domains.EffectiveTldFinder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Who registered a host: nanoseconds a host. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Hosts.QUERIES)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"})
public class RegistrableDomain {
  private Hosts hosts = new Hosts(1000);
  private byte[][] bytes = new byte[0][];
  private PublicSuffixes suffixes = PublicSuffixes.of(List.of());

  @Setup
  public void read() throws IOException {
    List<String> rules =
        Files.readAllLines(Path.of("models/packs/base/public_suffix_list.dat")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("//"))
            .toList();
    suffixes = PublicSuffixes.of(rules);
    hosts = new Hosts(1000);
    bytes = new byte[Hosts.QUERIES][];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = hosts.queries[i].getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  @Benchmark
  public long tocsin() {
    long sum = 0;
    for (String host : hosts.queries) {
      sum += suffixes.registrableStart(host);
    }
    return sum;
  }

  /** From an array of bytes, as a reader has them. */
  @Benchmark
  public long tocsinBytes() {
    long sum = 0;
    for (byte[] host : bytes) {
      sum += suffixes.registrableStart(host, 0, host.length);
    }
    return sum;
  }

  @Benchmark
  public long crawlerCommons() {
    long sum = 0;
    for (String host : hosts.queries) {
      String domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
      sum += domain == null ? 0 : domain.length();
    }
    return sum;
  }

  @Benchmark
  public long guava() {
    long sum = 0;
    for (String host : hosts.queries) {
      try {
        InternetDomainName name = InternetDomainName.from(host);
        sum += name.isUnderPublicSuffix() ? name.topPrivateDomain().toString().length() : 0;
      } catch (IllegalArgumentException e) {
        sum++;
      }
    }
    return sum;
  }
}
