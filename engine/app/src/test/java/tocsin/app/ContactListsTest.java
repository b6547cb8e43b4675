package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.app.Results.NOON;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.adapters.json.ResultJson;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.app.knowledge.Loaded;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/** The one file of a run that leaves the centre: what stands in it, and what never does. */
class ContactListsTest {
  private static final String PEOPLE = "subject,name,phone,unitId,post,birthYear,flags\n";

  @TempDir Path temp;
  private final List<Alert> last = new ArrayList<>();
  private final List<Assignment> assignments = new ArrayList<>();

  @BeforeEach
  void roster() throws IOException {
    Path roster = Files.createDirectories(temp.resolve("roster"));
    Files.writeString(
        roster.resolve("units.csv"),
        "unitId,parentId,kind,name\nc,,centre,中心\ne,c,enterprise,\"样例, 企业\"\n");
    Files.writeString(
        roster.resolve("people.csv"),
        PEOPLE
            + "s1,张样例,12000000001,e,员工,1990,\n"
            + "s2,=HYPERLINK(\"\"x\"\"),+86 12 000,e,@sum(1),1990,\n".replace("\"\"", "")
            + "s3,\"李 \"\"三\"\", 样例\",12000000003,e,财务,1990,\n");
    Files.writeString(
        roster.resolve("advisors.csv"),
        "advisorId,subject,unitId,capacity,shifts,validFrom,validUntil\na1,,e,,,,\n");
    Files.writeString(
        roster.resolve("bindings.csv"), "subject,advisorId,role,validFrom,validUntil\n");
  }

  private void told(Alert alert, Route route, String advisor, long contactBy) {
    last.add(alert);
    assignments.add(Results.assignment(alert, route, advisor, contactBy));
  }

  private static Alert open(String id, String subject, Tier tier) {
    return Results.alert(id, 1, AlertStatus.OPEN, subject, tier);
  }

  private Path write() throws IOException {
    Files.write(
        temp.resolve("assignments.jsonl"),
        assignments.stream().map(ResultJson::assignment).toList());
    Loaded loaded =
        KnowledgeLoader.load(
            new FileKnowledge(
                ReferenceRun.root().resolve("models/packs/base").toString(),
                List.of(),
                temp.resolve("roster").toString(),
                "",
                ""));
    assertThat(loaded.rosterFaults()).isEmpty();
    ContactLists.write(Results.summary(last, last), loaded, temp);
    return temp.resolve("contacts");
  }

