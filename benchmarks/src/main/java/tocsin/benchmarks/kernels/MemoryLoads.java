package tocsin.benchmarks.kernels;

import java.util.SplittableRandom;
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

/**
 * The physical floor: nanoseconds for one load from a working set of so many bytes, when the next
 * address depends on it (latency), and when it does not (overlapped). One load a cache line.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(MemoryLoads.LOADS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=2"})
public class MemoryLoads {
  static final int LOADS = 1 << 16;

  /** Ints in a cache line of 64 bytes. */
  private static final int LINE = 16;

  @Param({"16384", "524288", "4194304", "33554432", "536870912"})
  private int entries;

  private int[] next = new int[0];
  private int at;
  private long counter;

  /** One cycle through all lines in random order (Sattolo 1986). */
  @Setup
  public void shuffle() {
    int lines = entries / 4 / LINE;
    next = new int[lines * LINE];
    for (int i = 0; i < lines; i++) {
      next[i * LINE] = i * LINE;
    }
    SplittableRandom random = new SplittableRandom(3);
    for (int i = lines - 1; i > 0; i--) {
      int other = random.nextInt(i) * LINE;
      int kept = next[i * LINE];
      next[i * LINE] = next[other];
      next[other] = kept;
    }
  }

  @Benchmark
  public int dependent() {
    int place = at;
    for (int i = 0; i < LOADS; i++) {
      place = next[place];
    }
    at = place;
    return place;
  }

  /** Addresses come from a hashed counter, so that many loads are under way at once. */
  @Benchmark
  public int independent() {
    int mask = next.length / LINE - 1;
    int sum = 0;
    long from = counter;
    for (int i = 0; i < LOADS; i++) {
      long hash = (from + i) * 0x9E3779B97F4A7C15L;
      hash = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
      sum += next[((int) (hash >>> 40) & mask) * LINE];
    }
    counter = from + LOADS;
    return sum;
  }
}
