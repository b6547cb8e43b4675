package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.detect.Given.ALWAYS;
import static tocsin.core.detect.Given.NEVER;
import static tocsin.core.detect.Given.NOW;
import static tocsin.core.detect.Given.access;
import static tocsin.core.detect.Given.index;
import static tocsin.core.detect.Given.indicator;
import static tocsin.core.detect.Given.visit;
import static tocsin.core.detect.Given.warning;
import static tocsin.core.detect.Given.warnings;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.apps.HostRoles;
import tocsin.core.kernel.Urls;
import tocsin.core.lookalike.LookAlikes;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Visit;
import tocsin.domain.intel.WarningRole;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.Via;

class SieveTest {
  private static final String CERT = "ab".repeat(32);

  private static final WarningLists WARNINGS =
      warnings(
          warning(IndicatorKind.SUFFIX, "good.example", WarningRole.CLEAN, 0),
          warning(IndicatorKind.SUFFIX, "bank.example", WarningRole.CLEAN, Signal.BANK.bit()),
          warning(IndicatorKind.SUFFIX, "tenants.example", WarningRole.TENANT_HOSTS, 0),
          warning(IndicatorKind.SUFFIX, "forms.example", WarningRole.TENANT_PATHS, 0),
          warning(
              IndicatorKind.SUFFIX, "chat.example", WarningRole.TENANT_HOSTS, Signal.CHAT.bit()),
          warning(IndicatorKind.CIDR, "198.51.100.0/24", WarningRole.TENANT_HOSTS, 0),
          warning(IndicatorKind.APP, "example.good", WarningRole.CLEAN, 0),
          warning(IndicatorKind.APP, "example.remote", WarningRole.CLEAN, Signal.REMOTE.bit()));

  private final SieveCounts counts = new SieveCounts();
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<Visit> contexts = new ArrayList<>();

  private final Sieve.Out out =
      new Sieve.Out() {
        @Override
        public void sighting(Sighting sighting) {
          sightings.add(sighting);
        }

        @Override
        public void context(Visit visit) {
          contexts.add(visit);
        }
      };

  private Sieve sieve(WarningLists warnings, IndicatorIndex index) {
    Subjects subjects = new Subjects(LinesTable.EMPTY, Given.pseudonyms());
    return new Sieve(
        new Names(Given.HINTS, LookAlikes.NONE, null, HostRoles.NONE),
        Given.SUFFIXES,
        warnings,
        index,
        subjects,
        counts);
  }

  /** What the sieve says of one record under the warning lists above. */
  private void sift(AccessRecord record, Indicator... indicators) {
    sieve(WARNINGS, index(indicators)).sift(record, out);
  }

  private Sighting only() {
    assertThat(contexts).isEmpty();
    assertThat(sightings).hasSize(1);
    return sightings.get(0);
  }

  private void assertNothing() {
    assertThat(sightings).isEmpty();
    assertThat(contexts).isEmpty();
    assertThat(counts.clean()).isEqualTo(1);
  }

  private static AccessRecord everything() {
    AccessRecordBuilder record = access();
    record.via = Via.HTTP;
    record.host = "www.bad.example";
    record.url = "/login?x=1";
    record.dst = "203.0.113.7";
    record.cert = CERT;
    return record.build();
  }

  @ParameterizedTest
  @CsvSource({
    "HOST, www.bad.example",
    "SUFFIX, bad.example",
    "SUFFIX, www.bad.example",
    "URL, www.bad.example/login",
    "URL, www.bad.example/login?x=1",
    "IP, 203.0.113.7",
    "CIDR, 203.0.113.0/28"
  })
  void sift_listed_isSightedWithTheMatch(IndicatorKind kind, String value) {
    Indicator indicator = indicator(kind, value);

    sift(everything(), indicator);

    assertThat(only().match()).isEqualTo(Match.of(indicator));
    assertThat(only().site()).isEqualTo("bad.example");
    assertThat(only().subject()).isEqualTo("anna");
    assertThat(only().target()).isEqualTo(kind == IndicatorKind.URL ? value : "www.bad.example");
    assertThat(only().kind())
        .isEqualTo(kind == IndicatorKind.URL ? TargetKind.URL : TargetKind.HOST);
  }

  @Test
  void sift_listedCertificate_isSighted() {
    sift(everything(), indicator(IndicatorKind.CERT, CERT));

    assertThat(only().match().kind()).isEqualTo(IndicatorKind.CERT);
  }

