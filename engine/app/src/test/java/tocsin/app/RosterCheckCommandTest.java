package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.domain.pack.Routing;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.RosterIssue;

/** One sound roster, broken in more than sixty ways: the right row, reason and remedy for each. */
class RosterCheckCommandTest {
  private static final String AT = "2026-03-02T00:00:00Z";

  @TempDir Path folder;

  @BeforeEach
  void soundRoster() throws IOException {
    System.setProperty("tocsin.home", ReferenceRun.root().toString());
    file(
        "units.csv",
        "unitId,parentId,kind,name",
        "c,,centre,样例中心",
        "k,c,county,样例分中心",
        "st,k,station,样例派出所",
        "pt,st,point,样例服务点",
        "e,pt,enterprise,样例企业",
        "w1,e,workshop,车间一",
        "w2,e,workshop,车间二");
    file(
        "people.csv",
        "subject,name,phone,unitId,post,birthYear,flags",
        "s1,张样例,12000000001,w1,员工,1990,",
        "s2,李样例,12000000002,w2,员工,1990,",
        "s3,王样例,12000000003,pt,居民,2012,minor",
        "a1,赵样例,12000000004,e,员工,1980,",
        "a2,钱样例,12000000005,e,员工,1980,",
        "a3,孙样例,12000000006,e,员工,1980,");
    file(
        "advisors.csv",
        "advisorId,subject,unitId,capacity,shifts,validFrom,validUntil",
        "A1,a1,e,300,Mon-Fri 08:00-20:00;-holiday,,",
        "A2,a2,e,300,,,",
        "A3,a3,e,300,,,");
    file(
        "bindings.csv",
        "subject,advisorId,role,validFrom,validUntil",
        "s1,A1,primary,,",
        "s1,A2,deputy,,",
        "s2,A1,primary,,",
        "s2,A2,deputy,,",
        "a1,A2,primary,,",
        "a1,A3,deputy,,",
        "a2,A3,primary,,",
        "a2,A1,deputy,,",
        "a3,A2,primary,,",
        "a3,A1,deputy,,");
    file(
        "relations.csv",
        "subject,other,kind,validFrom,validUntil",
        "s3,s1,guardian,,",
        "s1,a3,superior,,");
    file("holidays.csv", "date", "2026-10-01");
  }

