package tocsin.core.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.apps.Given.API;
import static tocsin.core.apps.Given.CHAT;
import static tocsin.core.apps.Given.FILES;
import static tocsin.core.apps.Given.MINUTE;
import static tocsin.core.apps.Given.T0;
import static tocsin.core.apps.Given.apps;
import static tocsin.core.apps.Given.download;
import static tocsin.core.apps.Given.facts;
import static tocsin.core.apps.Given.signs;
import static tocsin.core.apps.Given.touch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.domain.intel.AppHost;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.AppSign;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.pack.AppSignature;

class AppSessionsTest {

  @Test
  void session_apiAndChatOfTwoNewSites_isASet() {
    List<AppSetFact> facts = facts(apps(), List.of(touch("a", 0, API), touch("a", 3, CHAT)));

    assertThat(facts).extracting(AppSetFact::site).contains("k8q2x7vd.test", "n4t9w1zb.test");
    assertThat(facts).extracting(AppSetFact::set).containsOnly(AppSets.target("k8q2x7vd.test"));
    assertThat(facts.get(0).members()).extracting(AppHost::host).containsExactly(API, CHAT);
    assertThat(facts.get(0).at()).isEqualTo(T0 + 4 * MINUTE);
    assertThat(signs(facts)).isEqualTo(AppSign.ROLES.bit());
  }

  @Test
  void session_allUnderOneName_isNoSet() {
    assertThat(
            facts(
                apps(),
                List.of(
                    touch("a", 0, "api.shop.test"),
                    touch("a", 1, "im.shop.test"),
                    touch("a", 2, "oss.shop.test"))))
        .isEmpty();
  }

  @Test
  void session_withoutAnApi_isNoSet() {
    assertThat(facts(apps(), List.of(touch("a", 0, CHAT), touch("a", 1, FILES)))).isEmpty();
  }

  @Test
  void session_twoApisOnly_isNoSet() {
    assertThat(facts(apps(), List.of(touch("a", 0, API), touch("a", 1, "api.other.test"))))
        .isEmpty();
  }

  @Test
  void session_hostsFurtherApartThanTheGap_isNoSet() {
    assertThat(facts(apps(), List.of(touch("a", 0, API), touch("a", 12, CHAT)))).isEmpty();
  }

  @Test
  void session_platformChatAlone_countsAsCompanyOnly() {
    List<AppTouch> touches = List.of(touch("a", 0, API), touch("a", 1, "w.livechat.example"));
    assertThat(facts(apps(), touches)).isEmpty();

    List<AppTouch> more = new ArrayList<>(touches);
    more.add(touch("a", 2, FILES));
    more.add(touch("a", 3, "m.cashier4.example"));
    assertThat(signs(facts(apps(), more)))
        .isEqualTo(AppSign.ROLES.bit() | AppSign.CHAT_SDK.bit() | AppSign.FOURTH_PARTY.bit());
  }

  @Test
  void session_crawl_isNoSet() {
    List<AppTouch> touches = new ArrayList<>(List.of(touch("a", 0, API), touch("a", 0, CHAT)));
    for (int i = 0; i < 20; i++) {
      touches.add(touch("a", 0, "oss.s" + i + ".test"));
    }
    assertThat(facts(apps(), touches)).isEmpty();
  }

  @Test
  void firstRun_callsSoonAfterTheDownload_isShown() {
    List<AppTouch> touches =
        List.of(download("a", 0, "down.q5w.test"), touch("a", 9, API), touch("a", 12, CHAT));
    assertThat(signs(facts(apps(), touches)))
        .isEqualTo(AppSign.ROLES.bit() | AppSign.SIDELOAD.bit() | AppSign.FIRST_RUN.bit());
  }

  @Test
  void firstRun_callsBeforeTheDownload_isNotShown() {
    List<AppTouch> touches =
        List.of(touch("a", 0, API), touch("a", 1, CHAT), download("a", 5, "down.q5w.test"));
    assertThat(signs(facts(apps(), touches)))
        .isEqualTo(AppSign.ROLES.bit() | AppSign.SIDELOAD.bit());
  }

  @Test
  void rotation_oneHostExchanged_isShown() {
    List<AppTouch> touches =
        List.of(
            touch("a", 0, API),
            touch("a", 1, CHAT),
            touch("a", 600, "api.z9y8x7.test"),
            touch("a", 601, CHAT));
    assertThat(signs(facts(apps(), touches)) & AppSign.ROTATION.bit()).isNotZero();
  }

