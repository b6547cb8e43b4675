package tocsin.adapters.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.route.RosterBuilder;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Person;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterFault;

class RosterReaderTest {
  private static final String PEOPLE = "subject,name,phone,unitId,post,birthYear,flags\n";
  private static final String ADVISORS =
      "advisorId,subject,unitId,capacity,shifts,validFrom,validUntil\n";
  private static final String BINDINGS = "subject,advisorId,role,validFrom,validUntil\n";

  @TempDir Path folder;

  @BeforeEach
  void soundRoster() throws IOException {
    file("units.csv", "unitId,parentId,kind,name\nc,,centre,中心\ne,c,Enterprise,样例企业\n");
    file("people.csv", PEOPLE + "s1,张样例,12000000001,e,员工,1990,minor; finance\n");
    file("advisors.csv", ADVISORS + "a1,s9,e,,,,\n");
    file("bindings.csv", BINDINGS + "s1,a1,primary,,\n");
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private RosterReader.Result read() throws IOException {
    return RosterReader.read(folder);
  }

  private List<String> faults() throws IOException {
    return read().faults().stream().map(this::text).toList();
  }

  private String text(RosterFault fault) {
    String name = Path.of(fault.file()).getFileName().toString();
    return name + ":" + fault.line() + " " + (fault.refused() ? "" : "doubt: ") + fault.what();
  }

  @Test
  void soundRoster_isReadWithPlacesAndDefaults() throws IOException {
    RosterReader.Result read = read();

    assertThat(read.faults()).isEmpty();
    RosterData.Row<Person> person = read.data().people().get(0);
    assertThat(person.value())
        .isEqualTo(new Person("s1", "e", "员工", 1990, List.of("minor", "finance")));
    assertThat(person.line()).isEqualTo(2);
    assertThat(person.file()).isEqualTo(folder.resolve("people.csv").toString());
    assertThat(read.contacts().get("s1").name()).isEqualTo("张样例");
    assertThat(read.data().advisors().get(0).value())
        .isEqualTo(new Advisor("a1", "s9", "e", 300, "", Long.MIN_VALUE, Long.MAX_VALUE));
    assertThat(read.data().bindings().get(0).value())
        .isEqualTo(new Binding("s1", "a1", BindingRole.PRIMARY, Long.MIN_VALUE, Long.MAX_VALUE));
    assertThat(read.data().holidays()).isEmpty();
    assertThat(RosterBuilder.build(read.data()).faults()).isEmpty();
  }

  @Test
  void resultAndContact_printed_showNobody() throws IOException {
    assertThat(read().toString()).doesNotContain("s1").doesNotContain("张");
    assertThat(read().contacts().get("s1").toString()).doesNotContain("张").doesNotContain("12000");
  }

  @Test
  void excelFile_withMarkQuotesCommasAndCarriageReturns_isRead() throws IOException {
    file(
        "people.csv",
        "\uFEFF"
            + (PEOPLE + "s1,\"张,样例 \"\"甲\"\"\",12000000001,e,\"财务, 出纳\",,\n\ns2,李样例,,,,,\n")
                .replace("\n", "\r\n"));

    RosterReader.Result read = read();

    assertThat(read.faults()).isEmpty();
    assertThat(read.contacts().get("s1").name()).isEqualTo("张,样例 \"甲\"");
    assertThat(read.data().people().get(0).value().post()).isEqualTo("财务, 出纳");
    assertThat(read.data().people().get(1).line()).isEqualTo(4);
  }

  @Test
  void columns_inAnyOrder_areFoundByName() throws IOException {
    file("bindings.csv", "role,validUntil, advisorId ,validFrom,subject\ndeputy,,a1,,s1\n");

    assertThat(read().data().bindings().get(0).value().role()).isEqualTo(BindingRole.DEPUTY);
    assertThat(read().faults()).isEmpty();
  }

  @Test
  void gbkFile_isRefusedFromItsFirstForeignLineOn() throws IOException {
    String text = PEOPLE + "s1,plain,,e,,,\ns2,张样例,,e,,,\ns3,plain,,e,,,\n";
    Files.write(folder.resolve("people.csv"), text.getBytes(Charset.forName("GBK")));

    assertThat(faults())
        .containsExactly(
            "people.csv:3 the file is not UTF-8 (GBK?); this row and those below it are left out");
    assertThat(read().data().people()).hasSize(1);
    assertThat(read().contacts()).containsOnlyKeys("s1");
  }

  @Test
  void utf16File_isRefusedAtItsFirstLine() throws IOException {
    Files.write(
        folder.resolve("people.csv"), (PEOPLE + "s1,,,,,,\n").getBytes(StandardCharsets.UTF_16));

    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith("people.csv:1 the file is not UTF-8");
  }

  @Test
  void missingFiles_areNamed_andHolidaysMayBeMissing() throws IOException {
    Files.delete(folder.resolve("units.csv"));
    Files.delete(folder.resolve("bindings.csv"));

    assertThat(faults())
        .containsExactly("units.csv:0 the file is missing", "bindings.csv:0 the file is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "units.csv|unitId,parentId,kind,name|u2,c,castle,x|kind 'castle' is none of [centre,",
        "units.csv|unitId,parentId,kind,name|u2,c,,x|no kind",
        "units.csv|unitId,parentId,kind,name|,c,point,x|no unitId",
        "people.csv|subject,name,phone,unitId,post,birthYear,flags|,x,,,,,|no subject",
        "people.csv|subject,name,phone,unitId,post,birthYear,flags|s2,x,,,,199O,|birthYear is no",
        "people.csv|subject,name,phone,unitId,post,birthYear,flags|s2,\"x,,,,,|quotes do not match",
        "people.csv|subject,name,phone,unitId,post,birthYear,flags|s2,x\"y,,,,,|quotes do not match",
        "people.csv|subject,name,phone,unitId,post,birthYear,flags|s2,a,b,,,,,minor|8 cells for 7",
        "advisors.csv|advisorId,subject,unitId,capacity,shifts,validFrom,validUntil|a2,,e,many,,,"
            + "|capacity is no whole number",
        "advisors.csv|advisorId,subject,unitId,capacity,shifts,validFrom,validUntil|a2,,e,,,1.1.26,"
            + "|validFrom is no time",
        "bindings.csv|subject,advisorId,role,validFrom,validUntil|s1,,primary,,|no advisorId",
        "bindings.csv|subject,advisorId,role,validFrom,validUntil|s1,a1,boss,,|role 'boss' is none",
        "bindings.csv|subject,advisorId,role,validFrom,validUntil|s1,a1,deputy,,2026-03-02"
            + "|validUntil is no time",
      })
  void faultyRow_isRefusedWithFileLineAndReason_andTheRestStands(
      String name, String header, String row, String what) throws IOException {
    int sound = rows(name);
    String text = Files.readString(folder.resolve(name));
    assertThat(text).startsWith(header + "\n");
    file(name, text + row + "\n" + text.substring(header.length() + 1));

    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith(name + ":" + (sound + 2) + " ")
        .contains(what);
    assertThat(rows(name)).isEqualTo(2 * sound);
    assertThat(read().faults().get(0).remedy()).isNotBlank();
  }

  private int rows(String name) throws IOException {
    RosterData data = read().data();
    return switch (name) {
      case "units.csv" -> data.units().size();
      case "people.csv" -> data.people().size();
      case "advisors.csv" -> data.advisors().size();
      default -> data.bindings().size();
    };
  }

  @Test
  void fault_neverNamesAPersonOrPhone() throws IOException {
    file("people.csv", PEOPLE + "s2,张样例,12000000002,e,,199O,\n,李样例,12000000003,e,,,\n");

    for (RosterFault fault : read().faults()) {
      assertThat(fault.what() + fault.remedy()).doesNotContain("样例").doesNotContain("12000");
    }
    assertThat(read().faults()).hasSize(2);
  }

  @Test
  void contact_ofARefusedRow_doesNotStandForALaterSoundOne() throws IOException {
    file("people.csv", PEOPLE + "s1,wrong,,e,,199O,\ns1,right,,e,,1990,\n,nobody,,e,,,\n");

    assertThat(read().contacts()).containsOnlyKeys("s1");
    assertThat(read().contacts().get("s1").name()).isEqualTo("right");
  }

  @Test
  void misspeltColumn_isDoubted() throws IOException {
    file("bindings.csv", "subject,advisorId,role,validFrom,valid_until\ns1,a1,primary,,0\n");

    assertThat(faults()).containsExactly("bindings.csv:1 doubt: column 'valid_until' is not used");
    assertThat(read().faults().get(0).remedy()).contains("validUntil");
  }

  @Test
  void holidays_areDatesOrRefused() throws IOException {
    file("holidays.csv", "date\n2026-10-01\n2026/10/02\n2026-02-30\n\"\"\n");

    assertThat(read().data().holidays()).containsExactly("2026-10-01");
    assertThat(faults())
        .containsExactly(
            "holidays.csv:3 date '2026/10/02' is no date",
            "holidays.csv:4 date '2026-02-30' is no date",
            "holidays.csv:5 no date");
  }

  @Test
  void duplicateIdsAndUnknownUnits_areNamedWithTheirRows() throws IOException {
    file("units.csv", "unitId,parentId,kind,name\nc,,centre,\ne,c,enterprise,\ne,c,enterprise,\n");
    file("people.csv", PEOPLE + "s1,,,e,,,\ns1,,,e,,,\ns2,,,nowhere,,,\n");
    file("bindings.csv", BINDINGS + "s1,a1,primary,,\ns1,a1,primary,,\ns1,ghost,deputy,,\n");

    List<String> faults =
        RosterBuilder.build(read().data()).faults().stream().map(this::text).toList();

    assertThat(faults)
        .containsExactly(
            "units.csv:4 unit e twice",
            "people.csv:3 a subject twice",
            "people.csv:4 doubt: no unit nowhere",
            "bindings.csv:3 the same binding twice",
            "bindings.csv:4 no advisor ghost");
  }

  @Test
  void binding301_isRefusedByNameAndLine() throws IOException {
    StringBuilder rows = new StringBuilder(BINDINGS);
    for (int i = 1; i <= 301; i++) {
      rows.append("p").append(i).append(i % 2 == 0 ? ",a1,primary,,\n" : ",a1,deputy,,\n");
    }
    file("bindings.csv", rows.toString());

    RosterBuilder.Checked checked = RosterBuilder.build(read().data());

    assertThat(checked.faults()).hasSize(1);
    assertThat(text(checked.faults().get(0)))
        .isEqualTo(
            "bindings.csv:302 binding of p301 to a1 refused: it would be number 301, capacity is"
                + " 300");
    assertThat(checked.roster().bound()).isEqualTo(300);
  }

  @Test
  void binding301_whenOneHasEndedBefore_isTaken() throws IOException {
    StringBuilder rows = new StringBuilder(BINDINGS);
    rows.append("p0,a1,primary,,2026-03-01T00:00:00Z\n");
    for (int i = 1; i <= 300; i++) {
      rows.append("p").append(i).append(",a1,primary,2026-03-01T00:00:00Z,\n");
    }
    file("bindings.csv", rows.toString());

    assertThat(RosterBuilder.build(read().data()).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1772380800000", "2026-03-02T00:00:00+08:00", "2026-03-01T16:00:00Z"})
  void times_inEitherForm_meanTheSame(String time) throws IOException {
    file("bindings.csv", BINDINGS + "s1,a1,primary," + time + ",\n");

    assertThat(read().data().bindings().get(0).value().validFrom()).isEqualTo(1_772_380_800_000L);
  }

  @Test
  void mutatedBytes_costRowsNeverTheRead() throws IOException {
    long seed = 1300;
    Random random = new Random(seed);
    List<String> names = List.of("units.csv", "people.csv", "advisors.csv", "bindings.csv");
    file(
        "advisors.csv",
        ADVISORS
            + "a1,s9,e,300,Mon-Fri 08:00-20:00,2026-03-02T00:00:00Z,+999999999-01-01T00:00Z\n");
    for (int round = 0; round < 1000; round++) {
      Path file = folder.resolve(names.get(random.nextInt(names.size())));
      byte[] sound = Files.readAllBytes(file);
      byte[] mutated = sound.clone();
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        int at = random.nextInt(mutated.length);
        mutated[at] =
            (byte)
                (random.nextBoolean()
                    ? random.nextInt(256)
                    : "\",;\r\n\t0-+:TZ".charAt(random.nextInt(12)));
      }
      Files.write(file, mutated);
      try {
        RosterReader.Result read = read();
        RosterBuilder.Checked checked = RosterBuilder.build(read.data());
        assertThat(read.faults()).allMatch(fault -> !fault.what().isBlank() && fault.line() >= 0);
        assertThat(checked.faults()).allMatch(fault -> fault.line() > 0);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + " round " + round, e);
      }
      Files.write(file, sound);
    }
  }
}
