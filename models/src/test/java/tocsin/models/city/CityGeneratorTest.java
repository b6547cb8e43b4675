package tocsin.models.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.adapters.feeds.FeedAccount;
import tocsin.adapters.feeds.FeedDefaults;
import tocsin.adapters.feeds.FeedReader;
import tocsin.adapters.feeds.IndicatorRules;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Lane;
import tocsin.adapters.file.LaneReader;
import tocsin.adapters.file.Lanes;
import tocsin.adapters.json.TruthReader;
import tocsin.adapters.roster.LinesReader;
import tocsin.adapters.roster.RosterReader;
import tocsin.core.detect.LinesTable;
import tocsin.core.evaluate.Truth;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.route.RosterBuilder;
import tocsin.domain.intel.Indicator;
import tocsin.domain.people.Contact;
import tocsin.domain.people.RosterFault;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Intake;
import tocsin.domain.traffic.Via;

/** What a generated city promises, seen through its files alone. */
class CityGeneratorTest {
  private static final long START = CityPlan.DEFAULT_START;
  private static final long HOUR = 3_600_000L;
  private static final int PEOPLE = 200;
  private static final int DAYS = 2;
  private static final int MEAN = 30;
  private static final int SENSOR_HOUR = 20;
  private static final Set<String> TYPES =
      new TreeSet<>(List.of("F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10"));

  @TempDir static Path temp;
  private static Path city;
  private static CityGenerator.Made made;
  private static Read records;

  private record Read(List<AccessRecord> records, List<InputAccount> accounts) {}

  @BeforeAll
  static void makeCity() throws IOException {
    city = temp.resolve("city");
    made = make(city, PEOPLE, DAYS, 11);
    records = read(city.resolve("records.jsonl.gz"));
  }

  private static CityGenerator.Made make(Path folder, int people, int days, long seed)
      throws IOException {
    return CityGenerator.make(
        new CityPlan(people, days, seed, START, MEAN),
        folder,
        new CityGenerator.Writing(true, SENSOR_HOUR, SENSOR_HOUR + 1));
  }

  private static Read read(Path path) throws IOException {
    InputSpec input =
        new InputSpec(
            List.of(path.toString()), Format.UNKNOWN, "", false, 0, Long.MAX_VALUE, 1 << 20);
    List<AccessRecord> records = new ArrayList<>();
    List<InputAccount> accounts = new ArrayList<>();
    for (Lane lane : Lanes.plan(input, 1)) {
      try (LaneReader reader = new LaneReader(lane, input)) {
        while (!reader.done()) {
          Intake intake = reader.read();
          if (intake != null) {
            records.addAll(intake.records());
            accounts.addAll(intake.accounts());
          }
        }
      }
    }
    return new Read(records, accounts);
  }

