package tocsin.desk.casework;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import tocsin.core.casework.Actor;
import tocsin.core.casework.CaseAction;
import tocsin.core.casework.Decision;
import tocsin.core.casework.Lifecycle;
import tocsin.core.casework.RefusalCode;
import tocsin.desk.store.CaseStore;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
import tocsin.domain.alert.Alert;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.Recipient;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/**
 * What the engine says becomes cases. Every line may come again, in any order: an alert version
 * that is known changes nothing, an assignment is carried out once. Thread-safe.
 *
 * <p>An alert belongs to the case it belonged to before, else to that of the alert it supersedes,
 * else to the person's open case, else to a new one whose id is made of the alert's.
 */
public final class AlertIntake {
  private final CaseDesk desk;
  private final CaseStore store;
  private final Function<String, String> unitOf;

  /**
   * Takes its parts.
   *
   * @param unitOf the unit in which a pseudonym works, empty when unknown
   */
  public AlertIntake(CaseDesk desk, Function<String, String> unitOf) {
    this.desk = desk;
    this.store = desk.store();
    this.unitOf = unitOf;
  }

  /** The id of the case that an alert opens: {@code k} and 20 hexadecimal digits. */
  public static String caseId(String alertId) {
    return "k"
        + Hashing.sha256()
            .hashString("case " + alertId, StandardCharsets.UTF_8)
            .toString()
            .substring(0, 20);
  }

  /** Takes alert versions; each stands for itself. */
  public CompletableFuture<Taken> alerts(List<Alert> alerts) {
    return all(alerts.stream().map(alert -> desk.database().write(tx -> one(tx, alert))).toList());
  }

  /** Takes assignments; those of one alert version belong together and come in one call. */
  public CompletableFuture<Taken> assignments(List<Assignment> assignments) {
    Map<String, List<Assignment>> byVersion = new java.util.LinkedHashMap<>();
    for (Assignment each : assignments) {
      byVersion
          .computeIfAbsent(each.alertId() + " " + each.version(), key -> new ArrayList<>())
          .add(each);
    }
    return all(
        byVersion.values().stream()
            .map(group -> desk.database().write(tx -> dispatch(tx, group)))
            .toList());
  }

  private static CompletableFuture<Taken> all(List<CompletableFuture<Taken>> parts) {
    CompletableFuture<Taken> sum = CompletableFuture.completedFuture(Taken.NOTHING);
    for (CompletableFuture<Taken> part : parts) {
      sum = sum.thenCombine(part, Taken::plus);
    }
    return sum;
  }

  private Taken one(Tx tx, Alert alert) throws SQLException {
    Optional<CaseFile> known = caseFor(tx, alert);
    if (known.isEmpty()) {
      return Lifecycle.opens(alert) ? open(tx, alert) : new Taken(0, 0, 1);
    }
    CaseFile file = known.get();
    Decision decision =
        desk.lifecycle()
            .decide(file, new CaseAction.FromAlert(alert), Actor.ENGINE, tx.at(), desk.standby());
    if (decision instanceof Decision.Refused refused) {
      if (refused.code() != RefusalCode.NOTHING_TO_DO) {
        throw new CaseRefusedException(refused);
      }
      return new Taken(0, 0, 1);
    }
    CaseAction action = new CaseAction.FromAlert(alert);
    desk.keep(tx, file, decision, action.kind(), Actor.ENGINE, Details.of(action));
    store.saveAlert(tx, alert, file.caseId());
    carryOut(tx, alert.alertId(), alert.version(), stored(tx, alert.alertId(), alert.version()));
    return new Taken(0, 1, 0);
  }

  private Taken open(Tx tx, Alert alert) throws SQLException {
    Decision.Done opened =
        desk.lifecycle()
            .open(
                caseId(alert.alertId()),
                alert,
                unitOf.apply(alert.subject()),
                tx.at(),
                desk.standby());
    CaseAction action = new CaseAction.FromAlert(alert);
    desk.keep(tx, opened.next(), opened, ActionKind.AMEND, Actor.ENGINE, Details.of(action));
    store.saveAlert(tx, alert, opened.next().caseId());
    carryOut(tx, alert.alertId(), alert.version(), stored(tx, alert.alertId(), alert.version()));
    return new Taken(1, 0, 0);
  }

