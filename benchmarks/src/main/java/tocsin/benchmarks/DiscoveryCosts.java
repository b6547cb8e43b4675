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
    System.out.printf(
        Locale.ROOT,
        "%,d records, %,d sightings, %,d of them new%n",
        log.records(),
        log.size(),
        log.news());
    for (int round = 1; round <= ROUNDS; round++) {
      System.out.printf(
          Locale.ROOT,
          "round %d: %.0f ns a record, %.0f with every sighting%n",
          round,
          nanos(log, true),
          nanos(log, false));
    }
  }

  private static double nanos(SightingLog log, boolean passingOver) {
    long from = System.nanoTime();
    int ties = log.discover(passingOver);
    long nanos = System.nanoTime() - from;
    if (ties == 0) {
      throw new IllegalStateException("no ties: is discovery off?");
    }
    return (double) nanos / log.records();
  }
}
