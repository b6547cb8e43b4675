package tocsin.benchmarks.kernels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * Listed domains and hosts that ask for them: real ones from the shared list where it is there,
 * else invented; beyond its length mutated ones. One question in a hundred hits, half of these as a
 * sub-domain; misses are names that are on no list, asked for evenly.
 */
final class Hosts {
  static final int QUERIES = 1 << 18;

  private static final String LIST = "../shared/data/blocklist/domains.tsv.gz";
  private static final int REAL = 1_000_000;

  final List<String> listed;
  final String[] queries = new String[QUERIES];

  /**
   * Lists so many domains.
   *
   * @param size 1,000 to 10,000,000
   */
  Hosts(int size) {
    SplittableRandom random = new SplittableRandom(7);
    List<String> real = real(random);
    List<String> known = real.subList(0, Math.min(REAL, real.size() / 2));
    List<String> others = real.subList(known.size(), real.size());
    Set<String> all = new LinkedHashSet<>(known.subList(0, Math.min(size, known.size())));
    while (all.size() < size) {
      all.add(mutated(known.get(random.nextInt(known.size())), random));
    }
    this.listed = new ArrayList<>(all);
    for (int i = 0; i < QUERIES; i++) {
      boolean hit = random.nextInt(100) == 0;
      String name =
          hit
              ? listed.get(random.nextInt(listed.size()))
              : mutated(others.get(random.nextInt(others.size())), random);
      String prefix = random.nextBoolean() ? "www." : random.nextInt(3) == 0 ? "a.img." : "";
      queries[i] = hit && random.nextBoolean() ? name : prefix + name;
    }
  }

  /** Another name of the same shape. */
  private static String mutated(String name, SplittableRandom random) {
    int dot = name.indexOf('.');
    String tail = Integer.toString(random.nextInt(46656), 36);
    return name.substring(0, Math.max(1, dot - 1)) + tail + name.substring(dot);
  }

  private static List<String> real(SplittableRandom random) {
    Path file = Path.of(LIST);
    List<String> names = new ArrayList<>();
    if (!Files.exists(file)) {
      for (int i = 0; i < 1_700_000; i++) {
        names.add(Long.toString(random.nextLong() >>> 20, 36) + ".example");
      }
      return names;
    }
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.lines()
          .skip(1)
          .map(line -> line.substring(0, line.indexOf('\t')))
          .filter(name -> name.indexOf('.') > 0 && name.chars().allMatch(c -> c < 128))
          .forEach(names::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }
}