  @Test
  void sift_nothingListed_isSightedAsUnknown() {
    sift(everything());

    assertThat(only().match()).isNull();
    assertThat(only().signals()).isEqualTo(Signal.VISIT.bit());
    assertThat(counts.unknown()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "HOST, bad.example",
    "HOST, x.www.bad.example",
    "SUFFIX, x.bad.example",
    "URL, www.bad.example/other",
    "URL, bad.example/login",
    "IP, 203.0.113.8",
    "CIDR, 203.0.113.16/28",
    "APP, www.bad.example",
    "CERT, 203.0.113.7"
  })
  void sift_somethingElseListed_isUnknown(IndicatorKind kind, String value) {
    sift(everything(), indicator(kind, value));

    assertThat(only().match()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"good.example", "a.good.example", "localhost", "10.0.0.1", "nas.local"})
  void sift_cleanHost_endsWhateverAFeedSays(String host) {
    AccessRecordBuilder record = access();
    record.host = host;
    record.url = "/x";
    record.dst = "203.0.113.7";
    record.cert = CERT;

    sift(
        record.build(),
        indicator(IndicatorKind.HOST, host),
        indicator(IndicatorKind.SUFFIX, "good.example", 100),
        indicator(IndicatorKind.URL, host + "/x", 100),
        indicator(IndicatorKind.IP, "203.0.113.7", 100),
        indicator(IndicatorKind.CERT, CERT, 100));

    assertNothing();
  }

  @Test
  void sift_pathPlatform_onlyAListedUrlCounts() {
    Indicator url = indicator(IndicatorKind.URL, "forms.example/f/1", 30);
    Indicator[] stray = {
      indicator(IndicatorKind.HOST, "forms.example", 100),
      indicator(IndicatorKind.SUFFIX, "forms.example", 100),
      indicator(IndicatorKind.IP, "203.0.113.7", 100),
      indicator(IndicatorKind.CERT, CERT, 100),
      url
    };
    AccessRecordBuilder record = access();
    record.host = "forms.example";
    record.dst = "203.0.113.7";
    record.cert = CERT;
    record.url = "https://forms.example/f/1?from=sms";

    sift(record.build(), stray);

    assertThat(only().match()).isEqualTo(Match.of(url));
    assertThat(only().target()).isEqualTo("forms.example/f/1");
    assertThat(only().kind()).isEqualTo(TargetKind.URL);

    sightings.clear();
    record.url = "/f/2";
    sift(record.build(), stray);
    record.url = null;
    sift(record.build(), stray);
    assertThat(sightings).isEmpty();
  }

  @Test
  void sift_hostPlatform_onlyWhatIsBelowCounts() {
    Indicator[] listed = {
      indicator(IndicatorKind.SUFFIX, "tenants.example", 100),
      indicator(IndicatorKind.SUFFIX, "shop.tenants.example", 60)
    };

    sift(visit("tenants.example"), listed);
    sift(visit("www.tenants.example"), listed);
    assertThat(sightings).isEmpty();

    sift(visit("a.shop.tenants.example"), listed);
    sift(visit("other.tenants.example"), listed);
    assertThat(sightings)
        .extracting(Sighting::site)
        .containsExactly("shop.tenants.example", "other.tenants.example");
    assertThat(sightings.get(0).match().value()).isEqualTo("shop.tenants.example");
    assertThat(sightings.get(1).match()).isNull();
  }

  @Test
  void sift_sharedAddress_provesNothing() {
    AccessRecordBuilder record = access();
    record.host = "www.bad.example";
    record.dst = "198.51.100.7";

    sift(
        record.build(),
        indicator(IndicatorKind.IP, "198.51.100.7", 100),
        indicator(IndicatorKind.CIDR, "198.51.100.0/30", 100));

    assertThat(only().match()).isNull();
  }

