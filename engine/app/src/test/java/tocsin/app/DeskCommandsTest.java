package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.app.desk.DeskPlan;
import tocsin.app.desk.DeskProcess;
import tocsin.app.desk.DeskRoster;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.desk.audit.AuditLine;
import tocsin.desk.auth.Invitations;
import tocsin.desk.http.DeskSettings;
import tocsin.desk.store.Sql;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Assignment;

class DeskCommandsTest {
  private static final byte[] KEY = "a key of the synthetic town".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temp;

  private static DeskRoster roster() throws Exception {
    return DeskRoster.read(
        new FileKnowledge(
            ReferenceRun.root().resolve("models/packs/base").toString(),
            List.of(),
            ReferenceRun.root().resolve("sample-data/town/roster").toString(),
            "",
            ""));
  }

  private DeskProcess desk() throws Exception {
    DeskPlan plan = DeskPlan.sqlite(temp.resolve("desk"), DeskSettings.DEFAULT.onPort(0));
    return DeskProcess.start(plan, roster(), KEY, InstantSource.system());
  }

  private static String out(int expected, String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(Main.execute(arguments)).isEqualTo(expected);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int status(DeskProcess desk, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(desk.url() + path)).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void desk_begun_isReady_knowsItsPeople_andTellsTheFirstAccountsOnce() throws Exception {
    Path first = temp.resolve("desk/first-sign-in.txt");
    String told;
    try (DeskProcess desk = desk()) {
      assertThat(status(desk, "/readyz")).isEqualTo(200);
      assertThat(status(desk, "/")).isEqualTo(200);
      assertThat(people(desk)).isEqualTo(300);
      told = Files.readString(first);
      assertThat(told).contains("admin ", "operator ");
      assertThat(Files.getPosixFilePermissions(first)).hasSize(2);
    }
    try (DeskProcess again = desk()) {
      assertThat(people(again)).isEqualTo(300);
      assertThat(Files.readString(first)).isEqualTo(told);
    }
  }

  private static long people(DeskProcess desk) {
    return desk.core()
        .database()
        .read(connection -> Sql.number(connection, "SELECT COUNT(*) FROM vault_people"));
  }

  @Test
  void roster_asked_namesFirstRecipientsThenThoseAbove() throws Exception {
    DeskRoster roster = roster();
    String subject = "s523619c074b2bdfd";
    AlertHead head =
        new AlertHead(
            "x1", 1, AlertStatus.OPEN, subject, Tier.ORANGE, "F01", "c1", 0, 1_772_467_200_000L);

    List<Assignment> chain = roster.chain(head);

    assertThat(chain).hasSizeGreaterThan(1);
    assertThat(chain.get(0).why()).isNotEqualTo("escalated");
    assertThat(chain.subList(1, chain.size())).anyMatch(each -> each.why().equals("escalated"));
    assertThat(roster.unitOf(subject)).isEqualTo("ent0w0");
    assertThat(roster.centre()).isEqualTo("centre");
  }

  @Test
  void secondDesk_inTheSameFolder_isRefused() throws Exception {
    String desk = "desk.folder=" + temp.resolve("desk");
    try (DeskProcess first = desk()) {
      assertThat(Main.execute("desk", "--add-user", "lin", "--role", "admin", "-D", desk))
          .isEqualTo(ExitCode.IO);
    }
    assertThat(out(ExitCode.OK, "desk", "--add-user", "lin", "--role", "admin", "-D", desk))
        .matches("(?s)lin: [a-z2-9]{5}(-[a-z2-9]{5}){3}\\R");
  }

  @Test
  void desk_onATakenPort_saysWhichSetting() throws Exception {
    try (java.net.ServerSocket taken = new java.net.ServerSocket()) {
      taken.bind(new java.net.InetSocketAddress("127.0.0.1", 0));
      DeskPlan plan =
          DeskPlan.sqlite(temp.resolve("desk"), DeskSettings.DEFAULT.onPort(taken.getLocalPort()));

      assertThatThrownBy(
              () -> DeskProcess.start(plan, roster(), KEY, InstantSource.system()).close())
          .isInstanceOf(java.io.IOException.class)
          .hasMessageContaining("is taken (desk.port)");
    }
  }

  @Test
  void addUser_withoutItsAdvisor_isAUsageError() {
    String desk = "desk.folder=" + temp.resolve("desk");
    assertThat(Main.execute("desk", "--add-user", "lin", "--role", "advisor", "-D", desk))
        .isEqualTo(ExitCode.USAGE);
    assertThat(Main.execute("desk", "--add-user", "lin", "-D", desk)).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void invite_printsALink_thatOpensAPageOfTheDesk() throws Exception {
    String folder = "desk.folder=" + temp.resolve("desk");
    String[] asked = {"desk", "--add-user", "lin", "--role", "admin", "--invite", "-D", folder};

    String link = out(ExitCode.OK, asked);

    assertThat(link).matches("lin: http://localhost:8686/invitation#[\\w-]{43}\\R");
    assertThat(
            Main.execute("desk", "--add-user", "e", "--role", "service", "--invite", "-D", folder))
        .isEqualTo(ExitCode.USAGE);
    try (DeskProcess desk = desk()) {
      assertThat(status(desk, "/invitation")).isEqualTo(200);
      String code = link.substring(link.indexOf('#') + 1).strip();
      long now = System.currentTimeMillis();
      Optional<String> invited =
          desk.core().database().read(connection -> Invitations.invited(connection, code, now));
      assertThat(invited).contains("lin");
    }
  }

  @Test
  void backup_ofADeskAtWork_comesBackWholeAndSound() throws Exception {
    Path copy = temp.resolve("copy");
    String desk = temp.resolve("desk").toString();
    try (DeskProcess working = desk()) {
      Thread writer = new Thread(() -> write(working, 300));
      writer.start();
      assertThat(out(ExitCode.OK, "backup", "--desk", desk, "--to", copy.toString()))
          .contains("audit lines");
      assertThat(Main.execute("backup", "--desk", desk, "--to", copy.toString()))
          .isEqualTo(ExitCode.IO);
      assertThat(Main.execute("restore", "--from", copy.toString(), "--desk", desk))
          .isEqualTo(ExitCode.IO);
      List<String> faults = new ArrayList<>();
      DeskCheck.look(
          Path.of(desk), (what, good, wanted) -> faults.addAll(good ? List.of() : List.of(what)));
      assertThat(faults).isEmpty();
      writer.join();
    }
    Path back = temp.resolve("back");

    out(ExitCode.OK, "restore", "--from", copy.toString(), "--desk", back.toString());

    assertThat(Main.execute("verify-audit", "--desk", back.toString())).isEqualTo(ExitCode.OK);
    DeskPlan plan = DeskPlan.sqlite(back, DeskSettings.DEFAULT.onPort(0));
    try (DeskProcess restored = DeskProcess.start(plan, roster(), KEY, InstantSource.system())) {
      assertThat(status(restored, "/readyz")).isEqualTo(200);
      assertThat(restored.core().vault().masked(List.of("s523619c074b2bdfd")))
          .containsEntry("s523619c074b2bdfd", "王*");
    }
  }

  private static void write(DeskProcess desk, int lines) {
    for (int i = 0; i < lines; i++) {
      var unused =
          desk.core()
              .database()
              .writeNow(
                  tx ->
                      desk.core()
                          .audit()
                          .append(tx, new AuditLine("op", "case.take", "k1", Map.of())));
    }
  }

  @Test
  void backup_whoseChainWasTamperedWith_isAFinding_andLeavesNoCopy() throws Exception {
    Path desk = temp.resolve("desk");
    try (DeskProcess working = desk()) {
      write(working, 5);
      working
          .core()
          .database()
          .writeNow(
              tx -> Sql.run(tx.connection(), "UPDATE audit SET actor = 'someone' WHERE seq = 3"));
    }

    String told =
        out(
            ExitCode.FINDINGS,
            "backup",
            "--desk",
            desk.toString(),
            "--to",
            temp.resolve("copy").toString());

    assertThat(told).contains("not sound");
    assertThat(temp.resolve("copy")).doesNotExist();
  }
}
