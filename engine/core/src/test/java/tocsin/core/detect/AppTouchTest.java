package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.detect.Given.access;
import static tocsin.core.detect.Given.index;
import static tocsin.core.detect.Given.indicator;
import static tocsin.core.detect.Given.visit;
import static tocsin.core.detect.Given.warning;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.apps.HostRoles;
import tocsin.core.lookalike.LookAlikes;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.HostRole;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Visit;
import tocsin.domain.intel.WarningRole;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.AccessRecordBuilder;

/** What the sieve passes on to the app sessions. */
class AppTouchTest {
  private static final WarningLists WARNINGS =
      Given.warnings(
          warning(IndicatorKind.SUFFIX, "popular.example", WarningRole.CLEAN, 0),
          warning(IndicatorKind.SUFFIX, "livechat.example", WarningRole.CLEAN, 0),
          warning(IndicatorKind.SUFFIX, "bucket.example", WarningRole.TENANT_HOSTS, 0),
          warning(IndicatorKind.CIDR, "198.51.100.0/24", WarningRole.TENANT_HOSTS, 0));

  private final SieveCounts counts = new SieveCounts();

  private List<AppTouch> touches(AccessRecord record, Indicator... indicators) {
    List<AppTouch> touches = new ArrayList<>();
    Sieve sieve =
        new Sieve(
            new Names(Given.HINTS, LookAlikes.NONE, null, new HostRoles(TestPacks.apps())),
            Given.SUFFIXES,
            WARNINGS,
            index(indicators),
            new Subjects(LinesTable.EMPTY, Given.pseudonyms()),
            counts);
    sieve.sift(
        record,
        new Sieve.Out() {
          @Override
          public void sighting(Sighting sighting) {
            assertThat(sighting).isNotNull();
          }

          @Override
          public void context(Visit visit) {
            assertThat(visit).isNotNull();
          }

          @Override
          public void touch(AppTouch touch) {
            touches.add(touch);
          }
        });
    return touches;
  }

  private AppTouch only(AccessRecord record, Indicator... indicators) {
    List<AppTouch> touches = touches(record, indicators);
    assertThat(touches).hasSize(1);
    return touches.get(0);
  }

  @Test
  void sift_pageOfAnUnknownSite_touchesNoApp() {
    assertThat(touches(visit("www.shop.example"))).isEmpty();
    assertThat(counts.unknown()).isEqualTo(1);
    assertThat(counts.touches()).isZero();
  }

  @Test
  void sift_hostInARole_touchesUnderItsSite() {
    AppTouch touch = only(visit("api.shop.example"));
    assertThat(touch.site()).isEqualTo("shop.example");
    assertThat(touch.host()).isEqualTo("api.shop.example");
    assertThat(touch.roles()).isEqualTo(HostRole.API.bit());
    assertThat(touch.traits()).isZero();
  }

  @Test
  void sift_roleOfAPopularHost_touchesNoApp() {
    assertThat(touches(visit("api.popular.example"))).isEmpty();
  }

  @Test
  void sift_platform_touchesUnderItsSuffixThoughClean() {
    AppTouch touch = only(visit("w7.livechat.example"));
    assertThat(touch.site()).isEqualTo("livechat.example");
    assertThat(touch.traits()).isEqualTo(AppTouch.PLATFORM);
    assertThat(counts.clean()).isEqualTo(1);
  }

  @Test
  void sift_bucketInObjectStorage_isItsTenants() {
    AppTouch touch = only(visit("k3.bucket.example"));
    assertThat(touch.site()).isEqualTo("k3.bucket.example");
    assertThat(touch.roles()).isEqualTo(HostRole.STORAGE.bit());
    assertThat(touches(visit("bucket.example"))).isEmpty();
  }

  @Test
  void sift_packageFetched_isMarked() {
    AppTouch touch = only(visit("www.shop.example", "/get/a.apk"));
    assertThat(touch.roles()).isEqualTo(HostRole.DOWNLOAD.bit());
    assertThat(touch.traits()).isEqualTo(AppTouch.FETCHED);
  }

  @Test
  void sift_settingsFetched_isConfig() {
    assertThat(only(visit("www.shop.example", "/v1/config")).roles())
        .isEqualTo(HostRole.CONFIG.bit());
  }

  @Test
  void sift_appSpeaks_isApiUnlessTheNameSaysOtherwise() {
    AccessRecordBuilder plain = access();
    plain.host = "www.shop.example";
    plain.userAgent = "okhttp/4.9";
    assertThat(only(plain.build()).roles()).isEqualTo(HostRole.API.bit());

    AccessRecordBuilder chat = access();
    chat.host = "im.shop.example";
    chat.userAgent = "okhttp/4.9";
    assertThat(only(chat.build()).roles()).isEqualTo(HostRole.CHAT.bit());
  }

  @Test
  void sift_oddNameInNoRole_isMarked() {
    AppTouch touch = only(visit("x7k2q9w4z.example"));
    assertThat(touch.roles()).isZero();
    assertThat(touch.traits()).isEqualTo(AppTouch.MACHINE_NAME);
  }

  @Test
  void sift_listedHost_isMarkedFromTheConfidenceOn() {
    AccessRecord record = visit("api.shop.example");
    assertThat(only(record, indicator(IndicatorKind.HOST, "api.shop.example", 60)).traits())
        .isEqualTo(AppTouch.LISTED);
    assertThat(only(record, indicator(IndicatorKind.HOST, "api.shop.example", 59)).traits())
        .isZero();
  }

  @Test
  void sift_server_countsOutsideSharedRangesOnly() {
    AccessRecordBuilder own = access();
    own.host = "api.shop.example";
    own.dst = "203.0.113.9";
    AccessRecordBuilder shared = access();
    shared.host = "api.shop.example";
    shared.dst = "198.51.100.9";
    assertThat(only(own.build()).server()).isNotZero();
    assertThat(only(shared.build()).server()).isZero();
  }
}
