package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.detect.Given.index;
import static tocsin.core.detect.Given.indicator;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.kernel.Urls;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;

/** An index that was changed in steps is the one that would have been built. */
class IndicatorIndexChangeTest {
  private static Set<Match> matches(IndicatorIndex index) {
    Set<Match> all = new HashSet<>();
    index.forEach(indicator -> assertThat(all.add(Match.of(indicator))).isTrue());
    return all;
  }

  private static List<ByteBuffer> bytes(IndicatorIndex index) {
    return index.folded().sections();
  }

  static void assertSame(
      IndicatorIndex changed, IndicatorIndex rebuilt, RandomIntel random, String what) {
    for (int i = 0; i < 60; i++) {
      long at = random.time();
      String host = random.host();
      int platform = random.number(4) == 0 ? "co.test".length() : 0;
      assertThat(changed.strongest(changed.host(host, platform), at))
          .as("%s at %d %s", what, at, host)
          .isEqualTo(rebuilt.strongest(rebuilt.host(host, platform), at));
      Urls.Parts url = random.parts();
      assertThat(changed.url(url, platform, at))
          .as("%s at %d %s", what, at, url)
          .isEqualTo(rebuilt.url(url, platform, at));
      String ip = random.ip();
      assertThat(changed.address(ip, at))
          .as("%s at %d %s", what, at, ip)
          .isEqualTo(rebuilt.address(ip, at));
      String app = random.app();
      assertThat(changed.app(app, at)).as(what).isEqualTo(rebuilt.app(app, at));
      String cert = random.cert();
      assertThat(changed.cert(cert, at)).as(what).isEqualTo(rebuilt.cert(cert, at));
      if (rebuilt.addressAsHost(ip).urls()) {
        assertThat(changed.addressAsHost(ip).urls()).as(what).isTrue();
      }
      if (rebuilt.host(host, platform).urls()) {
        assertThat(changed.host(host, platform).urls()).as(what).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void with_randomSequences_likeRebuilt(long seed) {
    RandomIntel random = new RandomIntel(seed);
    Map<Match, Indicator> held = new LinkedHashMap<>();
    random.indicators(random.number(300)).forEach(it -> held.put(Match.of(it), it));
    IndicatorIndex changed = index(List.copyOf(held.values()));

    for (int step = 0; step < 40; step++) {
      List<Indicator> fewer = new ArrayList<>(random.indicators(random.number(3)));
      for (Indicator indicator : held.values()) {
        if (random.number(20) == 0) {
          fewer.add(indicator);
        }
      }
      List<Indicator> more = new ArrayList<>(random.indicators(random.number(25)));
      if (!fewer.isEmpty() && random.number(4) == 0) {
        more.add(fewer.get(0));
      }
      fewer.forEach(it -> held.remove(Match.of(it)));
      more.forEach(it -> held.put(Match.of(it), it));

      changed = changed.with(more, fewer);

      String what = "seed " + seed + " step " + step;
      IndicatorIndex rebuilt = index(List.copyOf(held.values()));
      assertThat(changed.size()).as(what).isEqualTo(held.size());
      assertThat(matches(changed)).as(what).isEqualTo(held.keySet());
      assertThat(bytes(changed)).as(what).isEqualTo(bytes(rebuilt));
      assertSame(changed, rebuilt, random, what);
    }
  }

  @Test
  void with_manyChanges_areFoldedIntoTheBase() {
    IndicatorIndex index = index(indicator(IndicatorKind.HOST, "a.example"));
    List<Indicator> more = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      more.add(indicator(IndicatorKind.HOST, "n" + i + ".example"));
    }

    IndicatorIndex few = index.with(more.subList(0, 100), List.of());
    IndicatorIndex many = index.with(more, List.of());

    assertThat(few.folded()).isNotSameAs(few);
    assertThat(many.folded()).isSameAs(many);
    assertThat(many.size()).isEqualTo(5001);
    assertThat(many.with(List.of(), more).size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void build_anyOrderAndThreads_sameBytes(int threads) throws Exception {
    List<Indicator> indicators = new ArrayList<>(new RandomIntel(9).indicators(3000));
    for (int i = 0; i < 30_000; i++) {
      indicators.add(indicator(IndicatorKind.SUFFIX, "n" + i + ".example"));
    }
    List<ByteBuffer> expected = index(indicators).sections();
    Collections.shuffle(indicators, new Random(threads));
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      assertThat(pool.submit(() -> index(indicators).sections()).get()).isEqualTo(expected);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void size_sameIndicatorTwice_isOne() {
    Indicator one = indicator(IndicatorKind.URL, "bad.example/x");

    assertThat(index(one, one).size()).isEqualTo(1);
    assertThat(index(one).with(List.of(one), List.of()).size()).isEqualTo(1);
  }
}
