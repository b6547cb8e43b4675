package tocsin.benchmarks.kernels;

import java.io.IOException;
import java.nio.file.Path;
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

/**
 * What discovery adds to a record of the sample town: the seed and the tie ledger from empty.
 * Divided by all records, of which few are sightings.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"})
public class DiscoverySteps {
  private static final int RECORDS = 50_000;

  private SightingLog log;

  /** Reads the sample town. */
  @Setup
  public void read() throws IOException {
    log = SightingLog.read(Path.of("sample-data/town"), Path.of("models/packs/base"), RECORDS);
    if (log.records() != RECORDS) {
      throw new IllegalStateException(log.records() + " records, expected " + RECORDS);
    }
  }

  /** Whatever the sieve lets through. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public int added() {
    return log.discover();
  }
}
