package tocsin.desk.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.desk.casework.DeskFixture;
import tocsin.desk.store.Databases;
import tocsin.desk.store.ManualClock;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.people.Route;

class VaultTest {
  private static final String NAME = "张测试甲";
  private static final String PHONE = "19900000001";
  private static final byte[] OLD = "an old key of the town".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "a new key of the town!".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private DeskFixture desk;
  private PseudonymKeys key = new PseudonymKeys(OLD);
  private SqlVault vault;
  private String subject;

  @BeforeEach
  void open() throws IOException {
    ManualClock clock = new ManualClock(DeskFixture.START);
    desk = new DeskFixture(clock, Databases.sqlite(folder.resolve("desk.db"), clock));
    VaultKeys keys = VaultKeys.load(folder.resolve("vault.key"));
    vault = new SqlVault(desk.database, desk.audit, keys, () -> key);
    subject = vault.pseudonym("line-1");
    vault.enrol(List.of(person(1)), Long.MAX_VALUE, "admin");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Identity person(int number) {
    String line = "line-" + number;
    return new Identity(vault.pseudonym(line), line, NAME, PHONE, "e1");
  }

  private String openTask() {
    desk.takes(DeskFixture.alert("x1", 1, subject, Tier.ORANGE));
    desk.intake.assignments(List.of(DeskFixture.assignment("x1", 1, Route.ADVISOR, "a1"))).join();
    return desk.file("x1").tasks().get(0).taskId();
  }

  private Look look(String viewer, String taskId) {
    String caseId = taskId.substring(0, taskId.indexOf('-'));
    return new Look(viewer, taskId, caseId, subject, Look.Purpose.CALL);
  }

  @Test
  void ownOpenTask_showsThePerson_andTheAuditSaysSo() {
    String task = openTask();

    assertThat(vault.reveal(look("a1", task)))
        .hasValueSatisfying(
            identity -> {
              assertThat(identity.name()).isEqualTo(NAME);
              assertThat(identity.phone()).isEqualTo(PHONE);
              assertThat(identity.toString()).doesNotContain(NAME, PHONE);
            });
    assertThat(desk.text("SELECT object FROM audit WHERE action = 'vault.reveal'"))
        .contains(subject);
  }

  @Test
  void othersTask_endedTask_orWrongPerson_showsNobody_andIsAudited() {
    String task = openTask();
    assertThatThrownBy(() -> vault.reveal(look("a2", task)))
        .isInstanceOf(LookRefusedException.class);
    Look wrong = new Look("a1", task, look("a1", task).caseId(), "p2", Look.Purpose.CALL);
    assertThatThrownBy(() -> vault.reveal(wrong)).isInstanceOf(LookRefusedException.class);
    desk.does(desk.file("x1"), DeskFixture.ADVISOR, ActionKind.DECLINE);
    assertThatThrownBy(() -> vault.reveal(look("a1", task)))
        .isInstanceOf(LookRefusedException.class);

    assertThat(desk.count("SELECT COUNT(*) FROM audit WHERE action = 'vault.reveal-refused'"))
        .isEqualTo(3);
  }

  @Test
  void fiftyFirstPersonOfADay_isThrottled() {
    String task = openTask();
    for (int i = 0; i < SqlVault.MAX_PEOPLE_A_DAY; i++) {
      String other = "q" + i;
      desk.database.writeNow(
          tx ->
              desk.audit.append(
                  tx,
                  new tocsin.desk.audit.AuditLine(
                      "a1", "vault.reveal", other, java.util.Map.of())));
    }

    assertThatThrownBy(() -> vault.reveal(look("a1", task)))
        .isInstanceOfSatisfying(
            LookRefusedException.class, refused -> assertThat(refused.tooMany()).isTrue());
    desk.clock.add(86_400_001L);
    assertThat(vault.reveal(look("a1", task))).isPresent();
  }

  @Test
  void names_lieNowhereInTheClear_notEvenWithTheDatabaseCopied() throws IOException {
    openTask();
    vault.reveal(look("a1", desk.file("x1").tasks().get(0).taskId()));

    assertThat(holdsPlainText(NAME)).isFalse();
    assertThat(holdsPlainText(PHONE)).isFalse();
    assertThat(holdsPlainText(subject)).as("the search itself works").isTrue();
  }

  private boolean holdsPlainText(String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("desk")).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.contains(new String(wanted, StandardCharsets.ISO_8859_1))) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void masked_tellsOneCharacter_notTheLength() {
    assertThat(vault.masked(List.of(subject, "unknown")))
        .containsOnlyKeys(subject)
        .containsValue("张*");
    assertThat(SqlVault.mask("𠮷田")).isEqualTo("𠮷*");
    assertThat(SqlVault.mask("")).isEqualTo("*");
  }