  @Test
  void rotation_sameSetAgainOrNothingShared_isNotShown() {
    List<AppTouch> same =
        List.of(
            touch("a", 0, API), touch("a", 1, CHAT), touch("a", 600, API), touch("a", 601, CHAT));
    List<AppTouch> other =
        List.of(
            touch("a", 0, API),
            touch("a", 1, CHAT),
            touch("a", 600, "api.z9y8x7.test"),
            touch("a", 601, "im.v6u5.test"));
    assertThat(signs(facts(apps(), same)) & AppSign.ROTATION.bit()).isZero();
    assertThat(signs(facts(apps(), other)) & AppSign.ROTATION.bit()).isZero();
  }

  @Test
  void knownSet_twoRareSites_match() {
    AppSignature known =
        new AppSignature("x", "F01", List.of("n4t9w1zb.test", "p7r3m5kc.test", "gone.test"));
    List<AppTouch> touches = List.of(touch("a", 0, CHAT), touch("a", 1, FILES));
    assertThat(signs(facts(apps(known), touches)))
        .isEqualTo(AppSign.ROLES.bit() | AppSign.KNOWN_SET.bit());
  }

  @Test
  void knownSet_sitesThatManyKnownSetsShare_weighTooLittle() {
    List<AppSignature> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(
          new AppSignature(
              "x" + i, "F01", List.of("n4t9w1zb.test", "p7r3m5kc.test", "own" + i + ".test")));
    }
    List<AppTouch> touches = List.of(touch("a", 0, CHAT), touch("a", 1, FILES), touch("a", 1, API));
    int signs = signs(facts(apps(all.toArray(new AppSignature[0])), touches));
    assertThat(signs & AppSign.KNOWN_SET.bit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void facts_anyOrderAndAnyWatermarks_areTheSame(long seed) {
    List<AppTouch> touches = history(new Random(seed));
    List<AppSetFact> expected = facts(apps(), touches);
    assertThat(expected).as("seed %d tells nothing", seed).isNotEmpty();

    List<AppTouch> shuffled = new ArrayList<>(touches);
    Collections.shuffle(shuffled, new Random(seed + 100));
    assertThat(facts(apps(), shuffled)).as("seed %d", seed).isEqualTo(expected);
    assertThat(streamed(touches, new Random(seed + 200))).as("seed %d", seed).isEqualTo(expected);
  }

  /** A month of one person: apps, rotations, noise, and an hour of a crawler. */
  private static List<AppTouch> history(Random random) {
    String[] hosts = {
      API, CHAT, FILES, "api.z9y8x7.test", "oss.b1.test", "w.livechat.example", "www.c2.test"
    };
    List<AppTouch> touches = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      long minute = random.nextInt(30) * 1440L + random.nextInt(200);
      touches.add(touch("a", minute, hosts[random.nextInt(hosts.length)]));
    }
    for (int i = 0; i < 300; i++) {
      touches.add(touch("a", 5000 + random.nextInt(7), "api.crawl" + i % 150 + ".test"));
    }
    // The crawl's hour begins and ends with a session of the app.
    for (long minute : new long[] {4980, 4982, 5018, 5021}) {
      touches.add(touch("a", minute, API));
      touches.add(touch("a", minute + 1, CHAT));
    }
    return touches;
  }

  /** As a stream would: in order but for two minutes, the watermark that much behind. */
  private static List<AppSetFact> streamed(List<AppTouch> touches, Random random) {
    List<AppTouch> arriving = new ArrayList<>(touches);
    List<Long> keys = new ArrayList<>();
    arriving.sort(Comparator.comparingLong(AppTouch::at));
    arriving.forEach(touch -> keys.add(touch.at() + random.nextInt((int) (2 * MINUTE))));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < arriving.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingLong(keys::get));
    AppSessions sessions = new AppSessions(apps());
    AppState state = AppState.NONE;
    List<AppSetFact> facts = new ArrayList<>();
    long done = Long.MIN_VALUE;
    for (int i : order) {
      state = sessions.add(state, arriving.get(i));
      long watermark = keys.get(i) - 2 * MINUTE;
      while (sessions.nextAt(state, done) <= watermark) {
        long at = sessions.nextAt(state, done);
        state = sessions.advance(state, "a", done, at, facts::add);
        done = at;
      }
      done = Math.max(done, watermark);
    }
    var unused = sessions.advance(state, "a", done, Long.MAX_VALUE - 1, facts::add);
    return facts;
  }
}