  private static List<JsonNode> lines(String file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readAllLines(city.resolve(file))) {
      nodes.add(json.readTree(line));
    }
    return nodes;
  }

  private static Map<String, Path> files(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString(), file));
    }
    return files;
  }

  @Test
  void sameSeed_givesTheSameBytesInEveryFile() throws IOException {
    Path again = temp.resolve("again");
    assertThat(make(again, PEOPLE, DAYS, 11)).isEqualTo(made);

    assertThat(files(again).keySet())
        .isEqualTo(files(city).keySet())
        .contains(
            "records.jsonl.gz",
            "indicators.csv",
            "lines.csv",
            "meta.json",
            "eve.json",
            "zeek/conn.log",
            "roster/units.csv",
            "roster/people.csv",
            "roster/advisors.csv",
            "roster/bindings.csv",
            "truth/victims.jsonl",
            "truth/sites.jsonl");
    for (Map.Entry<String, Path> file : files(again).entrySet()) {
      assertThat(file.getValue()).hasSameBinaryContentAs(city.resolve(file.getKey()));
    }
  }

  @Test
  void otherSeed_givesOtherPeopleTrafficAndFraud() throws IOException {
    Path other = temp.resolve("other");
    var unused = make(other, PEOPLE, DAYS, 12);

    for (String file :
        List.of(
            "records.jsonl.gz",
            "indicators.csv",
            "lines.csv",
            "roster/people.csv",
            "truth/sites.jsonl",
            "truth/funnel.jsonl",
            "eve.json")) {
      assertThat(Files.mismatch(other.resolve(file), city.resolve(file))).as(file).isNotEqualTo(-1);
    }
  }

  @Test
  void otherSeeds_haveTheSameStatistics() throws IOException {
    for (long seed = 21; seed < 25; seed++) {
      CityPlan plan = new CityPlan(2000, 3, seed, START, 20);
      CityGenerator.Made one =
          CityGenerator.make(plan, temp.resolve("seed" + seed), CityGenerator.Writing.PLAIN);

      assertThat(one.records() / (2000.0 * 3 * 20)).as("seed %d", seed).isBetween(0.9, 1.15);
      assertThat(one.exposed()).as("seed %d", seed).isBetween(100, 1000);
      assertThat((double) one.paying() / one.exposed()).as("seed %d", seed).isBetween(0.1, 0.36);
    }
  }

  @Test
  void adversary_usesManyMoreHosts() throws IOException {
    Path folder = temp.resolve("adversary");
    CityPlan plan = new CityPlan(PEOPLE, DAYS, 11, START, MEAN, CityPlan.Profile.ADVERSARY);
    var unused = CityGenerator.make(plan, folder, CityGenerator.Writing.PLAIN);

    assertThat(Files.readAllLines(folder.resolve("truth/sites.jsonl")))
        .hasSizeGreaterThan(2 * lines("truth/sites.jsonl").size());
  }

  @ParameterizedTest
  @CsvSource({"9, 1, 10", "10000001, 1, 10", "10, 0, 10", "10, 367, 10", "10, 1, 0", "10, 1, 2001"})
  void plan_outsideItsBounds_isRefusedWithThem(int people, int days, int recordsPerDay) {
    assertThatThrownBy(() -> new CityPlan(people, days, 1, START, recordsPerDay))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(people|days|recordsPerPersonDay) \\d+ is outside \\d+ to \\d+");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 76})
  void smallestCities_canBeMadeAndRead(int people) throws IOException {
    Path folder = temp.resolve("small" + people);
    CityGenerator.Made small =
        CityGenerator.make(
            new CityPlan(people, 1, 3, START, 5), folder, CityGenerator.Writing.PLAIN);

    assertThat(read(folder.resolve("records.jsonl")).records()).hasSize((int) small.records());
    assertThat(folder.resolve("zeek")).doesNotExist();
    assertThat(folder.resolve("eve.json")).doesNotExist();
  }

  @Test
  void records_areSoundAlmostInOrderAndWithinTheDays() {
    assertThat(records.accounts())
        .singleElement()
        .satisfies(
            account -> {
              assertThat(account.format()).isEqualTo("native");
              assertThat(account.records()).isEqualTo(made.records());
              assertThat(account.rejected()).isEmpty();
              assertThat(account.unknownFields()).isEmpty();
              assertThat(account.addsUp()).isTrue();
            });
    long latest = START;
    int late = 0;
    for (AccessRecord record : records.records()) {
      assertThat(record.at()).isBetween(START, START + DAYS * 24 * HOUR);
      late += record.at() < latest - 3000 ? 1 : 0;
      latest = Math.max(latest, record.at());
    }
    assertThat(late).isPositive().isLessThan(records.records().size() / 100);
  }

  @Test
  void traffic_isAboutWhatThePlanSaysAndNobodyFloods() throws IOException {
    double mean = (double) made.records() / (PEOPLE * DAYS);
    assertThat(mean).isBetween(0.6 * MEAN, 1.7 * MEAN);
    Map<String, Integer> perPersonDay = new HashMap<>();
    for (AccessRecord record : records.records()) {
      long day = (record.at() - START) / (24 * HOUR);
      if (!isOffice(record)) {
        perPersonDay.merge(record.src() + " " + day, 1, Integer::sum);
      }
    }
    // Activity is at most three times the mean, two may share a line, and a campaign comes on top.
    assertThat(perPersonDay.values()).allMatch(count -> count <= 8 * MEAN + 60);
    assertThat(perPersonDay.size()).isGreaterThan((int) (0.85 * PEOPLE * DAYS));
  }

  /** Whether a record left by an office's common address. */
  private static boolean isOffice(AccessRecord record) {
    return record.src() != null && record.src().startsWith("10.192.");
  }

  @Test
  void night_isQuieterThanEvening() {
    Map<Integer, Integer> byHour = new HashMap<>();
    for (AccessRecord record : records.records()) {
      byHour.merge((int) ((record.at() - START) / HOUR % 24), 1, Integer::sum);
    }
    assertThat(byHour.get(4)).isLessThan(byHour.get(20) / 2);
  }

  @Test
  void everyRecord_isOfAPersonOnTheRosterAndInTheLinesTable() throws IOException {
    List<RosterFault> faults = new ArrayList<>();
    LinesTable lines = LinesReader.read(city.resolve("lines.csv"), faults);
    RosterReader.Result roster = RosterReader.read(city.resolve("roster"));
    RosterBuilder.Checked checked = RosterBuilder.build(roster.data());

    assertThat(faults).isEmpty();
    assertThat(roster.faults()).isEmpty();
    assertThat(checked.faults()).isEmpty();
    assertThat(lines.size()).isEqualTo(PEOPLE);
    assertThat(checked.roster().size()).isEqualTo(PEOPLE);
    assertThat(checked.roster().bound()).isBetween(PEOPLE / 2, PEOPLE - 1);
    for (AccessRecord record : records.records()) {
      if (record.subject() != null) {
        assertThat(checked.roster().person(record.subject())).isNotNull();
      }
      String holder = lines.subject(record.src(), record.at());
      assertThat(holder == null).isEqualTo(isOffice(record));
      if (holder != null) {
        assertThat(checked.roster().person(holder)).isNotNull();
      }
    }
  }

  @Test
  void everything_isSynthetic() throws IOException {
    for (Contact contact : RosterReader.read(city.resolve("roster")).contacts().values()) {
      assertThat(contact.phone()).matches("12\\d{9}");
      assertThat(contact.name()).contains("样例");
    }
    for (AccessRecord record : records.records()) {
      assertThat(record.src()).startsWith("10.");
      if (record.dst() != null) {
        assertReserved(record.dst());
      }
      if (record.host() != null) {
        assertReserved(record.host());
      }
    }
    for (Indicator indicator : indicators(new ArrayList<>())) {
      switch (indicator.kind()) {
        case IP, HOST, SUFFIX -> assertReserved(indicator.value());
        default -> assertThat(indicator.value()).contains("example");
      }
    }
  }

  private static void assertReserved(String target) {
    assertThat(target)
        .matches(
            ".*\\.(example|test|invalid)|.*example\\.(com|net|org)"
                + "|10\\..*|192\\.0\\.2\\..*|198\\.51\\.100\\..*|203\\.0\\.113\\..*|198\\.1[89]\\..*");
  }

  private static List<Indicator> indicators(List<FeedAccount> accounts) throws IOException {
    List<Indicator> indicators = new ArrayList<>();
    PublicSuffixes suffixes = PublicSuffixes.of(List.of("example", "test", "invalid"));
    try (InputStream in = Files.newInputStream(city.resolve("indicators.csv"))) {
      accounts.add(
          new FeedReader(new IndicatorRules(suffixes))
              .read("city", in, FeedDefaults.named("city"), indicators::add));
    }
    return indicators;
  }

  @Test
  void feed_isReadWholeAndLagsBehindTheTruth() throws IOException {
    List<FeedAccount> accounts = new ArrayList<>();
    List<Indicator> indicators = indicators(accounts);

    assertThat(accounts.get(0).rejected()).as("%s", accounts.get(0).faults()).isZero();
    assertThat(indicators).hasSize(made.listed());
    Set<Long> known = new HashSet<>();
    indicators.forEach(indicator -> known.add(indicator.knownFrom()));
    int listed = 0;
    int unlisted = 0;
    for (JsonNode site : lines("truth/sites.jsonl")) {
      if (site.path("listedAt").isNull()) {
        unlisted++;
      } else {
        listed++;
        assertThat(site.path("listedAt").asLong()).isGreaterThan(site.path("liveFrom").asLong());
        assertThat(known).contains(site.path("listedAt").asLong());
      }
    }
    assertThat(listed).isPositive();
    assertThat(unlisted).isPositive();
  }

  @Test
  void allTenTypes_haveSitesAndPeopleWhoMetThem() throws IOException {
    Set<String> ofSites = new TreeSet<>();
    Set<String> kinds = new TreeSet<>();
    for (JsonNode site : lines("truth/sites.jsonl")) {
      ofSites.add(site.path("fraudType").asText());
      kinds.add(site.path("kind").asText());
    }
    Set<String> ofPeople = new TreeSet<>();
    for (JsonNode course : lines("truth/funnel.jsonl")) {
      ofPeople.add(course.path("fraudType").asText());
    }

    assertThat(ofSites).isEqualTo(TYPES);
    assertThat(ofPeople).isEqualTo(TYPES);
    assertThat(kinds).containsExactly("app", "host");
  }

  @Test
  void truth_isConsistentWithPeopleSitesAndTraffic() throws IOException {
    Truth truth = TruthReader.read(city.resolve("truth"));
    Set<String> people = RosterReader.read(city.resolve("roster")).contacts().keySet();
    Set<String> campaigns = new HashSet<>();
    Set<String> hosts = new HashSet<>();
    for (JsonNode site : lines("truth/sites.jsonl")) {
      campaigns.add(site.path("campaign").asText());
      hosts.add(site.path("target").asText());
      assertThat(site.path("liveFrom").asLong()).isLessThan(site.path("liveUntil").asLong());
    }

    assertThat(truth.victims()).hasSize(made.paying()).hasSizeGreaterThan(10);
    assertThat(campaigns).hasSize(made.campaigns());
    for (Truth.Victim victim : truth.victims()) {
      assertThat(people).contains(victim.subject());
      assertThat(campaigns).contains(victim.campaign());
      assertThat(victim.firstContactAt()).isBetween(START, victim.firstPaymentAt());
      assertThat(victim.firstPaymentAt()).isLessThan(START + DAYS * 24 * HOUR);
      assertThat(victim.yuan()).isPositive();
    }
    assertThat(truth.reached()).hasSize(made.exposed());
    assertThat(truth.reached()).allMatch(reached -> people.contains(reached.subject()));
    assertThat(truth.city().people()).isEqualTo(PEOPLE);
    long toFraud =
        records.records().stream()
            .filter(record -> record.host() != null && hosts.contains(record.host()))
            .count();
    assertThat(toFraud).isBetween(made.exposed() / 2L, made.records() / 4);
  }

  @Test
  void meta_countsWhatWasWritten() throws IOException {
    JsonNode meta = lines("meta.json").get(0);

    assertThat(meta.path("people").asInt()).isEqualTo(PEOPLE);
    assertThat(meta.path("days").asInt()).isEqualTo(DAYS);
    assertThat(meta.path("seed").asLong()).isEqualTo(11);
    assertThat(meta.path("startAt").asLong()).isEqualTo(START);
    assertThat(meta.path("records").asLong()).isEqualTo(made.records());
    assertThat(meta.path("exposed").asInt()).isEqualTo(lines("truth/funnel.jsonl").size());
    assertThat(meta.path("paying").asInt()).isEqualTo(lines("truth/victims.jsonl").size());
    assertThat(meta.path("listed").asInt()).isEqualTo(made.listed());
  }

  /** Who was where when, as far as every sensor can tell. */
  private static Set<String> visits(List<AccessRecord> records) {
    Set<String> visits = new TreeSet<>();
    long from = START + SENSOR_HOUR * HOUR;
    for (AccessRecord record : records) {
      boolean inHour = record.at() >= from && record.at() < from + HOUR;
      // A bare address is never asked for, so a resolver's log has nothing of it; and a connection
      // that reading did not join to its application's line says nothing new.
      boolean seen = record.via() != Via.FLOW && (record.via() != Via.DNS || record.host() != null);
      if (inHour && seen) {
        String where = record.host() == null ? record.dst() : record.host();
        visits.add(record.at() + " " + record.src() + " " + where);
      }
    }
    return visits;
  }

  @ParameterizedTest
  @ValueSource(strings = {"zeek", "eve.json"})
  void sensorFiles_carryTheVisitsOfTheirHour(String file) throws IOException {
    Set<String> expected = visits(records.records());
    Read sensor = read(city.resolve(file));

    assertThat(expected).hasSizeGreaterThan(100);
    // What got lost on the way to the native records is in the sensor's own files.
    assertThat(visits(sensor.records()))
        .containsAll(expected)
        .hasSizeLessThan(expected.size() * 102 / 100 + 2);
    for (InputAccount account : sensor.accounts()) {
      assertThat(account.addsUp()).as(account.toString()).isTrue();
      assertThat(account.rejected()).as(account.toString()).isEmpty();
    }
  }

  @Test
  void gzip_carriesNoTimeStamp() throws IOException {
    byte[] head = new byte[10];
    try (InputStream in = Files.newInputStream(city.resolve("records.jsonl.gz"))) {
      assertThat(in.readNBytes(head, 0, 10)).isEqualTo(10);
    }

    assertThat(head[0]).isEqualTo((byte) 0x1F);
    assertThat(head).containsSequence((byte) 8, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
  }
}
