package tocsin.desk.casework;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tocsin.core.casework.Actor;
import tocsin.core.casework.CaseAction;
import tocsin.core.casework.Decision;
import tocsin.core.casework.Lifecycle;
import tocsin.core.casework.RefusalCode;
import tocsin.core.casework.Standby;
import tocsin.core.casework.Undo;
import tocsin.desk.audit.AuditLine;
import tocsin.desk.audit.AuditLog;
import tocsin.desk.store.CaseQuery;
import tocsin.desk.store.CaseStore;
import tocsin.desk.store.Database;
import tocsin.desk.store.StaleVersionException;
import tocsin.desk.store.Tx;
import tocsin.desk.store.VersionMade;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.Role;

/**
 * People and clocks at work on cases. Every step is one durable transaction: the case's new
 * version, its line in the audit and its notices, or nothing. Thread-safe.
 *
 * <p>Whether the caller may see the case at all is asked before, by the HTTP layer; what the caller
 * may do to it is asked here, of the loop's table.
 */
public final class CaseDesk {
  /** Most cases tried when somebody takes the next one. */
  private static final int NEXT_TRIES = 100;

  private final Database database;
  private final CaseStore store;
  private final AuditLog audit;
  private final Lifecycle lifecycle;
  private final Supplier<Standby> standby;

  /**
   * Takes its parts.
   *
   * @param standby whoever can be asked now; asked for anew at each step, since rosters change
   */
  public CaseDesk(
      Database database,
      CaseStore store,
      AuditLog audit,
      Lifecycle lifecycle,
      Supplier<Standby> standby) {
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.lifecycle = lifecycle;
    this.standby = standby;
  }

  Database database() {
    return database;
  }

  CaseStore store() {
    return store;
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  Standby standby() {
    return standby.get();
  }

  /**
   * One step of the loop.
   *
   * @param expected the version the actor saw; the step is refused when another came between
   * @return completes when the step is on disk; exceptionally with {@link NoSuchCaseException},
   *     {@link StaleVersionException} or {@link CaseRefusedException}
   */
  public CompletableFuture<Acted> act(
      String caseId, long expected, CaseAction action, Actor actor) {
    return database.write(tx -> act(tx, caseId, expected, action, actor));
  }

  /** The same within a transaction that does more: keeps a request's key, for one. */
  public Acted act(Tx tx, String caseId, long expected, CaseAction action, Actor actor)
      throws SQLException {
    return step(tx, at(tx, caseId, expected), action, actor);
  }

  /** Takes the actor's last step back. */
  public CompletableFuture<Acted> undo(String caseId, long expected, Actor actor) {
    return database.write(tx -> undo(tx, caseId, expected, actor));
  }

  /** The same within a transaction that does more. */
  public Acted undo(Tx tx, String caseId, long expected, Actor actor) throws SQLException {
    CaseFile now = at(tx, caseId, expected);
    Optional<CaseFile> before = store.version(tx.connection(), caseId, now.version() - 1);
    Optional<VersionMade> made = store.made(tx.connection(), caseId, now.version());
    if (before.isEmpty() || made.isEmpty()) {
      throw new CaseRefusedException(RefusalCode.CONDITION, "there is no step before");
    }
    VersionMade last = made.get();
    Decision decision =
        Undo.decide(now, before.get(), last.kind(), last.actorId(), last.at(), actor, tx.at());
    Outbox.takeBack(tx, caseId, now.version());
    return keep(tx, now, decision, ActionKind.UNDO, actor, Map.of("of", last.kind().word()));
  }

  /**
   * Takes the most urgent case that waits and that the query allows; the actor owns it from then
   * on, so that no two people work on one case.
   *
   * @return empty when nothing waits
   */
  public CompletableFuture<Optional<Acted>> takeNext(CaseQuery query, Actor actor) {
    return database.write(tx -> takeNext(tx, query, actor));
  }

  /** The same within a transaction that does more. */
  public Optional<Acted> takeNext(Tx tx, CaseQuery query, Actor actor) throws SQLException {
    CaseQuery waiting = query.in(java.util.Set.of(CaseState.NEW)).from("", NEXT_TRIES);
    for (CaseFile file : store.page(tx.connection(), waiting).cases()) {
      if (file.owner().isEmpty() && Locks.isFree(tx, file.caseId(), actor.id())) {
        CaseAction take = new CaseAction.Plain(ActionKind.TAKE, "");
        return Optional.of(step(tx, file, take, actor));
      }
    }
    return Optional.empty();
  }

  /**
   * Lets the clock of a case fire if it has run out; nothing happens when somebody was faster.
   *
   * @return whether anything changed
   */
  CompletableFuture<Boolean> fire(String caseId) {
    return database.write(
        tx -> {
          Optional<CaseFile> file = store.find(tx.connection(), caseId);
          if (file.isEmpty()) {
            return false;
          }
          CaseAction timer = new CaseAction.Plain(ActionKind.TIMER, "");
          Decision decision = lifecycle.decide(file.get(), timer, Actor.CLOCK, tx.at(), standby());
          if (decision instanceof Decision.Refused) {
            return false;
          }
          keep(tx, file.get(), decision, ActionKind.TIMER, Actor.CLOCK, Map.of());
          return true;
        });
  }

  private CaseFile at(Tx tx, String caseId, long expected) throws SQLException {
    CaseFile file =
        store.find(tx.connection(), caseId).orElseThrow(() -> new NoSuchCaseException(caseId));
    if (file.version() != expected) {
      throw new StaleVersionException(caseId, expected, file.version());
    }
    return file;
  }

  /** Decides and keeps one action within a transaction. */
  Acted step(Tx tx, CaseFile file, CaseAction action, Actor actor) throws SQLException {
    if (action.kind() == ActionKind.REOPEN) {
      Optional<String> other = store.openCaseOf(tx.connection(), file.subject());
      if (other.isPresent()) {
        throw new CaseRefusedException(
            RefusalCode.CONDITION, "the person has an open case: " + other.get());
      }
    }
    Decision decision = lifecycle.decide(file, action, actor, tx.at(), standby());
    return keep(tx, file, decision, action.kind(), actor, Details.of(action));
  }

  /** Keeps what was decided, with its audit line and notices. */
  Acted keep(
      Tx tx,
      CaseFile before,
      Decision decision,
      ActionKind kind,
      Actor actor,
      Map<String, String> detail)
      throws SQLException {
    if (decision instanceof Decision.Refused refused) {
      throw new CaseRefusedException(refused);
    }
    Decision.Done done = (Decision.Done) decision;
    CaseFile next = done.next();
    store.save(tx, next, actor.id(), kind);
    boolean undoable = Undo.possible(kind) && actor.role() != Role.SERVICE;
    long undoableUntil = undoable ? tx.at() + Undo.WINDOW_MILLIS : 0;
    // Red does not wait for second thoughts; what was told is then revoked by the undo.
    boolean holds = undoable && next.tier() != Tier.RED;
    Outbox.put(tx, next, done.notices(), holds ? undoableUntil + 1 : tx.at());
    Map<String, String> lines = new LinkedHashMap<>(new TreeMap<>(detail));
    lines.put("version", Long.toString(next.version()));
    lines.put("from", before.state().name());
    lines.put("to", next.state().name());
    lines.put("tier", next.tier().word());
    long seq =
        audit.append(tx, new AuditLine(actor.id(), "case." + kind.word(), next.caseId(), lines));
    return new Acted(next, seq, undoableUntil);
  }
}
