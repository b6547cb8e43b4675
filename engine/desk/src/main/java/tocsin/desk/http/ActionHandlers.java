package tocsin.desk.http;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.casework.CaseAction;
import tocsin.desk.casework.Acted;
import tocsin.desk.casework.Locks;
import tocsin.desk.store.Tx;
import tocsin.desk.vault.Identity;
import tocsin.desk.vault.Look;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.Recipient;

/** What operators do to one case: steps, undo, lock, reveal. */
final class ActionHandlers {
  private final Parts parts;
  private final Sight sight;
  private final Recipients recipients;

  ActionHandlers(Parts parts, Sight sight, Recipients recipients) {
    this.parts = parts;
    this.sight = sight;
    this.recipients = recipients;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.ACT, this::act)
        .on(Endpoint.UNDO, this::undo)
        .on(Endpoint.LOCK, this::lock)
        .on(Endpoint.UNLOCK, this::unlock)
        .on(Endpoint.CASE_REVEAL, this::reveal);
  }

  /** A step that is on disk, as the contract has it. */
  record Done(
      String caseId, long version, CaseState state, long seq, @Nullable Long undoableUntil) {
    static Done of(Acted acted) {
      CaseFile file = acted.file();
      return new Done(
          file.caseId(),
          file.version(),
          file.state(),
          acted.seq(),
          Wire.time(acted.undoableUntil()));
    }
  }

  /** A person as shown once. */
  record Revealed(String name, @Nullable String phone, @Nullable String unitName) {
    @Override
    public String toString() {
      return "Revealed[…]";
    }
  }

  private record RevealRequest(String taskId, Look.Purpose purpose) {}

  private Reply act(Call call) {
    ActionText text = call.json(ActionText.class);
    return call.write(
        tx -> {
          CaseFile file = sight.file(tx.connection(), call.caller(), call.at("caseId"));
          Acted acted = step(tx, call, file, text, call.expected());
          return Reply.ok(Done.of(acted)).version(acted.file().version());
        });
  }

  /** One step within a transaction; nobody else may hold the lock. */
  Acted step(Tx tx, Call call, CaseFile file, ActionText text, long expected) throws SQLException {
    unlocked(tx, call, file.caseId());
    List<Recipient> suggested =
        text.kind() == ActionKind.DISPATCH && text.recipients() == null
            ? recipients.suggested(file).stream().limit(1).toList()
            : List.of();
    CaseAction action = text.action(suggested);
    recipients.check(tx.connection(), action);
    return parts.given().desk().act(tx, file.caseId(), expected, action, call.caller().actor());
  }

  private static void unlocked(Tx tx, Call call, String caseId) throws SQLException {
    if (!Locks.isFree(tx, caseId, call.caller().userId())) {
      throw new ProblemException(Trouble.LOCKED, "the lock ends by itself after 90 s");
    }
  }

  private Reply undo(Call call) {
    return call.write(
        tx -> {
          CaseFile file = sight.file(tx.connection(), call.caller(), call.at("caseId"));
          Acted acted =
              parts.given().desk().undo(tx, file.caseId(), call.expected(), call.caller().actor());
          return Reply.ok(Done.of(acted)).version(acted.file().version());
        });
  }

  private Reply lock(Call call) {
    return call.write(
        tx -> {
          CaseFile file = sight.file(tx.connection(), call.caller(), call.at("caseId"));
          Optional<Locks.Lock> lock = Locks.take(tx, file.caseId(), call.caller().userId());
          return Reply.ok(
              lock.map(held -> new CaseRow.Lock(held.holder(), held.until()))
                  .orElseThrow(
                      () -> new ProblemException(Trouble.LOCKED, "it ends by itself after 90 s")));
        });
  }

  private Reply unlock(Call call) {
    return call.write(
        tx -> {
          CaseFile file = sight.file(tx.connection(), call.caller(), call.at("caseId"));
          Locks.release(tx, file.caseId(), call.caller().userId());
          return Reply.none();
        });
  }

  /** Outside the writer: the vault keeps its own line in the audit. */
  private Reply reveal(Call call) {
    RevealRequest request = call.json(RevealRequest.class);
    CaseFile file =
        call.read(connection -> sight.file(connection, call.caller(), call.at("caseId")));
    boolean known = file.tasks().stream().anyMatch(t -> t.taskId().equals(request.taskId()));
    if (!known) {
      throw ProblemException.notFound();
    }
    return revealed(
        new Look(
            call.caller().actor().id(),
            request.taskId(),
            file.caseId(),
            file.subject(),
            request.purpose()));
  }

  Reply revealed(Look look) {
    Identity identity = parts.given().vault().reveal(look).orElseThrow(ProblemException::notFound);
    return Reply.ok(
        new Revealed(
            identity.name(),
            Wire.text(identity.phone()),
            Wire.text(parts.trees().get().name(identity.unitId()))));
  }
}
