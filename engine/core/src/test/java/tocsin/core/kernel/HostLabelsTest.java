package tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostLabelsTest {
  private static String host(SplittableRandom random) {
    StringBuilder host = new StringBuilder();
    int most = random.nextInt(8) == 0 ? 127 : 5;
    for (int i = 1 + random.nextInt(most); i > 0 && host.length() < 240; i--) {
      host.append(List.of("a", "b", "co", "test", "x".repeat(9)).get(random.nextInt(5)))
          .append('.');
    }
    return host + List.of("test", "co.test", "ck", "b.ck").get(random.nextInt(4));
  }

  /** One object for all hosts and for tables with two keys, as in the sieve. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void walk_oneReadingForSeveralTables_likeEachOnItsOwn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long key = random.nextLong();
    List<String> rules = List.of("test", "co.test", "*.ck", "!b.ck", "a.b.test");
    List<PublicSuffixes> lists = List.of(PublicSuffixes.of(rules, key), PublicSuffixes.of(rules));
    List<SuffixTable> tables = new ArrayList<>();
    for (long own : new long[] {key, ~key}) {
      SuffixTable.Builder builder = new SuffixTable.Builder(own);
      for (int i = 0; i < 400; i++) {
        builder.add(host(random));
      }
      tables.add(builder.build());
    }
    HostLabels labels = new HostLabels(key);

    for (int i = 0; i < 5000; i++) {
      String host = host(random);
      labels.read(host);
      for (int t : new int[] {0, 1, 0}) {
        String what = "seed " + seed + ", table " + t + ", " + host;
        assertThat(lists.get(t).registrableStart(labels))
            .as(what)
            .isEqualTo(lists.get(1).registrableStart(host));
        List<String> expected = new ArrayList<>();
        tables.get(t).walk(host, (id, start) -> expected.add(id + "@" + start));
        List<String> found = new ArrayList<>();
        int count = tables.get(t).walk(labels);
        for (int n = 0; n < count; n++) {
          found.add(labels.id(n) + "@" + labels.foundAt(n));
        }
        assertThat(found).as(what).isEqualTo(expected);
      }
    }
  }
}
