package tocsin.benchmarks.kernels;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tocsin.core.kernel.Hosts;
import tocsin.core.kernel.Ips;

/**
 * Listed domains and hosts that ask for them: real ones from the shared list where it is there,
 * else invented; beyond its length mutated ones. One question in a hundred hits, half of these as a
 * sub-domain; misses are drawn evenly from a million names that are on no list, nor their parents.
 *
 * <p>The domains are kept packed, so that a structure which keeps strings has to bring its own.
 */
final class ListedHosts {
  /** So many that no cache keeps what one round of questions touched for the next. */
  static final int QUERIES = 1 << 21;

  private static final int UNLISTED = 1 << 20;

  private static final Path LIST = Path.of("../shared/data/blocklist/domains.tsv.gz");
  static final Path SUFFIX_LIST = Path.of("models/packs/base/public_suffix_list.dat");

  private static final int REAL = 1_000_000;
  private static final int MAX_LABEL = 63;
  private static final int INVENTED = 1_700_000;

  final String[] queries = new String[QUERIES];
  private final byte[] packed;
  private final int[] ends;

  /**
   * Lists so many domains.
   *
   * @param size 1,000 to 10,000,000
   */
  ListedHosts(int size) {
    SplittableRandom random = new SplittableRandom(7);
    List<String> names = names();
    List<String> known = names.subList(0, Math.min(REAL, names.size() * 3 / 4));
    List<String> others = names.subList(known.size(), names.size());
    Set<String> all = new LinkedHashSet<>(known.subList(0, Math.min(size, known.size())));
    while (all.size() < size) {
      all.add(mutated(known.get(random.nextInt(known.size())), random));
    }
    ends = new int[size];
    packed = pack(all, ends);
    byte[][] unlisted = new byte[UNLISTED][];
    for (int i = 0; i < UNLISTED; i++) {
      String name = unlisted(others, all, random);
      boolean bare = random.nextInt(4) == 0;
      unlisted[i] = (bare ? name : below(name, random)).getBytes(StandardCharsets.ISO_8859_1);
    }
    for (int i = 0; i < QUERIES; i++) {
      queries[i] = random.nextInt(100) == 0 ? hit(random) : miss(unlisted, random);
    }
  }

  private String hit(SplittableRandom random) {
    String name = listed(random.nextInt(ends.length));
    return random.nextBoolean() ? name : below(name, random);
  }

  /** A string of its own, as every record brings one. */
  private static String miss(byte[][] unlisted, SplittableRandom random) {
    return new String(unlisted[random.nextInt(UNLISTED)], StandardCharsets.ISO_8859_1);
  }

  private static String below(String name, SplittableRandom random) {
    return (random.nextInt(3) == 0 ? "a.img." : "www.") + name;
  }

  private static String unlisted(List<String> others, Set<String> listed, SplittableRandom random) {
    while (true) {
      String name = mutated(others.get(random.nextInt(others.size())), random);
      String rest = name;
      while (!rest.isEmpty() && !listed.contains(rest)) {
        rest = rest.substring(rest.indexOf('.') < 0 ? rest.length() : rest.indexOf('.') + 1);
      }
      if (rest.isEmpty()) {
        return name;
      }
    }
  }

  /** Whether the shared list is there; else all domains are invented. */
  static boolean areReal() {
    return Files.exists(LIST);
  }

  private static byte[] pack(Set<String> names, int[] ends) {
    byte[] bytes = new byte[names.size() * 24];
    int place = 0;
    int i = 0;
    for (String name : names) {
      if (place + name.length() > bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length + bytes.length / 4 + 256);
      }
      System.arraycopy(name.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, place, name.length());
      place += name.length();
      ends[i++] = place;
    }
    return Arrays.copyOf(bytes, place);
  }

  private String listed(int i) {
    int from = i == 0 ? 0 : ends[i - 1];
    return new String(packed, from, ends[i] - from, StandardCharsets.ISO_8859_1);
  }

  int size() {
    return ends.length;
  }

  /** Each listed domain once, as a string of its own. */
  void forEach(Consumer<String> use) {
    for (int i = 0; i < ends.length; i++) {
      use.accept(listed(i));
    }
  }

  /** Another name of the same shape. */
  private static String mutated(String name, SplittableRandom random) {
    int dot = name.indexOf('.');
    String tail = Integer.toString(random.nextInt(46656), 36);
    int kept = Math.min(MAX_LABEL - tail.length(), Math.max(1, dot - 1));
    return name.substring(0, kept) + tail + name.substring(dot);
  }

  /** In random order: the shared list is sorted, and sorted names would sit side by side. */
  private static List<String> names() {
    List<String> names = new ArrayList<>();
    if (areReal()) {
      Shared.lines(
          LIST,
          line -> {
            String name = line.substring(0, line.indexOf('\t'));
            if (name.indexOf('.') > 0 && Hosts.isCanonical(name) && !Ips.isIp(name)) {
              names.add(name);
            }
          });
    } else {
      SplittableRandom random = new SplittableRandom(9);
      for (int i = 0; i < INVENTED; i++) {
        names.add(Long.toString(random.nextLong() >>> 20, 36) + ".example");
      }
    }
    Collections.shuffle(names, new Random(5));
    return names;
  }

  /** The rules of the public suffix list that the base pack ships. */
  static List<String> suffixRules() throws IOException {
    return Files.readAllLines(SUFFIX_LIST).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("//"))
        .toList();
  }
}
