package tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuffixTableTest {
  /** One reported suffix. */
  private record Hit(int id, int start) {}

  private static SuffixTable table(long seed, List<String> entries) {
    SuffixTable.Builder builder = new SuffixTable.Builder(seed);
    entries.forEach(builder::add);
    return builder.build();
  }

  private static List<Hit> walk(SuffixTable table, String host) {
    List<Hit> hits = new ArrayList<>();
    table.walk(host, (id, start) -> hits.add(new Hit(id, start)));
    return hits;
  }

  /** The same by cutting labels off and asking a map. */
  private static List<Hit> naiveWalk(Map<String, Integer> entries, String host) {
    List<Hit> hits = new ArrayList<>();
    for (int start = 0; start >= 0 && host.indexOf('.', start) >= 0; ) {
      Integer id = entries.get(host.substring(start));
      if (id != null) {
        hits.add(0, new Hit(id, start));
      }
      start = host.indexOf('.', start) + 1;
    }
    return hits;
  }

  /** Few labels, so that names share suffixes; now and then a rare one. */
  private static String name(SplittableRandom random, int rare) {
    int labels = 1 + random.nextInt(6);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < labels; i++) {
      String label =
          random.nextInt(3) == 0
              ? Integer.toString(random.nextInt(rare), 36)
              : List.of("a", "b", "ab", "www", "xn--55qx5d", "_x").get(random.nextInt(6));
      name.append(label).append('.');
    }
    return name.append(random.nextBoolean() ? "example" : "test").toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void walk_randomNames_likeAMap(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SuffixTable.Builder builder = new SuffixTable.Builder(random.nextLong());
    Map<String, Integer> entries = new HashMap<>();
    int count = random.nextInt(2, 20_000);
    for (int i = 0; i < count; i++) {
      String name = name(random, 1 + random.nextInt(1000));
      int id = builder.add(name);
      Integer known = entries.putIfAbsent(name, id);
      assertThat(id).as("seed %d", seed).isEqualTo(known != null ? known : entries.size() - 1);
    }
    SuffixTable table = builder.build();

    assertThat(table.size()).as("seed %d", seed).isEqualTo(entries.size());
    entries.forEach((name, id) -> assertThat(table.entry(id)).isEqualTo(name));
    for (int i = 0; i < 20_000; i++) {
      String host = name(random, 1000);
      List<Hit> expected = naiveWalk(entries, host);
      assertThat(walk(table, host)).as("seed %d, %s", seed, host).isEqualTo(expected);
      assertThat(table.find(host))
          .as("seed %d, %s", seed, host)
          .isEqualTo(host.indexOf('.') < 0 ? -1 : entries.getOrDefault(host, -1));
    }
  }

  /** So many that the 32 bits of a slot collide about twenty times: only the text tells. */
  @Test
  void find_manyNames_neverMistakesOneForAnother() {
    SuffixTable.Builder builder = new SuffixTable.Builder(42);
    for (int i = 0; i < 300_000; i++) {
      assertThat(builder.add("n" + i + ".example")).isEqualTo(i);
    }
    SuffixTable table = builder.build();

    for (int i = 0; i < 300_000; i++) {
      assertThat(table.find("n" + i + ".example")).isEqualTo(i);
      assertThat(table.find("m" + i + ".example")).isEqualTo(-1);
    }
  }

  @Test
  void walk_longestHost_reportsEverySuffixFromTheShortest() {
    List<String> entries = new ArrayList<>();
    for (int labels = 2; labels <= 127; labels++) {
      entries.add(String.join(".", Collections.nCopies(labels, "a")));
    }
    Collections.reverse(entries);
    SuffixTable table = table(7, entries);
    String longest = entries.get(0);

    List<Hit> hits = walk(table, longest);

    assertThat(longest).hasSize(Hosts.MAX_LENGTH);
    assertThat(hits).hasSize(126);
    assertThat(hits.get(0)).isEqualTo(new Hit(125, 250));
    assertThat(hits.get(125)).isEqualTo(new Hit(0, 0));
  }

  @Test
  void walk_longestLabels_areFound() {
    String label = "x".repeat(63);
    String host = label + "." + label + "." + label + "." + "y".repeat(61);
    SuffixTable table = table(7, List.of(host));

    assertThat(host).hasSize(Hosts.MAX_LENGTH);
    assertThat(walk(table, host)).containsExactly(new Hit(0, 0));
    assertThat(walk(table, "z" + host.substring(1))).isEmpty();
  }

  @Test
  void walk_entryOfOneLabel_neverMatches() {
    SuffixTable table = table(7, List.of("com", "example.com"));

    assertThat(walk(table, "com")).isEmpty();
    assertThat(walk(table, "other.com")).isEmpty();
    assertThat(walk(table, "www.example.com")).containsExactly(new Hit(1, 4));
  }

  @Test
  void walk_textThatIsNoCanonicalHost_isNotFound() {
    SuffixTable table = table(7, List.of("bad.example", "a.bad.example"));

    for (String text :
        List.of("", ".", "..", "bad.example.", "BAD.example", "notbad.example", "bad_example")) {
      assertThat(walk(table, text)).as(text).isEmpty();
    }
    assertThat(walk(table, ".bad.example")).containsExactly(new Hit(0, 1));
  }

  @Test
  void walk_otherSeed_givesTheSame() {
    List<String> entries = List.of("bad.example", "a.bad.example", "x.y.z.example");
    SuffixTable one = table(1, entries);
    SuffixTable other = table(Long.MIN_VALUE, entries);

    for (String host : List.of("b.a.bad.example", "x.y.z.example", "z.example", "bad.example")) {
      assertThat(walk(other, host)).isEqualTo(walk(one, host));
    }
  }

  @Test
  void emptyTable_anyHost_findsNothing() {
    SuffixTable table = table(7, List.of());

    assertThat(table.size()).isZero();
    assertThat(walk(table, "www.bad.example")).isEmpty();
  }

  @Test
  void add_emptyHost_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SuffixTable.Builder(7).add(""));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void walk_batchInOneArray_likeOneByOne(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      entries.add(name(random, 400));
    }
    SuffixTable table = table(seed, entries);
    for (int round = 0; round < 200; round++) {
      int count = 1 + random.nextInt(SuffixTable.MAX_BATCH);
      StringBuilder all = new StringBuilder();
      int[] bounds = new int[count + 1];
      List<String> hosts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String host = random.nextInt(9) == 0 ? "solo" : name(random, 400);
        host = random.nextInt(9) == 0 ? "x".repeat(60) + "." + host : host;
        hosts.add(host);
        all.append(host);
        bounds[i + 1] = all.length();
      }
      List<List<Hit>> found = new ArrayList<>();
      hosts.forEach(host -> found.add(new ArrayList<>()));
      table.walk(
          all.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
          bounds,
          count,
          (host, id, start) -> found.get(host).add(new Hit(id, start)));

      for (int i = 0; i < count; i++) {
        assertThat(found.get(i))
            .as("seed %d, %s", seed, hosts.get(i))
            .isEqualTo(walk(table, hosts.get(i)));
      }
    }
  }

  @Test
  void walk_batchTooLarge_isRefused() {
    SuffixTable table = table(1, List.of("a.example"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.walk(new byte[0], new int[300], 300, (host, id, start) -> {}))
        .withMessageContaining("300");
  }
}
