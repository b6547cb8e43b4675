package tocsin.desk.http;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.casework.Undo;
import tocsin.desk.auth.Secrets;
import tocsin.desk.roster.RosterStore;
import tocsin.desk.roster.RosterStore.AdvisorRow;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
import tocsin.desk.store.VersionMade;
import tocsin.desk.vault.Look;
import tocsin.domain.casework.LoopStep;

/** What the advisors' page reads, and the number on tap. */
final class AdvisorHandlers {
  private static final long PHRASE_MILLIS = 24 * 3_600_000L;

  private final Parts parts;
  private final AdvisorTasks tasks;
  private final Scripts scripts;
  private final ActionHandlers actions;

  AdvisorHandlers(Parts parts, AdvisorTasks tasks, Scripts scripts, ActionHandlers actions) {
    this.parts = parts;
    this.tasks = tasks;
    this.scripts = scripts;
    this.actions = actions;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.ADVISOR_SELF, this::self)
        .on(Endpoint.ADVISOR_TASKS, this::list)
        .on(Endpoint.ADVISOR_TASK, this::task)
        .on(Endpoint.ADVISOR_REVEAL, this::reveal)
        .on(Endpoint.CHECK_PHRASE, this::checkPhrase);
  }

  private record Self(
      String advisorId,
      String name,
      @Nullable String unitName,
      int boundPeople,
      int capacity,
      int openTasks,
      boolean onDuty,
      @Nullable Long deputyUntil,
      boolean largeType) {}

  private record Tasks(List<AdvisorTasks.View> items, long asOf) {}

  private record Detail(
      AdvisorTasks.View task,
      Scripts.Script script,
      Sentence verificationPhrase,
      @Nullable Long undoableUntil) {}

  private record RevealRequest(Look.Purpose purpose) {}

  private record PhraseCheck(
      boolean genuine, @Nullable Long validUntil, @Nullable String unitName) {}

  private Reply self(Call call) {
    return Reply.ok(call.read(connection -> self(connection, call)));
  }

  Object self(java.sql.Connection connection, Call call) throws SQLException {
    String id = call.caller().advisorId();
    AdvisorRow row = RosterStore.advisor(connection, id).orElseThrow(ProblemException::notFound);
    Optional<RosterStore.Deputy> deputy = RosterStore.deputy(connection, id, parts.now());
    return new Self(
        id,
        call.me().displayName().isEmpty() ? id : call.me().displayName(),
        Wire.text(parts.trees().get().name(row.unitId())),
        RosterStore.bound(connection, id, parts.now()),
        row.capacity(),
        RosterStore.openTasks(connection, id),
        deputy.isEmpty() && Duty.holds(row.shifts(), parts.now(), parts.given().settings().zone()),
        deputy.map(RosterStore.Deputy::until).orElse(null),
        call.me().largeType());
  }

  private Reply list(Call call) {
    return Reply.ok(
        call.read(
            connection ->
                new Tasks(
                    tasks.open(connection, call.caller()).stream().limit(300).toList(),
                    parts.given().audit().last(connection))));
  }

  private Reply task(Call call) {
    // Writes, for the phrase is made when it is first shown; the same one is shown again.
    return call.database()
        .writeNow(
            tx -> {
              AdvisorTasks.Mine mine =
                  tasks.find(tx.connection(), call.caller(), call.at("taskId"));
              AdvisorTasks.View view = tasks.view(tx.connection(), mine);
              String type = view.bring96110() != null ? "" : mine.file().fraudType();
              return Reply.ok(
                      new Detail(
                          view, scripts.of(type), phrase(tx, mine), undoable(tx, call, mine)))
                  .version(mine.file().version());
            });
  }

  private @Nullable Long undoable(Tx tx, Call call, AdvisorTasks.Mine mine) throws SQLException {
    Optional<VersionMade> made =
        parts.given().cases().made(tx.connection(), mine.file().caseId(), mine.file().version());
    boolean own =
        made.isPresent()
            && made.get().actorId().equals(call.caller().advisorId())
            && Undo.possible(made.get().kind());
    long until = own ? made.get().at() + Undo.WINDOW_MILLIS : 0;
    return until > tx.at() ? until : null;
  }

  private static Sentence phrase(Tx tx, AdvisorTasks.Mine mine) throws SQLException {
    Optional<String> known =
        Sql.one(
            tx.connection(),
            "SELECT phrase FROM phrases WHERE task_id = ? AND valid_until > ?",
            row -> row.getString(1),
            mine.task().taskId(),
            tx.at());
    String digits = known.orElseGet(() -> Secrets.digits(8));
    if (known.isEmpty()) {
      Sql.run(
          tx.connection(),
          "INSERT INTO phrases (phrase, task_id, unit_id, valid_until) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT (phrase) DO NOTHING",
          digits,
          mine.task().taskId(),
          mine.task().recipient().unitId(),
          tx.at() + PHRASE_MILLIS);
    }
    String shown = digits.substring(0, 4) + " " + digits.substring(4);
    return new Sentence("核验码 " + shown, "check code " + shown);
  }

  private Reply reveal(Call call) {
    RevealRequest request = call.json(RevealRequest.class);
    AdvisorTasks.Mine mine =
        call.read(connection -> tasks.find(connection, call.caller(), call.at("taskId")));
    if (request.purpose() == Look.Purpose.SUBJECT_REQUEST) {
      throw ProblemException.field("purpose", "subject_request", "call, meet or a later visit");
    }
    boolean later = mine.task().step() == LoopStep.CALL_BACK;
    return actions.revealed(
        new Look(
            call.caller().advisorId(),
            mine.task().taskId(),
            mine.file().caseId(),
            mine.file().subject(),
            later ? Look.Purpose.CALL_BACK : request.purpose()));
  }

  private Reply checkPhrase(Call call) {
    String digits = call.at("phrase").replaceAll("[^0-9]", "");
    return Reply.ok(
        call.read(
            connection ->
                Sql.one(
                        connection,
                        "SELECT valid_until, unit_id FROM phrases WHERE phrase = ?"
                            + " AND valid_until > ?",
                        row ->
                            new PhraseCheck(
                                true,
                                row.getLong(1),
                                Wire.text(parts.trees().get().name(row.getString(2)))),
                        digits,
                        parts.now())
                    .orElse(new PhraseCheck(false, null, null))));
  }
}
