package tocsin.desk.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.adapters.json.DispositionReader;
import tocsin.adapters.json.HandlingReader;
import tocsin.adapters.json.JudgementReader;
import tocsin.core.casework.Actor;
import tocsin.core.casework.CaseAction;
import tocsin.core.casework.Undo;
import tocsin.core.evaluate.Disposition;
import tocsin.desk.audit.AuditLine;
import tocsin.desk.casework.DeskFixture;
import tocsin.desk.store.Databases;
import tocsin.desk.store.ManualClock;
import tocsin.desk.store.Sql;
import tocsin.domain.alert.Handling;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.EvidenceClass;
import tocsin.domain.casework.Role;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Verdict;
import tocsin.domain.people.Route;

class FeedbackFilesTest {
  private static final Actor ADVISOR = new Actor("a1", Role.ADVISOR);
  private static final Actor OPERATOR = new Actor("op", Role.OPERATOR);

  @TempDir Path folder;
  private ManualClock clock;
  private DeskFixture desk;

  @BeforeEach
  void open() {
    clock = new ManualClock(DeskFixture.START);
    desk = new DeskFixture(clock, Databases.sqlite(folder.resolve("desk.db"), clock));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private FeedbackFiles files() throws IOException {
    return new FeedbackFiles(
        desk.database, desk.audit, desk.store, clock, folder.resolve("feedback"));
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve("feedback").resolve(name));
  }

  private void report(String alertId, CaseVerdict verdict) {
    desk.takes(DeskFixture.alert(alertId, 1, "p" + alertId, Tier.ORANGE));
    desk.intake
        .assignments(List.of(DeskFixture.assignment(alertId, 1, Route.ADVISOR, "a1")))
        .join();
    desk.does(
        desk.file(alertId),
        ADVISOR,
        new CaseAction.Report(
            verdict, EvidenceClass.C, verdict == CaseVerdict.V1 ? 500 : 0, "said so", 0, false));
  }

  @Test
  void report_isTold_whenItCannotBeTakenBackAnyMore() throws IOException {
    FeedbackFiles files = files();
    report("x1", CaseVerdict.V1);

    files.round();
    assertThat(lines("dispositions.jsonl")).isEmpty();
    clock.add(Undo.WINDOW_MILLIS + 1);
    files.round();
    files.round();

    List<Disposition> read = DispositionReader.read(folder.resolve("feedback/dispositions.jsonl"));
    assertThat(read).hasSize(1);
    assertThat(read.get(0).alertId()).isEqualTo("x1");
    assertThat(read.get(0).verdict()).isEqualTo(Disposition.Verdict.V1);
    assertThat(HandlingReader.read(FeedbackFiles.handlings(folder.resolve("feedback"))))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.subject()).isEqualTo("px1");
              assertThat(told.kind()).isEqualTo(Handling.Kind.DISSUADED);
            });
  }

  @Test
  void report_takenBack_isNeverTold() throws IOException {
    FeedbackFiles files = files();
    report("x1", CaseVerdict.V1);
    desk.desk.undo(desk.file("x1").caseId(), desk.file("x1").version(), ADVISOR).join();

    clock.add(Undo.WINDOW_MILLIS + 1);
    files.round();

    assertThat(lines("dispositions.jsonl")).isEmpty();
    assertThat(lines("handlings.jsonl")).isEmpty();
  }

  @Test
  void snooze_isForTheEngine_andNoLabel() throws IOException {
    FeedbackFiles files = files();
    desk.takes(DeskFixture.alert("x1", 1, "px1", Tier.ORANGE));
    long until = clock.millis() + 3_600_000;
    desk.does(desk.file("x1"), OPERATOR, new CaseAction.Snooze(until, "abroad"));

    clock.add(Undo.WINDOW_MILLIS + 1);
    files.round();

    assertThat(lines("dispositions.jsonl")).isEmpty();
    assertThat(lines("handlings.jsonl").get(0))
        .contains("\"snoozeUntil\":" + until)
        .contains("\"subject\":\"px1\"");
  }

  @Test
  void files_tornByAKill_goOnWithoutLossOrDouble() throws IOException {
    report("x1", CaseVerdict.V1);
    report("x2", CaseVerdict.V1);
    clock.add(Undo.WINDOW_MILLIS + 1);
    files().round();
    List<String> whole = lines("dispositions.jsonl");
    Path file = folder.resolve("feedback/dispositions.jsonl");
    Files.writeString(file, whole.get(0) + "\n" + whole.get(1).substring(0, 9));

    files().round();
    files().round();

    assertThat(lines("dispositions.jsonl")).isEqualTo(whole).hasSize(2);
    assertThat(lines("handlings.jsonl")).hasSize(2);
  }

  @Test
  void judgements_inForce_areToldWithAllThatWasSaidBefore() throws IOException {
    FeedbackFiles files = files();
    assertThat(FeedbackFiles.verdicts(folder.resolve("feedback"))).isEmptyFile();
    judge("lure.example", "refuted", 1);
    judge("lure.example", "confirmed", 2);
    judge("shop.example", "refuted", 1);

    clock.add(Undo.WINDOW_MILLIS + 1);
    files.round();

    assertThat(lines("verdicts.jsonl"))
        .singleElement()
        .asString()
        .contains("\"value\":\"lure.example\"", "\"source\":\"desk\"", "\"knownFrom\":");
    assertThat(JudgementReader.read(FeedbackFiles.judgements(folder.resolve("feedback"))))
        .extracting(Judgement::value, Judgement::verdict, Judgement::by)
        .containsExactlyInAnyOrder(
            tuple("lure.example", Verdict.REFUTED, "op"),
            tuple("lure.example", Verdict.CONFIRMED, "op"),
            tuple("shop.example", Verdict.REFUTED, "op"));
  }

  @Test
  void refutation_afterAConfirmation_leavesTheIndicatorForWhatCameBefore() throws IOException {
    FeedbackFiles files = files();
    judge("lure.example", "confirmed", 1);
    clock.add(Undo.WINDOW_MILLIS + 1);
    files.round();
    List<String> indicators = lines("verdicts.jsonl");

    judge("lure.example", "refuted", 2);
    clock.add(Undo.WINDOW_MILLIS + 1);
    files.round();

    assertThat(lines("verdicts.jsonl")).isEqualTo(indicators).hasSize(1);
    assertThat(lines("judgements.jsonl")).hasSize(2);
  }

  private void judge(String target, String verdict, long seq) {
    var unused =
        desk.database.writeNow(
            tx -> {
              Sql.run(
                  tx.connection(),
                  "INSERT INTO target_verdicts (target, seq, verdict, judged_by, at, state,"
                      + " reason, approval_id) VALUES (?, ?, ?, 'op', ?, 'in_force', '', '')",
                  target,
                  seq,
                  verdict,
                  tx.at());
              return desk.audit.append(
                  tx, new AuditLine("op", "target.judge", "t1", java.util.Map.of()));
            });
  }

  @Test
  void foreignFile_isNotWrittenTo() throws IOException {
    Path file = Files.createDirectories(folder.resolve("feedback")).resolve("handlings.jsonl");
    Files.writeString(file, "not ours\n", StandardOpenOption.CREATE_NEW);

    org.assertj.core.api.Assertions.assertThatThrownBy(this::files)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its last line is not JSON");
  }
}