  private static List<List<String>> rows(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(text).startsWith("\uFEFF");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text.substring(1))) {
      return csv.stream().map(CsvRecord::getFields).toList();
    }
  }

  @Test
  void list_inBothLanguages_saysWhomWhatAndByWhen() throws IOException {
    told(open("x1", "s1", Tier.ORANGE), Route.ADVISOR, "a1", NOON);

    List<List<String>> rows = rows(write().resolve("a1.csv"));

    assertThat(rows)
        .containsExactly(
            List.of(
                "紧急程度 urgency",
                "姓名 name",
                "电话 phone",
                "部门 department",
                "岗位 post",
                "疑似类型 suspected scam",
                "最迟联系 contact by",
                "编号 case",
                "任务 task",
                "话术卡 script card",
                "关键一句 key sentence",
                "核对口令 phrase",
                "反馈 report back"),
            List.of(
                "▲ 紧急 urgent",
                "张样例",
                "12000000001",
                "样例, 企业",
                "员工",
                "疑似虚假投资理财骗局 / a suspected fake-investment scam",
                "2026-03-02 12:00",
                "x1",
                "",
                "F02-inside",
                "先提现试试，不再加钱；正规平台打 96110 一问就知道。 / Try to withdraw and add nothing;"
                    + " 96110 can tell you whether the platform is licensed.",
                rows.get(1).get(11),
                "反馈三件事：联系上没有；对方停下了没有；有没有转过钱（不问细节）。 / Report three things:"
                    + " reached or not; stopped or not; any money sent or not (no details)."));
    assertThat(rows.get(1).get(11)).matches("\\p{IsHan}{6} / [a-z]+ [a-z]+ [a-z]+");
  }

  @Test
  void siblingsOfOneCampaign_areOneTask_whereTheMostUrgentStands() throws IOException {
    told(open("x1", "s1", Tier.YELLOW), Route.ADVISOR, "a1", NOON);
    told(open("x2", "ghost", Tier.ORANGE), Route.ADVISOR, "a1", NOON);
    told(open("x3", "s2", Tier.RED), Route.ADVISOR, "a1", NOON);
    told(open("x4", "s3", Tier.YELLOW), Route.DEPUTY, "a1", NOON + 1);

    List<List<String>> rows = rows(write().resolve("a1.csv"));

    assertThat(rows.stream().skip(1).map(row -> row.get(7)))
        .containsExactly("x3", "x1", "x4", "x2");
    assertThat(rows.get(1).get(8)).startsWith("同案 3 人").isEqualTo(rows.get(3).get(8));
    assertThat(rows.get(4).get(8)).isEmpty();
  }

  @Test
  void phrases_ofOpenTasks_areUniqueAndTheSameEachTime_digestsHaveNone() throws IOException {
    for (int i = 0; i < 300; i++) {
      told(open("x" + i, "s1", Tier.YELLOW), Route.ADVISOR, "a" + i % 3, NOON);
    }
    told(open("y", "s2", Tier.YELLOW), Route.DIGEST, "a1", Long.MAX_VALUE);

    List<String> first = phrases(write());
    List<String> second = phrases(write());

    assertThat(first).hasSize(301).isEqualTo(second).doesNotHaveDuplicates().contains("");
    List<String> digest = rows(temp.resolve("contacts/a1.csv")).get(101);
    assertThat(digest.get(0)).isEqualTo("○ 宣教 education");
    assertThat(digest.get(12)).isEmpty();
  }

  private static List<String> phrases(Path contacts) throws IOException {
    List<String> phrases = new ArrayList<>();
    for (String advisor : List.of("a0", "a1", "a2")) {
      rows(contacts.resolve(advisor + ".csv")).stream()
          .skip(1)
          .forEach(row -> phrases.add(row.get(11)));
    }
    return phrases;
  }

  @Test
  void minor_isReachedThroughTheGuardianWhomTheAdvisorCalls() throws IOException {
    Files.writeString(
        temp.resolve("roster/bindings.csv"),
        "subject,advisorId,role,validFrom,validUntil\ns1,a1,primary,,\n");
    Files.writeString(temp.resolve("roster/relations.csv"), "subject,other,kind\ns3,s1,guardian\n");
    told(open("x1", "s3", Tier.ORANGE), Route.ADVISOR, "a1", NOON);

    List<String> row = rows(write().resolve("a1.csv")).get(1);

    assertThat(row.get(1)).isEqualTo("李 \"三\", 样例（监护人 guardian: 张样例）");
    assertThat(row.get(2)).isEqualTo("12000000001");
  }

  @Test
  void rows_comeMostUrgentFirst() throws IOException {
    told(open("blue", "s1", Tier.BLUE), Route.DIGEST, "a1", Long.MAX_VALUE);
    told(open("late", "s2", Tier.RED), Route.ADVISOR, "a1", NOON + 9);
    told(open("soon", "s3", Tier.RED), Route.ADVISOR, "a1", NOON + 1);
    told(open("mid", "ghost", Tier.YELLOW), Route.DEPUTY, "a1", NOON);

    List<List<String>> rows = rows(write().resolve("a1.csv"));

    assertThat(rows.stream().skip(1).map(row -> row.get(7)))
        .containsExactly("soon", "late", "mid", "blue");
    assertThat(rows.get(4).get(6)).isEmpty();
    assertThat(rows.get(3).subList(1, 5)).containsOnly("");
  }

  @Test
  void onlyOpenAlertsLastVersion_isShown_andOnlyToAdvisors() throws IOException {
    Alert old = Results.alert("x1", 1, AlertStatus.OPEN, "s1", Tier.YELLOW);
    Alert current = Results.alert("x1", 2, AlertStatus.OPEN, "s1", Tier.RED);
    last.add(current);
    assignments.add(Results.assignment(old, Route.ADVISOR, "a0", NOON));
    assignments.add(Results.assignment(current, Route.ADVISOR, "a1", NOON));
    assignments.add(Results.assignment(current, Route.CENTRE, "", NOON));
    told(Results.alert("x2", 1, AlertStatus.WITHDRAWN, "s2", Tier.RED), Route.ADVISOR, "a2", NOON);
    told(Results.alert("x3", 1, AlertStatus.CLOSED, "s2", Tier.RED), Route.ADVISOR, "a2", NOON);

    try (Stream<Path> files = Files.list(write())) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("a1.csv");
    }
  }

  @Test
  void noList_holdsATargetAReasonOrATimeOfAccess() throws IOException {
    told(open("x1", "s1", Tier.RED), Route.ADVISOR, "a1", NOON);
    told(open("x2", "s2", Tier.BLUE), Route.DIGEST, "a1", NOON);

    String text = Files.readString(write().resolve("a1.csv"));

    assertThat(text)
        .doesNotContain("evil")
        .doesNotContain("203.0.113")
        .doesNotContain("http")
        .doesNotContain("I02")
        .doesNotContain("访问了")
        .doesNotContain("visited")
        .doesNotContain("s1,")
        .doesNotContain("k1");
  }

  @Test
  void cellsOfTheRoster_thatLookLikeFormulas_areDefused() throws IOException {
    told(open("x2", "s2", Tier.RED), Route.ADVISOR, "a1", NOON);
    told(open("x3", "s3", Tier.RED), Route.ADVISOR, "a1", NOON + 1);

    List<List<String>> rows = rows(write().resolve("a1.csv"));

    assertThat(rows.get(1).subList(1, 5))
        .containsExactly("'=HYPERLINK(x)", "+86 12 000", "样例, 企业", "'@sum(1)");
    assertThat(rows.get(2).get(1)).isEqualTo("李 \"三\", 样例");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1", "+1+cmd", "-1+cmd", "@x", "\tx", "\rx", "\n=1", "＝1", "＋x", "－x", "＠x"})
  void cell_thatBeginsLikeAFormula_isQuoted(String text) {
    assertThat(ContactSheet.cell(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "张样例", "a=b", "12000000001", "+86 12-3456 7890", "O'Neil"})
  void cell_thatIsPlain_staysAsItIs(String text) {
    assertThat(ContactSheet.cell(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"张三, 李四", "a/b, a_b", "a b, a?b", "../a1, .._a1"})
  void advisors_withLikeIds_haveListsOfTheirOwn(String one, String other) throws IOException {
    told(open("x1", "s1", Tier.RED), Route.ADVISOR, one, NOON);
    told(open("x2", "s2", Tier.RED), Route.ADVISOR, other, NOON);

    try (Stream<Path> files = Files.list(write())) {
      assertThat(files.toList()).hasSize(2);
    }
    assertThat(ContactLists.safe(one)).matches("[A-Za-z0-9._-]+");
  }

  @Test
  void advisor_withALongId_stillHasAList() throws IOException {
    told(open("x1", "s1", Tier.RED), Route.ADVISOR, "a".repeat(300), NOON);

    try (Stream<Path> files = Files.list(write())) {
      assertThat(files.toList()).hasSize(1);
    }
  }

  @Test
  void listsOfAnEarlierRun_areRemoved() throws IOException {
    Files.createDirectories(temp.resolve("contacts"));
    Files.writeString(temp.resolve("contacts/gone.csv"), "old");

    try (Stream<Path> files = Files.list(write())) {
      assertThat(files.toList()).isEmpty();
    }
  }
}
