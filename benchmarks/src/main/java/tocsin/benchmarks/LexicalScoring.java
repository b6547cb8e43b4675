package tocsin.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lexical.LexicalModel;
import tocsin.core.lexical.WeightsFormat;

/**
 * The lexical model on one thread, one host or URL a call, from the repository's root:
 *
 * <pre>
 * java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' org.openjdk.jmh.Main LexicalScoring -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LexicalScoring {
  private static final Path PACK = Path.of("models/packs/base");
  private static final int COUNT = 1 << 14;

  private final String[] hosts = new String[COUNT];
  private final String[] paths = new String[COUNT];
  private final PublicSuffixes suffixes = suffixes();
  private final LexicalModel.Scorer scorer = scorer(suffixes);
  private int next;

  private static PublicSuffixes suffixes() {
    try {
      return PublicSuffixes.of(Files.readAllLines(PACK.resolve("public_suffix_list.dat")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LexicalModel.Scorer scorer(PublicSuffixes suffixes) {
    try {
      byte[] bytes = Files.readAllBytes(PACK.resolve("lexical.bin"));
      return new LexicalModel(WeightsFormat.read(bytes), suffixes).scorer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of one to three levels; paths of some 35 characters. */
  @Setup
  public void make() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < COUNT; i++) {
      String name = Long.toString(random.nextLong(1L << 50, 1L << 51), 36);
      hosts[i] = (i % 2 == 0 ? "m." : "") + name + (i % 3 == 0 ? ".com.cn" : ".com");
      paths[i] = "/" + name.substring(3) + "/index.html?id=" + random.nextInt(1 << 20);
    }
  }

  @Benchmark
  public double host() {
    next = (next + 1) & (COUNT - 1);
    return scorer.margin(hosts[next], "");
  }

  @Benchmark
  public double url() {
    next = (next + 1) & (COUNT - 1);
    return scorer.margin(hosts[next], paths[next]);
  }

  @Benchmark
  public int registrableDomainOnly() {
    next = (next + 1) & (COUNT - 1);
    return suffixes.registrableStart(hosts[next]);
  }
}
