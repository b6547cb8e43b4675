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
import static tocsin.core.apps.Given.touch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.domain.intel.AppHost;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.AppSign;
import tocsin.domain.intel.AppTouch;

class AppPagesTest {
  private static final String CHAT_SITE = "n4t9w1zb.test";
  private static final String SET = AppSets.target("k8q2x7vd.test");
  private static final long EVER = Long.MAX_VALUE;

  private final AppPages pages = new AppPages(apps());

  private List<AppVote> page(String site, List<AppSetFact> facts) {
    List<AppVote> votes = List.of();
    for (AppSetFact fact : facts) {
      votes = fact.site().equals(site) ? pages.add(votes, fact) : votes;
    }
    return votes;
  }

  private @Nullable AppEvidence said(String site, List<AppSetFact> facts, long at) {
    return pages.asOf(page(site, facts), site, at);
  }

  private static List<AppSetFact> session(String subject, long minutes, String... hosts) {
    List<AppTouch> touches = new ArrayList<>();
    for (String host : hosts) {
      touches.add(touch(subject, minutes, host));
    }
    return facts(apps(), touches);
  }

  private static List<AppSetFact> both(List<AppSetFact> a, List<AppSetFact> b) {
    List<AppSetFact> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  @Test
  void asOf_onePersonEveryDay_saysNothing() {
    List<AppSetFact> facts = both(session("a", 0, API, CHAT), session("a", 1440, API, CHAT));
    assertThat(said(SET, facts, EVER)).isNull();
    assertThat(said(CHAT_SITE, facts, EVER)).isNull();
  }

  @Test
  void asOf_twoPeopleAgree_isOneAppFromTheSecondOn() {
    List<AppSetFact> facts = both(session("a", 0, API, CHAT), session("b", 700, API, CHAT));
    long second = T0 + 701 * MINUTE;
    assertThat(said(SET, facts, second - 1)).isNull();

    AppEvidence evidence = said(SET, facts, second);
    assertThat(evidence).isNotNull();
    assertThat(evidence.people()).isEqualTo(2);
    assertThat(evidence.since()).isEqualTo(second);
    assertThat(evidence.weight()).isEqualTo(40);
    assertThat(evidence.members()).extracting(AppHost::host).containsExactly(API, CHAT);
    assertThat(said(CHAT_SITE, facts, EVER)).isEqualTo(evidence);
  }

  @Test
  void asOf_hostOfOnePersonOnly_isNoMember() {
    List<AppSetFact> facts = both(session("a", 0, API, CHAT, FILES), session("b", 700, API, CHAT));
    AppEvidence evidence = said(SET, facts, EVER);
    assertThat(evidence).isNotNull();
    assertThat(evidence.members()).extracting(AppHost::host).containsExactly(API, CHAT);
    assertThat(said("p7r3m5kc.test", facts, EVER)).isNull();
  }

  @Test
  void asOf_onlyTheApiIsShared_saysNothing() {
    List<AppSetFact> facts = both(session("a", 0, API, CHAT), session("b", 700, API, FILES));
    assertThat(said(SET, facts, EVER)).isNull();
  }

  @Test
  void asOf_onePersonsDownload_countsForAll() {
    List<AppSetFact> loaded =
        facts(
            apps(),
            List.of(download("a", 0, "down.q5w.test"), touch("a", 2, API), touch("a", 3, CHAT)));
    AppEvidence evidence = said(SET, both(loaded, session("b", 700, API, CHAT)), EVER);
    assertThat(evidence).isNotNull();
    assertThat(evidence.signs())
        .isEqualTo(AppSign.ROLES.bit() | AppSign.SIDELOAD.bit() | AppSign.FIRST_RUN.bit());
    assertThat(evidence.weight()).isEqualTo(180);
  }

  @Test
  void weight_allSigns_isCapped() {
    assertThat(pages.weight(-1)).isEqualTo(250);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void add_anyOrder_givesTheSamePage(long seed) {
    Random random = new Random(seed);
    List<AppSetFact> facts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String api = "api.host" + random.nextInt(7) + ".test";
      String third = random.nextBoolean() ? FILES : "oss.r" + random.nextInt(40) + ".test";
      facts.addAll(session("p" + random.nextInt(30), random.nextInt(5000), api, CHAT, third));
    }
    List<AppVote> expected = page(CHAT_SITE, facts);
    assertThat(expected).isNotEmpty();
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(facts, random);
      assertThat(page(CHAT_SITE, facts)).as("seed %d", seed).isEqualTo(expected);
    }
  }
}