  @Test
  void rotation_keepsPeopleCasesAndEarlierPseudonymsTogether() {
    List<Identity> many = new ArrayList<>();
    for (int i = 2; i <= 1_200; i++) {
      many.add(person(i));
    }
    many.add(new Identity("foreign", "", NAME, PHONE, "e1"));
    vault.enrol(many, Long.MAX_VALUE, "admin");
    String task = openTask();
    String old = subject;
    PseudonymKeys fresh = new PseudonymKeys(NEW);
    KeyRotation rotation = new KeyRotation(vault);

    while (rotation.move(fresh, "admin").moved() > 0) {
      assertThat(vault.masked(List.of(subject, vault.current(subject)))).hasSize(1);
    }
    key = fresh;
    subject = vault.pseudonym("line-1");

    assertThat(subject).isNotEqualTo(old);
    assertThat(vault.current(old)).isEqualTo(subject);
    assertThat(vault.current("foreign")).isEqualTo("foreign");
    assertThat(vault.masked(List.of("foreign"))).hasSize(1);
    assertThat(desk.file("x1").subject()).isEqualTo(subject);
    assertThat(vault.reveal(look("a1", task))).isPresent();
    assertThat(desk.takes(DeskFixture.alert("x9", 1, subject, Tier.RED)).created())
        .as("an alert under the new key joins the case under the old")
        .isZero();
  }

  @Test
  void forgotten_onlyWithoutAnOpenCase_leavesFiguresThatLeadToNobody() throws IOException {
    SubjectRights rights = new SubjectRights(vault);
    openTask();
    assertThat(rights.forget(subject, "lead")).isFalse();
    desk.takes(DeskFixture.alert("x1", 2, AlertStatus.WITHDRAWN, subject, Tier.ORANGE, List.of()));
    assertThat(rights.export(subject, "lead").cases()).hasSize(1);
    assertThat(rights.export(subject, "lead").identity()).isPresent();

    assertThat(rights.forget(subject, "lead")).isTrue();

    assertThat(vault.masked(List.of(subject))).isEmpty();
    assertThat(rights.export(subject, "lead").cases()).isEmpty();
    assertThat(desk.count("SELECT COUNT(*) FROM cases")).isEqualTo(1);
    assertThat(desk.count("SELECT COUNT(*) FROM case_versions")).isZero();
    assertThat(desk.text("SELECT body FROM cases").orElseThrow()).doesNotContain(subject);
  }

  @Test
  void retention_forgetsThoseWhoseTimeIsOver_unlessTheirCaseIsOpen() {
    vault.enrol(List.of(person(1), person(2)), DeskFixture.START + 100, "admin");
    openTask();
    desk.clock.add(101);

    assertThat(new SubjectRights(vault).expire("clock")).isEqualTo(1);

    assertThat(vault.masked(List.of(subject, vault.pseudonym("line-2")))).containsOnlyKeys(subject);
    assertThat(desk.text("SELECT object FROM audit WHERE action = 'subject.forget'"))
        .contains(vault.pseudonym("line-2"));
  }

  @Test
  void sealedForOne_doesNotOpenForAnother() {
    vault.enrol(List.of(person(2)), Long.MAX_VALUE, "admin");
    String second = vault.pseudonym("line-2");
    desk.database.writeNow(
        tx ->
            tocsin.desk.store.Sql.run(
                tx.connection(),
                "UPDATE vault_people SET sealed = (SELECT sealed FROM vault_people WHERE subject ="
                    + " ?), wrapped_key = (SELECT wrapped_key FROM vault_people WHERE subject = ?)"
                    + " WHERE subject = ?",
                subject,
                subject,
                second));

    assertThatThrownBy(() -> vault.masked(List.of(second)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not open");
  }
}