  @Test
  void sift_bareAddress_isATargetOfItsOwn() {
    AccessRecordBuilder record = access();
    record.host = "203.0.113.7";

    sift(record.build(), indicator(IndicatorKind.CIDR, "203.0.113.0/24"));

    assertThat(only().kind()).isEqualTo(TargetKind.IP);
    assertThat(only().site()).isEqualTo("203.0.113.7");
    assertThat(only().match().kind()).isEqualTo(IndicatorKind.CIDR);
    assertThat(Signal.BARE_IP.in(only().signals())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.7", "2001:db8::1"})
  void sift_urlListedOnABareAddress_isFound(String ip) {
    Indicator url = indicator(IndicatorKind.URL, ip + "/pay/");

    sift(visit(ip, "/pay/form"), url);

    assertThat(only().match()).isEqualTo(Match.of(url));
    assertThat(only().target()).isEqualTo(ip + "/pay/");
    assertThat(only().site()).isEqualTo(ip);
  }

  @Test
  void sift_flowWithoutAName_isJudgedByItsServerButIsNoBareIp() {
    AccessRecordBuilder record = access();
    record.via = Via.FLOW;
    record.dst = "203.0.113.7";

    sift(record.build());

    assertThat(only().target()).isEqualTo("203.0.113.7");
    assertThat(Signal.BARE_IP.in(only().signals())).isFalse();
  }

  @Test
  void sift_dns_isJudgedByTheAnswersNotByTheResolver() {
    AccessRecordBuilder record = access();
    record.via = Via.DNS;
    record.host = "www.bad.example";
    record.dst = "203.0.113.53";
    record.answers = List.of("198.51.100.7", "203.0.113.7");
    Indicator server = indicator(IndicatorKind.IP, "203.0.113.7", 50);

    sift(
        record.build(),
        indicator(IndicatorKind.IP, "203.0.113.53", 100),
        indicator(IndicatorKind.IP, "198.51.100.7", 100),
        server);

    assertThat(only().match()).isEqualTo(Match.of(server));
  }

  @Test
  void sift_dnsWithoutAName_ends() {
    AccessRecordBuilder record = access();
    record.via = Via.DNS;
    record.dst = "203.0.113.53";

    sift(record.build(), indicator(IndicatorKind.IP, "203.0.113.53"));

    assertNothing();
  }

  @Test
  void sift_severalListed_theHighestConfidenceThenTheMoreSpecificSpeaks() {
    sift(
        everything(),
        indicator(IndicatorKind.URL, "www.bad.example/login", 60),
        indicator(IndicatorKind.HOST, "www.bad.example", 60),
        indicator(IndicatorKind.CERT, CERT, 59));
    assertThat(only().match().kind()).isEqualTo(IndicatorKind.URL);

    sightings.clear();
    sift(
        everything(),
        indicator(IndicatorKind.URL, "www.bad.example/login", 60),
        indicator(IndicatorKind.CIDR, "203.0.113.0/24", 61));
    assertThat(only().match().kind()).isEqualTo(IndicatorKind.CIDR);
    assertThat(only().target()).isEqualTo("www.bad.example");
  }

  @ParameterizedTest
  @EnumSource(
      value = IndicatorKind.class,
      names = {"HOST", "SUFFIX", "URL", "IP", "CIDR", "CERT"})
  void sift_asOf_countsFromWhenItIsKnownAndValidUntilItIsNot(IndicatorKind kind) {
    String value =
        switch (kind) {
          case HOST -> "www.bad.example";
          case SUFFIX -> "bad.example";
          case URL -> "www.bad.example/login";
          case IP -> "203.0.113.7";
          case CIDR -> "203.0.113.0/24";
          case CERT, APP -> CERT;
        };

    assertThat(listedAt(indicator(kind, value, NOW, NEVER, ALWAYS))).isTrue();
    assertThat(listedAt(indicator(kind, value, NOW + 1, NEVER, ALWAYS))).isFalse();
    assertThat(listedAt(indicator(kind, value, ALWAYS, NOW + 1, ALWAYS))).isTrue();
    assertThat(listedAt(indicator(kind, value, ALWAYS, NOW, ALWAYS))).isFalse();
    assertThat(listedAt(indicator(kind, value, ALWAYS, NEVER, NOW))).isTrue();
    assertThat(listedAt(indicator(kind, value, ALWAYS, NEVER, NOW + 1))).isFalse();
  }

  private boolean listedAt(Indicator indicator) {
    sightings.clear();
    sift(everything(), indicator);
    return only().match() != null;
  }

  /** Judgements are remembered by host; what counts must still be asked for every record. */
  @Test
  void sift_sameHostAgain_isJudgedAsOfItsOwnTime() {
    Sieve sieve =
        sieve(
            WARNINGS, index(indicator(IndicatorKind.HOST, "bad.example", NOW, NOW + 10, NOW + 5)));
    for (long offset : new long[] {7, 0, 5, 12, 9, 10, 4}) {
      AccessRecordBuilder record = access();
      record.host = "bad.example";
      record.at = NOW + offset;
      sieve.sift(record.build(), out);
    }

    assertThat(sightings)
        .extracting(sighting -> sighting.match() != null)
        .containsExactly(true, false, true, false, true, false, false);
  }

  /** More hosts than judgements are remembered: a slot must never answer for another host. */
  @Test
  void sift_manyHosts_neverTakesOneForAnother() {
    Sieve sieve = sieve(WARNINGS, index());
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 50_000; i++) {
        String host = "h" + i + (i % 2 == 0 ? ".good.example" : ".bad.example");
        sightings.clear();
        sieve.sift(visit(host), out);
        if (i % 2 == 0) {
          assertThat(sightings).isEmpty();
        } else {
          assertThat(only().target()).isEqualTo(host);
        }
      }
    }
  }