  private void file(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  /** How a roster is broken, and what is to be found: {@code file:line code}, reason, remedy. */
  private record Broken(
      String name, List<Edit> edits, List<String> found, String reason, String remedy) {
    @Override
    public String toString() {
      return name;
    }

    Broken and(String file, String from, String to) {
      List<Edit> more = new ArrayList<>(edits);
      more.add(new Edit(file, from, to));
      return new Broken(name, more, found, reason, remedy);
    }
  }

  /** Replaces a text in a file; an empty one stands for its end. */
  private record Edit(String file, String from, String to) {}

  private static Broken added(String file, String line, String found, String why, String remedy) {
    return changed(file, "", line + "\n", found, why, remedy);
  }

  private static Broken changed(
      String file, String from, String to, String found, String why, String remedy) {
    List<String> all = List.of(found.split(", ", -1));
    String name = all.get(0) + " by " + to.strip();
    return new Broken(name, List.of(new Edit(file + ".csv", from, to)), all, why, remedy);
  }

  static Stream<Broken> broken() {
    return Stream.of(units(), people(), advisors(), bindings(), rest()).flatMap(List::stream);
  }

  private static List<Broken> units() {
    return List.of(
        added("units", ",pt,point,x", "units:9 field-missing", "no unitId", "fill it in"),
        added("units", "e,pt,enterprise,x", "units:9 unit-twice", "unit e twice", "keep one"),
        added("units", "x,x,point,x", "units:9 unit-own-ancestor", "own ancestor", "parentId"),
        added(
            "units",
            "x,y,point,x\ny,x,point,y",
            "units:9 unit-own-ancestor, units:10 unit-own-ancestor",
            "unit x is its own ancestor",
            "mend parentId"),
        added("units", "x,gone,point,x", "units:9 unit-no-parent", "no unit gone", "parentId"),
        added("units", "x,,station,x", "units:9 unit-no-root", "is no centre", "parentId"),
        added(
            "units",
            String.join(
                "\n",
                Stream.iterate(1, i -> i + 1)
                    .limit(14)
                    .map(i -> "d" + i + "," + (i == 1 ? "w1" : "d" + (i - 1)) + ",workshop,x")
                    .toList()),
            "units:9 unit-level, units:10 unit-level, units:11 unit-level, units:12 unit-level,"
                + " units:13 unit-level, units:14 unit-level, units:15 unit-level, units:16"
                + " unit-level, units:17 unit-level, units:18 unit-level, units:19 unit-level,"
                + " units:20 unit-too-deep, units:21 unit-too-deep, units:22 unit-too-deep",
            "below w1 (workshop)",
            "the order is centre, county"),
        added("units", "x,c,castle,x", "units:9 no-constant", "'castle' is none", "mend kind"),
        added("units", "x,c,,x", "units:9 field-missing", "no kind", "fill it in"),
        added("units", "x,w1,county,x", "units:9 unit-level", "x (county)", "the order is"),
        added("units", "x,,centre,x", "units:9 centre-twice", "beside centre c", "keep one"),
        added("units", "x,k,enterprise,x", "units:9 station-missing", "no station", "a station"),
        added("units", "x,c,point,\"oops", "units:9 quotes", "do not match", "mend the row"),
        added("units", "x,c,point,a,b", "units:9 cells", "5 cells for 4", "put quotes"),
        added(
                "units",
                "e2,st,enterprise,x",
                "people:8 person-unbound, units:9 enterprise-no-advisor",
                "enterprise e2",
                "bind to an advisor")
            .and("people.csv", "", "s9,吴样例,12000000009,e2,员工,1990,\n"));
  }

  private static List<Broken> people() {
    return List.of(
        added("people", "s1,x,12000000001,w1,,,", "people:8 person-twice", "twice", "keep one"),
        added("people", ",x,12000000001,w1,,,", "people:8 field-missing", "no subject", "fill it"),
        added(
            "people",
            "s9,x,12000000009,nowhere,,,",
            "people:8 person-unit-unknown",
            "no unit nowhere",
            "add the unit"),
        added(
            "people", "s9,x,12000000009,,,,", "people:8 person-no-unit", "neither unit", "unitId"),
        added(
            "people",
            "s9,x,12000000009,w1,,,",
            "people:8 person-unbound",
            "nobody in enterprise e",
            "roster plan"),
        added("people", "s9,x,,pt,,,", "people:8 person-no-phone", "no phone", "fill in phone"),
        added("people", "s9,x,无,pt,,,", "people:8 person-no-phone", "no phone", "fill in phone"),
        changed(
            "people",
            "12000000006",
            "",
            "people:7 person-no-phone, people:7 advisor-no-phone",
            "no phone",
            "fill in phone"),
        added(
            "people",
            "s9,x,12000000009,pt,,199O,",
            "people:8 no-number",
            "no whole number",
            "mend birthYear"),
        added(
            "people",
            "s9,x,12000000009,pt,,2012,minor",
            "people:8 minor-no-guardian",
            "without guardian",
            "relations.csv"));
  }

  private static List<Broken> advisors() {
    return List.of(
        added("advisors", ",a3,e,300,,,", "advisors:5 field-missing", "no advisorId", "fill it"),
        added("advisors", "A1,a3,e,300,,,", "advisors:5 advisor-twice", "at one time", "end one"),
        added("advisors", "A4,a3,e,301,,,", "advisors:5 advisor-capacity", "301", "1 to 300"),
        added("advisors", "A4,a3,e,0,,,", "advisors:5 advisor-capacity", "capacity 0", "1 to 300"),
        added("advisors", "A4,a3,e,many,,,", "advisors:5 no-number", "no whole number", "mend"),
        added(
            "advisors",
            "A4,a3,e,300,,2026-03-02T00:00:00Z,2026-03-01T00:00:00Z",
            "advisors:5 advisor-dates",
            "not before validUntil",
            "mend the dates"),
        added("advisors", "A4,a3,e,300,always,,", "advisors:5 advisor-shifts", "'always'", "mend"),
        added(
            "advisors",
            "A4,a3,e,300,Mon 25:00-26:00,,",
            "advisors:5 advisor-shifts",
            "'Mon 25:00-26:00'",
            "mend shifts"),
        added("advisors", "A4,a3,e,300,,2026-03-02,", "advisors:5 no-time", "no time", "ISO-8601"),
        added(
            "advisors",
            "A4,a3,nowhere,300,,,",
            "advisors:5 advisor-unit-unknown",
            "no unit nowhere",
            "add the unit"),
        added(
            "advisors",
            "A4,ghost,e,300,,,",
            "advisors:5 advisor-unknown-person",
            "not in people.csv",
            "add the person"),
        changed(
            "advisors",
            "A2,a2,e,300,,",
            "A2,a2,e,300,Mon-Fri 08:00-20:00,",
            "advisors:2 hours-empty, advisors:3 hours-empty",
            "Mon,Tue,Wed,Thu,Fri 00:00-08:00+20:00-24:00; Sat,Sun 00:00-24:00; alerts of 2 people",
            "widen shifts"),
        changed(
            "advisors",
            "A2,a2,e,300,,",
            "A2,a2,e,300,00:00-12:00;12:01-24:00,",
            "advisors:2 hours-empty, advisors:3 hours-empty",
            "Sat,Sun,2026-10-01 12:00-12:01",
            "widen shifts"),
        changed(
            "advisors",
            "A2,a2,e,300,,",
            "A2,a2,e,300,22:00-22:00;-holiday,",
            "advisors:2 hours-empty, advisors:3 hours-empty",
            "nobody on duty 2026-10-01 22:00-24:00; 2026-10-02 00:00-08:00+20:00-22:00",
            "add a deputy"));
  }

  private static List<Broken> bindings() {
    return List.of(
        added("bindings", ",A1,primary,,", "bindings:12 field-missing", "no subject", "fill it"),
        added("bindings", "s1,A9,deputy,,", "bindings:12 binding-no-advisor", "A9", "add the"),
        added("bindings", "s1,A3,boss,,", "bindings:12 no-constant", "'boss'", "mend role"),
        added("bindings", "s2,A1,primary,,", "bindings:12 binding-twice", "twice", "keep one"),
        added(
            "bindings",
            "s2,A3,primary,2026-01-01T00:00:00Z,",
            "bindings:12 primary-twice",
            "s2 has a primary advisor",
            "a deputy"),
        added(
            "bindings",
            "s2,A3,deputy,2026-02-01T00:00:00Z,2026-01-01T00:00:00Z",
            "bindings:12 dates",
            "not before validUntil",
            "mend the dates"),
        changed(
            "advisors",
            "A3,a3,e,300",
            "A3,a3,e,1",
            "advisors:2 hours-empty, bindings:8 binding-full, bindings:9 primary-missing",
            "binding of a2 to A3 refused: it would be number 2, capacity is 1",
            "widen shifts"),
        added(
            "bindings",
            "ghost,A3,primary,,",
            "bindings:12 binding-unknown-person",
            "ghost is not in people.csv",
            "remove the binding"),
        added(
                "bindings",
                "s9,A2,primary,,2026-03-02T00:00:00Z",
                "bindings:12 binding-expired",
                "binding to A2 ended",
                "extend it")
            .and("people.csv", "", "s9,吴样例,12000000009,w1,员工,1990,\n"),
        added(
                "bindings",
                "s1,A4,deputy,,",
                "bindings:12 binding-advisor-gone",
                "A4 is no longer",
                "roster plan")
            .and("advisors.csv", "", "A4,a3,e,300,,,2026-03-02T00:00:00Z\n"),
        added("bindings", "a3,A3,deputy,,", "bindings:12 bound-to-self", "himself", "another"),
        added("bindings", "s1,A3,deputy,,", "bindings:12 bound-to-superior", "superior", "another"),
        added("bindings", "s2,A3,deputy,,", "bindings:12 bound-in-conflict", "relative", "another")
            .and("relations.csv", "", "a3,s2,relative,,\n"),
        changed(
            "people",
            "a3,孙样例,12000000006,e,员工,1980,",
            "a3,孙样例,12000000006,e,员工,1980,suspected_insider",
            "advisors:2 hours-empty, bindings:7 bound-in-conflict, bindings:8 bound-in-conflict",
            "advisor A1 and 0 deputies",
            "widen shifts"),
        added("bindings", "s9,A2,primary,,", "bindings:12 deputy-missing", "beside A2", "a deputy")
            .and("people.csv", "", "s9,吴样例,12000000009,w1,员工,1990,\n"),
        added("bindings", "s9,A2,deputy,,", "bindings:12 primary-missing", "no primary", "primary")
            .and("people.csv", "", "s9,吴样例,12000000009,w1,员工,1990,\n"),
        added(
                "bindings",
                "s9,A2,primary,,\ns9,A2,deputy,2026-01-01T00:00:00Z,",
                "bindings:13 deputy-is-primary",
                "A2 is the primary advisor too",
                "another deputy")
            .and("people.csv", "", "s9,吴样例,12000000009,w1,员工,1990,\n"));
  }

  private static List<Broken> rest() {
    return List.of(
        changed(
            "bindings", "validUntil", "valid_until", "bindings:1 column-unused", "used", "validU"),
        added("relations", "s1,s1,relative,,", "relations:4 relation-self", "himself", "other"),
        added("relations", "s1,s2,friend,,", "relations:4 no-constant", "'friend'", "mend kind"),
        added(
            "relations",
            "s1,ghost,reporter,,",
            "relations:4 relation-unknown-person",
            "ghost is not",
            "mend the pseudonym"),
        added("relations", "s3,s1,guardian,,", "relations:4 relation-twice", "twice", "keep one"),
        added(
            "relations",
            "a3,s2,superior,,\ns2,s1,superior,,",
            "relations:5 superior-cycle",
            "a3 → s2 → s1 → a3",
            "mend the circle"),
        added("holidays", "2026/10/02", "holidays:3 no-date", "'2026/10/02'", "2026-10-01"),
        added("holidays", "2026-10-01", "holidays:3 holiday-twice", "twice", "keep one"));
  }

  private void apply(Broken broken) throws IOException {
    for (Edit edit : broken.edits) {
      Path file = folder.resolve(edit.file);
      String text = Files.readString(file);
      assertThat(text).contains(edit.from);
      Files.writeString(
          file, edit.from.isEmpty() ? text + edit.to : text.replace(edit.from, edit.to));
    }
  }

  private RosterOptions.Read read() throws IOException {
    return RosterOptions.read(
        folder,
        Instant.parse(AT).toEpochMilli(),
        ZoneId.of("Asia/Shanghai"),
        Routing.standard(List.of()).conflicts());
  }

  private List<RosterFault> findings() throws IOException {
    return RosterCheckCommand.findings(read());
  }

  private static String place(RosterFault fault) {
    String file = String.valueOf(Path.of(fault.file()).getFileName()).replace(".csv", "");
    return file + ":" + fault.line() + " " + RosterCheckCommand.word(fault.issue());
  }

  @Test
  void soundRoster_hasNoFindings() throws IOException {
    assertThat(findings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenRoster_namesRowReasonAndRemedy(Broken broken) throws IOException {
    apply(broken);

    List<RosterFault> findings = findings();

    assertThat(findings)
        .extracting(RosterCheckCommandTest::place)
        .containsExactlyInAnyOrderElementsOf(broken.found);
    RosterFault first = findings.get(0);
    assertThat(findings).anyMatch(fault -> fault.what().contains(broken.reason));
    assertThat(first.remedy()).contains(broken.remedy);
    for (RosterFault fault : findings) {
      assertThat(fault.whatZh() + fault.remedyZh()).containsPattern("\\p{IsHan}");
      assertThat(fault.whatZh() + fault.what()).doesNotContain("样例").doesNotContain("12000");
    }
  }

  @Test
  void cases_reachEveryIssueThatAFolderCanHave() {
    Set<String> reached = new TreeSet<>();
    broken().forEach(each -> each.found.forEach(f -> reached.add(f.substring(f.indexOf(' ') + 1))));
    // Those below are tested elsewhere here, belong to the lines table, or are caught while
    // reading.
    Set<RosterIssue> others =
        EnumSet.of(
            RosterIssue.FILE_MISSING,
            RosterIssue.NOT_UTF8,
            RosterIssue.CENTRE_MISSING,
            RosterIssue.NO_ADDRESS,
            RosterIssue.UNIT_NO_ID,
            RosterIssue.PERSON_NO_SUBJECT,
            RosterIssue.ADVISOR_NO_ID,
            RosterIssue.BINDING_NO_SUBJECT);
    for (RosterIssue issue : EnumSet.complementOf(EnumSet.copyOf(others))) {
      assertThat(reached).contains(RosterCheckCommand.word(issue));
    }
    assertThat(broken().count()).isGreaterThanOrEqualTo(40);
  }

  @Test
  void noUnits_leavesNoCentre() throws IOException {
    file("units.csv", "unitId,parentId,kind,name");

    assertThat(findings().stream().map(RosterCheckCommandTest::place))
        .contains("units.csv:0 centre-missing".replace(".csv", ""))
        .contains("people:2 person-unit-unknown", "advisors:2 advisor-unit-unknown");
  }

  private record Ran(int exit, String out) {}

  private Ran run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("roster", "check", folder.toString()));
    arguments.addAll(List.of("--at", AT));
    arguments.addAll(List.of(more));
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      int exit = Main.execute(arguments.toArray(String[]::new));
      return new Ran(exit, bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void command_exitCodesAndTexts() throws IOException {
    assertThat(run()).matches(ran -> ran.exit == ExitCode.OK && ran.out.contains("名册可用"));
    file("holidays.csv", "date", "2026-10-01", "2026-10-01");
    assertThat(run().exit).isEqualTo(ExitCode.FINDINGS);
    assertThat(run().out)
        .contains("holidays.csv:3: 存疑 doubt: 节假日 2026-10-01 重复 / holiday 2026-10-01 twice")
        .contains("→ 两行只留一行 / keep one of the two rows")
        .contains("e: 5 人 people, 主顾问 primary 100.0 %");
    JsonNode json = new ObjectMapper().readTree(run("--json").out);
    assertThat(json.at("/findings/0/code").asText()).isEqualTo("holiday-twice");
    assertThat(json.at("/findings/0/line").asInt()).isEqualTo(3);
    assertThat(json.at("/coverage/0/load").asInt()).isEqualTo(10);
    assertThat(run("--at", "tomorrow").exit).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void unreadableFiles_exitWithBadData() throws IOException {
    String text = Files.readString(folder.resolve("people.csv"));
    Files.write(folder.resolve("people.csv"), text.getBytes(Charset.forName("GBK")));
    assertThat(run())
        .matches(ran -> ran.exit == ExitCode.BAD_DATA && ran.out.contains("people.csv:2: 拒收"));
    Files.delete(folder.resolve("people.csv"));
    assertThat(run())
        .matches(ran -> ran.exit == ExitCode.BAD_DATA)
        .matches(ran -> ran.out.toLowerCase(Locale.ROOT).contains("people.csv:0"));
    assertThat(Main.execute("roster", "check", folder.resolve("none").toString()))
        .isEqualTo(ExitCode.USAGE);
  }
}