  private Optional<CaseFile> caseFor(Tx tx, Alert alert) throws SQLException {
    Optional<CaseFile> own = ofAlert(tx, alert.alertId());
    for (int i = 0; own.isEmpty() && i < alert.supersedes().size(); i++) {
      own = ofAlert(tx, alert.supersedes().get(i));
    }
    if (own.isPresent() && !own.get().state().ended()) {
      return own;
    }
    // An ended case does not come back beside an open one: the person has one case at a time.
    Optional<String> open = store.openCaseOf(tx.connection(), alert.subject());
    return open.isPresent() ? store.find(tx.connection(), open.get()) : own;
  }

  private Optional<CaseFile> ofAlert(Tx tx, String alertId) throws SQLException {
    Optional<String> caseId = store.caseOfAlert(tx.connection(), alertId);
    return caseId.isPresent() ? store.find(tx.connection(), caseId.get()) : Optional.empty();
  }

  /**
   * Keeps the engine's routing of an alert version, whose lines may come one by one and before the
   * alert, and carries it out.
   */
  private Taken dispatch(Tx tx, List<Assignment> group) throws SQLException {
    Assignment first = group.get(0);
    List<Assignment> known = stored(tx, first.alertId(), first.version());
    List<Assignment> all = new ArrayList<>(known);
    group.stream().filter(each -> !all.contains(each)).forEach(all::add);
    if (all.size() == known.size()) {
      return new Taken(0, 0, 1);
    }
    Sql.run(
        tx.connection(),
        "INSERT INTO case_assignments (alert_id, version, body) VALUES (?, ?, ?)"
            + " ON CONFLICT (alert_id, version) DO UPDATE SET body = excluded.body",
        first.alertId(),
        first.version(),
        Documents.write(all));
    return carryOut(tx, first.alertId(), first.version(), all)
        ? new Taken(0, 1, 0)
        : new Taken(0, 0, 1);
  }

  private static List<Assignment> stored(Tx tx, String alertId, int version) throws SQLException {
    return Sql.one(
            tx.connection(),
            "SELECT body FROM case_assignments WHERE alert_id = ? AND version = ?",
            row -> List.of(Documents.read(row.getString(1), Assignment[].class)),
            alertId,
            version)
        .orElse(List.of());
  }

  /** Carries out the engine's routing while nobody has decided otherwise; whether it did. */
  private boolean carryOut(Tx tx, String alertId, int version, List<Assignment> group)
      throws SQLException {
    List<Recipient> recipients =
        group.stream()
            .filter(each -> each.route() != Route.DIGEST && each.route() != Route.NONE)
            .map(each -> new Recipient(each.route(), each.advisorId(), each.unitId(), each.why()))
            .toList();
    Optional<CaseFile> file = ofAlert(tx, alertId);
    boolean current =
        file.isPresent()
            && file.get().alerts().stream()
                .anyMatch(each -> each.alertId().equals(alertId) && each.version() == version);
    if (!current || recipients.isEmpty() || !waits(tx, file.get())) {
      return false;
    }
    desk.step(tx, file.get(), new CaseAction.Dispatch(recipients), Actor.ENGINE);
    return true;
  }

  /** Whether nobody has decided about a case, or only the engine's last line has. */
  private boolean waits(Tx tx, CaseFile file) throws SQLException {
    if (file.state() == CaseState.NEW) {
      return true;
    }
    return file.state() == CaseState.DISPATCHED
        && store
            .made(tx.connection(), file.caseId(), file.version())
            .filter(
                last ->
                    last.kind() == ActionKind.DISPATCH && last.actorId().equals(Actor.ENGINE.id()))
            .isPresent();
  }
}
