package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterPlanCommandTest {
  private static final String AT = "2026-03-02T00:00:00Z";

  @TempDir Path temp;
  private Path roster;

  @BeforeEach
  void roster() throws IOException {
    System.setProperty("tocsin.home", ReferenceRun.root().toString());
    roster = Files.createDirectories(temp.resolve("roster"));
    file(
        "units.csv",
        "unitId,parentId,kind,name\nc,,centre,样例\nst,c,station,样例\ne,st,enterprise,样例\n");
    file(
        "people.csv",
        "subject,name,phone,unitId,post,birthYear,flags\n"
            + "s1,张样例,12000000001,e,员工,1990,\n"
            + "s2,李样例,12000000002,e,员工,1990,\n"
            + "a1,王样例,12000000003,e,员工,1990,\n"
            + "a2,赵样例,12000000004,e,员工,1990,\n"
            + "a3,钱样例,12000000005,e,员工,1990,\n");
    file(
        "advisors.csv",
        "advisorId,subject,unitId,capacity,shifts,validFrom,validUntil\n"
            + "A1,a1,e,300,,,2026-03-01T00:00:00Z\nA2,a2,e,300,,,\nA3,a3,e,300,,,\n");
    file(
        "bindings.csv",
        "subject,advisorId,role,validFrom,validUntil\ns1,A1,primary,,\ns1,A2,deputy,,\n");
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(roster.resolve(name), text);
  }

  private int plan(Path out) {
    return Main.execute("roster", "plan", roster.toString(), "--at", AT, "--out", out.toString());
  }

  @Test
  void plan_givesARosterThatTheCheckAccepts() throws IOException {
    file("advisors.csv", Files.readString(roster.resolve("advisors.csv")) + "A4,s2,e,300,,,\n");
    Path out = temp.resolve("new");

    assertThat(plan(out)).isEqualTo(ExitCode.OK);

    assertThat(Main.execute("roster", "check", out.toString(), "--at", AT)).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(out.resolve("moves.csv")))
        .startsWith("\uFEFF人员 subject,单位 unit,")
        .contains("s1,e,主顾问 primary,A1,")
        .contains(",advisor-gone\r\n");
    assertThat(Files.readString(out.resolve("bindings.csv")))
        .contains("s1,A1,primary,,2026-03-02T00:00:00Z\n")
        .contains("s1,A2,deputy,,\n");
    assertThat(Files.readString(out.resolve("people.csv")))
        .isEqualTo(Files.readString(roster.resolve("people.csv")));
    assertThat(Files.readString(out.resolve("summary.txt")))
        .contains("人员 people in enterprises: 5")
        .contains("原顾问离任 advisor-gone: 1");
  }

  @Test
  void plan_twice_givesTheSameBytes() throws IOException {
    plan(temp.resolve("one"));
    plan(temp.resolve("two"));

    for (String name : List.of("bindings.csv", "moves.csv", "summary.txt")) {
      assertThat(Files.readAllBytes(temp.resolve("one").resolve(name)))
          .isEqualTo(Files.readAllBytes(temp.resolve("two").resolve(name)));
    }
  }

  @Test
  void tooFewAdvisors_exitsWithFindingsAndSaysWhere() throws IOException {
    // Two advisors are nobody's deputy for each other's own people: a2 and a3 lack one.
    assertThat(plan(temp.resolve("new"))).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.readString(temp.resolve("new/summary.txt")))
        .contains("缺少的顾问 advisors missing: 1")
        .contains("缺副顾问 without deputy 2");
  }

  @Test
  void changes_areTakenBeforeThePlan() throws IOException {
    Path changes = temp.resolve("changes.csv");
    Files.writeString(
        changes,
        "at,kind,subject,unitId,advisorId,deputyId,name,phone,post,birthYear,flags\n"
            + "2026-02-02T00:00:00Z,leave,s2,,,,,,,,\n"
            + "2026-02-01T00:00:00Z,join,s9,e,A2,,吴样例,12000000009,员工,1999,finance\n"
            + "2026-02-03T00:00:00Z,transfer,s1,e,A3,A2,,,,,\n");
    Path out = temp.resolve("new");

    int exit =
        Main.execute(
            "roster",
            "plan",
            roster.toString(),
            "--at",
            AT,
            "--out",
            out.toString(),
            "--changes",
            changes.toString());

    assertThat(exit).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.readString(out.resolve("people.csv")))
        .contains("s9,吴样例,12000000009,e,员工,1999,finance\n")
        .contains("s2,李样例,12000000002,,员工,1990,\n");
    assertThat(Files.readString(out.resolve("bindings.csv")))
        .contains("s9,A2,primary,2026-02-01T00:00:00Z,\n")
        .contains("s9,A3,deputy,2026-03-02T00:00:00Z,\n")
        .contains("s1,A1,primary,,2026-02-03T00:00:00Z\n")
        .contains("s1,A3,primary,2026-02-03T00:00:00Z,\n")
        .contains("s1,A2,deputy,,\n")
        .doesNotContain("s2,");
    Files.writeString(changes, "at,kind,subject,unitId\n2026-02-01T00:00:00Z,move,s9,e\n");
    assertThat(
            Main.execute(
                "roster",
                "plan",
                roster.toString(),
                "--out",
                temp + "/other",
                "--changes",
                changes.toString()))
        .isEqualTo(ExitCode.BAD_DATA);
  }

  @Test
  void existingFolderOrMissingFile_isRefused() throws IOException {
    assertThat(plan(roster)).isEqualTo(ExitCode.USAGE);
    Files.delete(roster.resolve("units.csv"));
    assertThat(plan(temp.resolve("new"))).isEqualTo(ExitCode.BAD_DATA);
    assertThat(temp.resolve("new")).doesNotExist();
  }
}
