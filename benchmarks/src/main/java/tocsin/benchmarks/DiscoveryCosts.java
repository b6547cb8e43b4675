package tocsin.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import tocsin.benchmarks.kernels.SightingLog;

/**
 * What the seed and tie ledgers add to a record of a whole city, in maps: time of one thread,
 * divided by all records. The first rounds warm up.
 */
final class DiscoveryCosts {
  private static final int ROUNDS = 5;

  private DiscoveryCosts() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: DiscoveryCosts CITY");
      System.exit(2);
    }
    SightingLog log =
        SightingLog.read(Path.of(args[0]), Path.of("models/packs/base"), Long.MAX_VALUE);
    System.out.printf(Locale.ROOT, "%,d records, %,d sightings%n", log.records(), log.size());
    for (int round = 1; round <= ROUNDS; round++) {
      System.out.printf(Locale.ROOT, "round %d: %.0f ns a record%n", round, nanos(log));
    }
  }

  private static double nanos(SightingLog log) {
    long from = System.nanoTime();
    int ties = log.discover();
    long nanos = System.nanoTime() - from;
    if (ties == 0) {
      throw new IllegalStateException("no ties: is discovery off?");
    }
    return (double) nanos / log.records();
  }
}