  @Test
  void sift_contextOfACleanService_isSentOnAsContext() {
    sift(visit("www.bank.example"), indicator(IndicatorKind.SUFFIX, "bank.example", 100));

    assertThat(sightings).isEmpty();
    assertThat(contexts).hasSize(1);
    assertThat(contexts.get(0).signals()).isEqualTo(Signal.BANK.bit());
    assertThat(contexts.get(0).target()).isNull();
    assertThat(contexts.get(0).at()).isEqualTo(NOW);
    assertThat(contexts.get(0).effectiveAt()).isEqualTo(NOW);
    assertThat(counts.context()).isEqualTo(1);
    assertThat(counts.clean()).isZero();
  }

  @Test
  void sift_listedTenantOfAServiceWithAContext_isSightedNotContext() {
    Indicator tenant = indicator(IndicatorKind.HOST, "bad.chat.example");

    sift(visit("bad.chat.example"), tenant);
    assertThat(only().match()).isEqualTo(Match.of(tenant));

    sightings.clear();
    sift(visit("other.chat.example"), tenant);
    assertThat(sightings).isEmpty();
    assertThat(contexts).extracting(Visit::signals).containsExactly(Signal.CHAT.bit());
  }

  @Test
  void sift_app_isATargetOfItsOwnBesideTheHost() {
    AccessRecordBuilder record = access();
    record.host = "www.bad.example";
    record.app = "example.fraud";

    sift(record.build(), indicator(IndicatorKind.APP, "example.fraud"));

    assertThat(sightings)
        .extracting(Sighting::site)
        .containsExactly("app:example.fraud", "bad.example");
    assertThat(sightings.get(0).kind()).isEqualTo(TargetKind.APP);
    assertThat(sightings.get(0).match().kind()).isEqualTo(IndicatorKind.APP);
    assertThat(sightings.get(1).match()).isNull();
    assertThat(Signal.APP.in(sightings.get(1).signals())).isTrue();
    assertThat(counts.listed()).isEqualTo(1);
    assertThat(counts.unknown()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"example.good, 0", "example.remote, 1"})
  void sift_cleanApp_isNeverFlagged(String app, int context) {
    AccessRecordBuilder record = access();
    record.app = app;

    sift(record.build(), indicator(IndicatorKind.APP, app, 100));

    assertThat(sightings).isEmpty();
    assertThat(contexts).hasSize(context);
    assertThat(counts.clean()).isEqualTo(1 - context);
  }

  @Test
  void sift_nobodyNamed_ends() {
    AccessRecordBuilder record = access();
    record.subject = null;
    record.host = "www.bad.example";

    sift(record.build(), indicator(IndicatorKind.HOST, "www.bad.example"));

    assertNothing();
  }

  @Test
  void sift_traits_areReadFromTheAccess() {
    AccessRecordBuilder record = access();
    record.host = "www.bad.example";
    assertThat(signals(record)).isEqualTo(Signal.VISIT.bit());

    record.method = "POST";
    assertThat(signals(record)).isEqualTo(Signal.VISIT.bit() | Signal.UPLOAD.bit());
    record.method = "GET";
    record.bytesUp = 999;
    assertThat(signals(record)).isEqualTo(Signal.VISIT.bit());
    record.bytesUp = 1_000;
    assertThat(signals(record)).isEqualTo(Signal.VISIT.bit() | Signal.UPLOAD.bit());
    record.bytesUp = 100_000;
    assertThat(Signal.LARGE_UPLOAD.in(signals(record))).isTrue();
    record.bytesUp = 0;
    record.userAgent = "okhttp/4.9";
    assertThat(signals(record)).isEqualTo(Signal.VISIT.bit() | Signal.APP.bit());
    record.userAgent = "Mozilla/5.0 okhttp/4.9";
    record.referrer = "https://www.bad.example/";
    assertThat(signals(record)).isEqualTo(Signal.VISIT.bit() | Signal.DEEPER.bit());
    record.referrer = "https://www.other.example/";
    record.url = "/x/app.apk?y";
    assertThat(signals(record)).isEqualTo(Signal.VISIT.bit() | Signal.DOWNLOAD.bit());
  }

  private int signals(AccessRecordBuilder record) {
    sightings.clear();
    sift(record.build());
    return only().signals();
  }

