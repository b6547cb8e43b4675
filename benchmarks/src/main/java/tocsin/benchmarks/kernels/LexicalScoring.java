package tocsin.benchmarks.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
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
import tocsin.core.lexical.LexicalModel;
import tocsin.core.lexical.WeightsFormat;

/**
 * The lexical model on one thread: nanoseconds a host (names of one to three levels) or URL (a path
 * of some 35 characters more). Finding the registrable domain is part of both.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(LexicalScoring.COUNT)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx8g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"})
public class LexicalScoring {
  static final int COUNT = 1 << 14;

  private static final Path WEIGHTS = Path.of("models/packs/base/lexical.bin");

  private final String[] hosts = new String[COUNT];
  private final String[] paths = new String[COUNT];
  private PublicSuffixes suffixes;
  private LexicalModel.Scorer scorer;
  private long size;

  @Setup
  public void make() throws IOException {
    suffixes = PublicSuffixes.of(ListedHosts.suffixRules());
    byte[] bytes = Files.readAllBytes(WEIGHTS);
    long before = Heap.used();
    scorer = new LexicalModel(WeightsFormat.read(bytes), suffixes).scorer();
    size = Heap.used() - before;
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < COUNT; i++) {
      String name = Long.toString(random.nextLong(1L << 50, 1L << 51), 36);
      hosts[i] = (i % 2 == 0 ? "m." : "") + name + (i % 3 == 0 ? ".com.cn" : ".com");
      paths[i] = "/" + name.substring(3) + "/index.html?id=" + random.nextInt(1 << 20);
    }
  }

  private double told(Facts facts, double sum) {
    facts.tell(COUNT, size, 0);
    return sum;
  }

  @Benchmark
  public double host(Facts facts) {
    double sum = 0;
    for (String host : hosts) {
      sum += scorer.margin(host, "");
    }
    return told(facts, sum);
  }

  @Benchmark
  public double url(Facts facts) {
    double sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += scorer.margin(hosts[i], paths[i]);
    }
    return told(facts, sum);
  }

  /** The part of both that finds whose host it is. */
  @Benchmark
  public double registrableOnly(Facts facts) {
    double sum = 0;
    for (String host : hosts) {
      sum += suffixes.registrableStart(host);
    }
    return told(facts, sum);
  }
}
