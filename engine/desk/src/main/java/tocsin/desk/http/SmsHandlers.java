package tocsin.desk.http;

import tocsin.core.casework.Actor;
import tocsin.core.casework.CaseAction;
import tocsin.desk.casework.Acted;
import tocsin.desk.store.Sql;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.Cooperation;
import tocsin.domain.casework.Recipient;
import tocsin.domain.casework.Role;
import tocsin.domain.casework.VisitChannel;
import tocsin.domain.people.Route;

/** A reply by SMS code: 1 contacted, 2 not reached, 3 police please. */
final class SmsHandlers {
  private final Parts parts;

  SmsHandlers(Parts parts) {
    this.parts = parts;
  }

  void add(Routes routes) {
    routes.on(Endpoint.SMS_REPLY, this::reply);
  }

  private record SmsReply(String from, String code, String answer) {
    @Override
    public String toString() {
      return "SmsReply[…]";
    }
  }

  private record Asked(String taskId, String advisorId) {}

  private Reply reply(Call call) {
    SmsReply told = call.json(SmsReply.class);
    return call.write(
        tx -> {
          Asked asked =
              Sql.one(
                      tx.connection(),
                      "SELECT task_id, advisor_id FROM sms_codes WHERE code = ?"
                          + " AND valid_until > ?",
                      row -> new Asked(row.getString(1), row.getString(2)),
                      told.code(),
                      tx.at())
                  .orElseThrow(ProblemException::notFound);
          String caseId =
              Sql.one(
                      tx.connection(),
                      "SELECT case_id FROM case_tasks WHERE task_id = ? AND is_open = 1",
                      row -> row.getString(1),
                      asked.taskId)
                  .orElseThrow(ProblemException::notFound);
          CaseFile file =
              parts
                  .given()
                  .cases()
                  .find(tx.connection(), caseId)
                  .orElseThrow(ProblemException::notFound);
          Acted acted =
              parts
                  .given()
                  .desk()
                  .act(
                      tx,
                      caseId,
                      file.version(),
                      action(told, file),
                      new Actor(asked.advisorId, Role.ADVISOR));
          return Reply.ok(AdvisorActs.Done.of(acted, asked.taskId, tx.at()));
        });
  }

  private CaseAction action(SmsReply told, CaseFile file) {
    return switch (told.answer()) {
      case "1" -> new CaseAction.Visited(VisitChannel.CALL, Cooperation.COOPERATIVE, "");
      case "2" -> new CaseAction.Visited(VisitChannel.CALL, Cooperation.UNAVAILABLE, "");
      default -> new CaseAction.Transfer(police(file), "SMS");
    };
  }

  private Recipient police(CaseFile file) {
    String station = parts.trees().get().above(file.unitId(), "station");
    return station.isEmpty()
        ? new Recipient(Route.CENTRE, "", parts.trees().get().centre(), "advisor-asked")
        : new Recipient(Route.STATION, "", station, "advisor-asked");
  }
}