  @Test
  void hash_content_isEqualForEqualRecordsAndDiffersForOthers() {
    AccessRecordBuilder record = new AccessRecordBuilder();
    record.from(everything());
    long first = hash(record);

    record.sensor = "another";
    record.userAgent = "another";
    assertThat(hash(record)).isEqualTo(first);
    record.bytesUp = 1;
    assertThat(hash(record)).isNotEqualTo(first);
    record.from(everything());
    record.at++;
    assertThat(hash(record)).isNotEqualTo(first);
    record.from(everything());
    record.subject = "bert";
    assertThat(hash(record)).isNotEqualTo(first);
    record.from(everything());
    record.url = null;
    assertThat(hash(record)).isNotEqualTo(first);
  }

  private long hash(AccessRecordBuilder record) {
    sightings.clear();
    sift(record.build());
    return only().hash();
  }

  /** The strongest of all that a scan of the list finds for any part of a record. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void sift_randomRecords_likeAScanOfTheList(long seed) {
    RandomIntel random = new RandomIntel(seed);
    List<Indicator> indicators = random.indicators(100 + random.number(200));
    NaiveIndex naive = new NaiveIndex(indicators);
    Sieve sieve = sieve(warnings(), index(indicators));
    for (int i = 0; i < 2000; i++) {
      AccessRecord record = random.record();
      sightings.clear();
      sieve.sift(record, out);

      String what = "seed " + seed + ", record " + i;
      for (Sighting sighting : sightings) {
        List<Match> counting =
            sighting.kind() == TargetKind.APP
                ? naive.named(IndicatorKind.APP, record.app(), record.at())
                : matches(naive, record);
        NaiveIndex.assertStrongest(sighting.match(), counting, what);
      }
      assertThat(sightings).as(what).hasSize(expectedSightings(record));
    }
    assertThat(counts.listed()).as("seed %d", seed).isGreaterThan(100);
    assertThat(counts.unknown()).as("seed %d", seed).isGreaterThan(100);
  }

  private static int expectedSightings(AccessRecord record) {
    if (record.subject() == null && record.src() == null) {
      return 0;
    }
    boolean hasHost = record.host() != null || (record.dst() != null && record.via() != Via.DNS);
    return (record.app() != null ? 1 : 0) + (hasHost ? 1 : 0);
  }

  private static List<Match> matches(NaiveIndex naive, AccessRecord record) {
    long at = record.at();
    String host = record.host() != null ? record.host() : record.dst();
    boolean bare = host.startsWith("2001:") || Character.isDigit(host.charAt(0));
    List<Match> all = new ArrayList<>(bare ? List.of() : naive.host(host, 0, at));
    if (record.url() != null) {
      all.addAll(naive.url(Urls.parse(record.url(), host), at));
    }
    if (record.cert() != null) {
      all.addAll(naive.named(IndicatorKind.CERT, record.cert(), at));
    }
    String server = bare ? host : record.dst();
    List<String> addresses = new ArrayList<>(record.answers());
    if (record.via() != Via.DNS && server != null) {
      addresses.add(server);
    }
    addresses.forEach(ip -> all.addAll(naive.address(ip, at)));
    return all;
  }

  @Test
  void counts_randomRecords_addUp() {
    RandomIntel random = new RandomIntel(20261128);
    WarningLists warnings =
        warnings(
            warning(IndicatorKind.SUFFIX, "odd.test", WarningRole.CLEAN, 0),
            warning(IndicatorKind.SUFFIX, "worse.example", WarningRole.CLEAN, Signal.BANK.bit()),
            warning(IndicatorKind.APP, "example.app1", WarningRole.CLEAN, 0),
            warning(IndicatorKind.APP, "example.app2", WarningRole.CLEAN, Signal.LOAN.bit()));
    Sieve sieve = sieve(warnings, index(random.indicators(100)));
    long passed = 0;
    for (int i = 0; i < 5000; i++) {
      int before = sightings.size() + contexts.size();
      sieve.sift(random.record(), out);
      int sent = sightings.size() + contexts.size() - before;
      assertThat(sent).isBetween(0, 2);
      passed += sent > 0 ? 1 : 0;
    }

    assertThat(counts.records()).isEqualTo(5000);
    assertThat(counts.clean()).isEqualTo(5000 - passed).isPositive();
    assertThat(counts.context()).isEqualTo(contexts.size()).isPositive();
    assertThat(counts.listed() + counts.unknown()).isEqualTo(sightings.size());
    assertThat(counts.listed())
        .isEqualTo(sightings.stream().filter(it -> it.match() != null).count())
        .isPositive();
  }
}
