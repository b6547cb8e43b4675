package tocsin.desk.http;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.Approval;
import tocsin.desk.auth.Approvals;
import tocsin.desk.auth.Caller;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
import tocsin.domain.casework.Role;

/** 双人复核: what waits for a second person, and what comes of agreeing. */
final class ApprovalHandlers {
  private static final int MAX_OPEN = 200;

  /** The only kind that admins decide; everything else concerns cases and people. */
  private static final String ROTATE = "rotate_key";

  private final Parts parts;
  private final VerdictHandlers verdicts;

  ApprovalHandlers(Parts parts, VerdictHandlers verdicts) {
    this.parts = parts;
    this.verdicts = verdicts;
  }

  void add(Routes routes) {
    routes.on(Endpoint.APPROVALS, this::list).on(Endpoint.DECIDE_APPROVAL, this::decide);
  }

  /** An approval as the contract has it. */
  record View(
      String approvalId,
      String kind,
      String proposedBy,
      long proposedAt,
      long expiresAt,
      String state,
      @Nullable String decidedBy,
      @Nullable Long decidedAt,
      Sentence summary) {
    static View of(Approval approval) {
      return new View(
          approval.approvalId(),
          approval.kind(),
          approval.proposedBy(),
          approval.proposedAt(),
          approval.expiresAt(),
          Wire.word(approval.state()),
          Wire.text(approval.decidedBy()),
          Wire.time(approval.decidedAt()),
          new Sentence(approval.zh(), approval.en()));
    }
  }

  private record Views(List<View> items) {}

  private record Decide(boolean agree, @Nullable String note) {}

  private boolean concerns(Caller caller, Approval approval) {
    boolean keys = approval.kind().equals(ROTATE);
    return keys == (caller.role() == Role.ADMIN)
        && approval.units().stream()
            .allMatch(unit -> parts.trees().get().covers(caller.units(), unit));
  }

  private Reply list(Call call) {
    return Reply.ok(
        call.read(
            connection -> {
              List<View> views = new ArrayList<>();
              for (Approval each : Approvals.open(connection, parts.now(), MAX_OPEN)) {
                if (concerns(call.caller(), each)) {
                  views.add(View.of(each));
                }
              }
              return new Views(views);
            }));
  }

  private Reply decide(Call call) {
    Decide decision = call.json(Decide.class);
    Approval[] agreed = {null};
    Reply reply = call.write(tx -> decide(tx, call, decision, agreed));
    Approval done = agreed[0];
    if (done != null) {
      afterwards(done, call.caller().userId());
    }
    return reply;
  }

  private Reply decide(Tx tx, Call call, Decide decision, @Nullable Approval[] agreed)
      throws SQLException {
    Approval approval =
        Approvals.find(tx.connection(), call.at("approvalId"))
            .filter(found -> concerns(call.caller(), found))
            .orElseThrow(ProblemException::notFound);
    String by = call.caller().userId();
    if (approval.proposedBy().equals(by)) {
      throw new ProblemException(
          Trouble.SECOND_PERSON_NEEDED, "the one who proposed cannot be the one who agrees");
    }
    if (!Approvals.decide(tx, approval, by, decision.agree())) {
      throw new ProblemException(Trouble.CONDITION, "it was decided already, or has run out");
    }
    if (approval.kind().equals("judge_target")) {
      verdicts.decided(tx, approval, decision.agree(), by);
    }
    if (approval.kind().equals("export_people")) {
      Sql.run(
          tx.connection(),
          "UPDATE exports SET state = ? WHERE approval_id = ?",
          decision.agree() ? "ready" : "gone",
          approval.approvalId());
    }
    parts.audit(
        tx,
        by,
        decision.agree() ? "approval.agree" : "approval.reject",
        approval.approvalId(),
        Map.of("kind", approval.kind(), "proposedBy", approval.proposedBy()));
    if (decision.agree()) {
      agreed[0] = approval;
    }
    return Reply.ok(
        View.of(
            Approvals.find(tx.connection(), approval.approvalId())
                .orElseThrow(ProblemException::notFound)));
  }

  /** What writes by itself and so cannot be part of the decision's transaction. */
  private void afterwards(Approval approval, String by) {
    if (approval.kind().equals("erase_subject")
        && !parts.given().custody().forget(approval.body(), by)) {
      throw new ProblemException(
          Trouble.CONDITION, "agreed, but a case of the person is open; close it and ask again");
    }
    if (approval.kind().equals(ROTATE)) {
      parts.given().custody().rotate(by);
    }
  }
}
