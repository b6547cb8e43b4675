package tocsin.desk.http;

import io.javalin.http.HandlerType;
import tocsin.desk.auth.Policy;
import tocsin.desk.auth.Policy.Guard;
import tocsin.desk.auth.Policy.Reach;
import tocsin.domain.casework.Role;

/**
 * Every route of the desk with its policy: the only list. A route cannot be written without a
 * policy, cannot be served without standing here ({@link Routes} takes nothing else), and a test
 * holds this table to {@code openapi.yaml}, both ways. The authorisation matrix is made from it.
 */
// All parts are immutable; the checker cannot see into a foreign class and a copied set.
@SuppressWarnings("ImmutableEnumChecker")
public enum Endpoint {
  LIVEZ(HandlerType.GET, "/livez", Policy.open(Guard.NONE)),
  READYZ(HandlerType.GET, "/readyz", Policy.open(Guard.NONE)),
  STARTUPZ(HandlerType.GET, "/startupz", Policy.open(Guard.NONE)),
  METRICS(
      HandlerType.GET, "/metrics", Policy.of(Reach.WHOLE, Guard.NONE, Role.ADMIN, Role.SERVICE)),
  CONTRACT(HandlerType.GET, "/api/openapi.yaml", Policy.open(Guard.NONE)),
  SIGN_IN(HandlerType.POST, "/api/session", Policy.open(Guard.NONE)),
  SESSION(HandlerType.GET, "/api/session", Policy.self(Guard.NONE)),
  SIGN_OUT(HandlerType.DELETE, "/api/session", Policy.self(Guard.WRITE)),
  PASSKEY_OPTIONS(HandlerType.POST, "/api/session/passkey/options", Policy.open(Guard.NONE)),
  PASSKEY_SIGN_IN(HandlerType.POST, "/api/session/passkey", Policy.open(Guard.NONE)),
  OIDC_START(HandlerType.GET, "/api/session/oidc", Policy.open(Guard.NONE)),
  OIDC_CALLBACK(HandlerType.GET, "/api/session/oidc/callback", Policy.open(Guard.NONE)),
  CHANGE_PASSWORD(HandlerType.PUT, "/api/me/password", Policy.self(Guard.WRITE)),
  SET_PREFERENCES(HandlerType.PUT, "/api/me/preferences", Policy.self(Guard.WRITE)),
  PASSKEYS(HandlerType.GET, "/api/me/passkeys", Policy.self(Guard.NONE)),
  PASSKEY_REGISTER_OPTIONS(HandlerType.POST, "/api/me/passkeys/options", Policy.self(Guard.WRITE)),
  PASSKEY_REGISTER(HandlerType.POST, "/api/me/passkeys", Policy.self(Guard.WRITE)),
  PASSKEY_REMOVE(HandlerType.DELETE, "/api/me/passkeys/{passkeyId}", Policy.self(Guard.WRITE)),
  ACCEPT_INVITATION(HandlerType.POST, "/api/invitations/{secret}", Policy.open(Guard.NONE)),
  CASES(
      HandlerType.GET,
      "/api/cases",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD, Role.TUNER)),
  CASE_COUNTS(
      HandlerType.GET,
      "/api/cases/counts",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  TAKE_NEXT(
      HandlerType.POST,
      "/api/cases/next",
      Policy.of(Reach.JURISDICTION, Guard.WRITE, Role.OPERATOR, Role.SHIFT_LEAD)),
  CASE_CARD(
      HandlerType.GET,
      "/api/cases/{caseId}",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  CASE_TIMELINE(
      HandlerType.GET,
      "/api/cases/{caseId}/timeline",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  CASE_LOG(
      HandlerType.GET,
      "/api/cases/{caseId}/log",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  CASE_SIBLINGS(
      HandlerType.GET,
      "/api/cases/{caseId}/siblings",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  CASE_ROUTING(
      HandlerType.GET,
      "/api/cases/{caseId}/routing",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  CASE_SCRIPT(
      HandlerType.GET,
      "/api/cases/{caseId}/script",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  ACT(
      HandlerType.POST,
      "/api/cases/{caseId}/actions",
      Policy.of(Reach.JURISDICTION, Guard.WRITE, Role.OPERATOR, Role.SHIFT_LEAD)),
  UNDO(
      HandlerType.POST,
      "/api/cases/{caseId}/undo",
      Policy.of(Reach.JURISDICTION, Guard.WRITE, Role.OPERATOR, Role.SHIFT_LEAD)),
  CASE_REVEAL(
      HandlerType.POST,
      "/api/cases/{caseId}/reveal",
      Policy.of(Reach.JURISDICTION, Guard.WRITE, Role.OPERATOR, Role.SHIFT_LEAD)),
  LOCK(
      HandlerType.PUT,
      "/api/cases/{caseId}/lock",
      Policy.of(Reach.JURISDICTION, Guard.WRITE, Role.OPERATOR, Role.SHIFT_LEAD)),
  UNLOCK(
      HandlerType.DELETE,
      "/api/cases/{caseId}/lock",
      Policy.of(Reach.JURISDICTION, Guard.WRITE, Role.OPERATOR, Role.SHIFT_LEAD)),
  BULK(
      HandlerType.POST,
      "/api/cases/bulk",
      Policy.of(Reach.JURISDICTION, Guard.WRITE, Role.OPERATOR, Role.SHIFT_LEAD)),
  BULK_STATE(
      HandlerType.GET,
      "/api/cases/bulk/{bulkId}",
      Policy.of(Reach.SELF, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  BULK_UNDO(
      HandlerType.POST,
      "/api/cases/bulk/{bulkId}/undo",
      Policy.of(Reach.SELF, Guard.WRITE, Role.OPERATOR, Role.SHIFT_LEAD)),
  FILTERS(
      HandlerType.GET,
      "/api/filters",
      Policy.of(Reach.SELF, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  SAVE_FILTER(
      HandlerType.PUT,
      "/api/filters/{name}",
      Policy.of(Reach.SELF, Guard.WRITE, Role.OPERATOR, Role.SHIFT_LEAD)),
  REMOVE_FILTER(
      HandlerType.DELETE,
      "/api/filters/{name}",
      Policy.of(Reach.SELF, Guard.WRITE, Role.OPERATOR, Role.SHIFT_LEAD)),
  STREAM(
      HandlerType.GET,
      "/api/stream",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD, Role.ADVISOR)),
  CHECK_PHRASE(
      HandlerType.GET,
      "/api/phrases/{phrase}",
      Policy.of(Reach.WHOLE, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  TARGETS(
      HandlerType.GET,
      "/api/targets",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD, Role.TUNER)),
  TARGET_DETAIL(
      HandlerType.GET,
      "/api/targets/{target}",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD, Role.TUNER)),
  BLAST_RADIUS(
      HandlerType.GET,
      "/api/targets/{target}/blast-radius",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  JUDGE_TARGET(
      HandlerType.POST,
      "/api/targets/{target}/verdicts",
      Policy.of(Reach.JURISDICTION, Guard.WRITE, Role.OPERATOR, Role.SHIFT_LEAD)),
  TARGET_RECALL(
      HandlerType.GET,
      "/api/targets/{target}/recall",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  CAMPAIGNS(
      HandlerType.GET,
      "/api/campaigns",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD, Role.TUNER)),
  CAMPAIGN_DETAIL(
      HandlerType.GET,
      "/api/campaigns/{campaign}",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD, Role.TUNER)),
  APPROVALS(
      HandlerType.GET,
      "/api/approvals",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD, Role.ADMIN)),
  DECIDE_APPROVAL(
      HandlerType.POST,
      "/api/approvals/{approvalId}",
      Policy.of(Reach.JURISDICTION, Guard.TWO_PERSONS, Role.SHIFT_LEAD, Role.ADMIN)),
  HAND_OVER(
      HandlerType.GET,
      "/api/hand-over",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  SIGN_HAND_OVER(
      HandlerType.POST,
      "/api/hand-over",
      Policy.of(Reach.JURISDICTION, Guard.WRITE, Role.SHIFT_LEAD)),
  HAND_OVER_DETAIL(
      HandlerType.GET,
      "/api/hand-overs/{handOverId}",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  FIGURES(
      HandlerType.GET,
      "/api/figures",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD)),
  EXPORT(
      HandlerType.POST,
      "/api/exports",
      Policy.of(
          Reach.JURISDICTION,
          Guard.WRITE,
          Role.OPERATOR,
          Role.SHIFT_LEAD,
          Role.TUNER,
          Role.AUDITOR)),
  EXPORT_STATE(
      HandlerType.GET,
      "/api/exports/{exportId}",
      Policy.of(Reach.SELF, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD, Role.TUNER, Role.AUDITOR)),
  EXPORT_FILE(
      HandlerType.GET,
      "/api/exports/{exportId}/file",
      Policy.of(Reach.SELF, Guard.NONE, Role.OPERATOR, Role.SHIFT_LEAD, Role.TUNER, Role.AUDITOR)),
  ADVISOR_SELF(
      HandlerType.GET, "/api/advisor", Policy.of(Reach.OWN_TASKS, Guard.NONE, Role.ADVISOR)),
  ADVISOR_TASKS(
      HandlerType.GET, "/api/advisor/tasks", Policy.of(Reach.OWN_TASKS, Guard.NONE, Role.ADVISOR)),
  ADVISOR_TASK(
      HandlerType.GET,
      "/api/advisor/tasks/{taskId}",
      Policy.of(Reach.OWN_TASKS, Guard.NONE, Role.ADVISOR)),
  ADVISOR_ACCEPT(
      HandlerType.POST,
      "/api/advisor/tasks/{taskId}/accept",
      Policy.of(Reach.OWN_TASKS, Guard.WRITE, Role.ADVISOR)),
  ADVISOR_REVEAL(
      HandlerType.POST,
      "/api/advisor/tasks/{taskId}/reveal",
      Policy.of(Reach.OWN_TASKS, Guard.WRITE, Role.ADVISOR)),
  ADVISOR_OUTCOME(
      HandlerType.POST,
      "/api/advisor/tasks/{taskId}/outcome",
      Policy.of(Reach.OWN_TASKS, Guard.WRITE, Role.ADVISOR)),
  ADVISOR_TRANSFER(
      HandlerType.POST,
      "/api/advisor/tasks/{taskId}/transfer",
      Policy.of(Reach.OWN_TASKS, Guard.WRITE, Role.ADVISOR)),
  ADVISOR_UNDO(
      HandlerType.POST,
      "/api/advisor/tasks/{taskId}/undo",
      Policy.of(Reach.OWN_TASKS, Guard.WRITE, Role.ADVISOR)),
  ADVISOR_FEEDBACK(
      HandlerType.POST,
      "/api/advisor/tasks/{taskId}/feedback",
      Policy.of(Reach.OWN_TASKS, Guard.WRITE, Role.ADVISOR)),
  ADVISOR_ROSTER(
      HandlerType.GET, "/api/advisor/roster", Policy.of(Reach.OWN_TASKS, Guard.NONE, Role.ADVISOR)),
  ADVISOR_ROSTER_CHANGE(
      HandlerType.POST,
      "/api/advisor/roster/{bindingId}",
      Policy.of(Reach.OWN_TASKS, Guard.WRITE, Role.ADVISOR)),
  ADVISOR_DEPUTY(
      HandlerType.PUT,
      "/api/advisor/deputy",
      Policy.of(Reach.OWN_TASKS, Guard.WRITE, Role.ADVISOR)),
  ENTERPRISE(
      HandlerType.GET,
      "/api/enterprise",
      Policy.of(Reach.JURISDICTION, Guard.NONE, Role.ENTERPRISE_LEAD)),
  USERS(HandlerType.GET, "/api/users", Policy.of(Reach.WHOLE, Guard.NONE, Role.ADMIN)),
  ADD_USER(HandlerType.POST, "/api/users", Policy.of(Reach.WHOLE, Guard.STRONG, Role.ADMIN)),
  USER(HandlerType.GET, "/api/users/{userId}", Policy.of(Reach.WHOLE, Guard.NONE, Role.ADMIN)),
  CHANGE_USER(
      HandlerType.PATCH, "/api/users/{userId}", Policy.of(Reach.WHOLE, Guard.STRONG, Role.ADMIN)),
  REINVITE(
      HandlerType.POST,
      "/api/users/{userId}/invitation",
      Policy.of(Reach.WHOLE, Guard.STRONG, Role.ADMIN)),
  END_SESSIONS(
      HandlerType.DELETE,
      "/api/users/{userId}/sessions",
      Policy.of(Reach.WHOLE, Guard.WRITE, Role.ADMIN)),
  WEBHOOKS(HandlerType.GET, "/api/webhooks", Policy.of(Reach.WHOLE, Guard.NONE, Role.ADMIN)),
  ADD_WEBHOOK(HandlerType.POST, "/api/webhooks", Policy.of(Reach.WHOLE, Guard.STRONG, Role.ADMIN)),
  REMOVE_WEBHOOK(
      HandlerType.DELETE,
      "/api/webhooks/{webhookId}",
      Policy.of(Reach.WHOLE, Guard.STRONG, Role.ADMIN)),
  DELIVERIES(HandlerType.GET, "/api/deliveries", Policy.of(Reach.WHOLE, Guard.NONE, Role.ADMIN)),
  RETRY_DELIVERY(
      HandlerType.POST,
      "/api/deliveries/{deliveryId}/retry",
      Policy.of(Reach.WHOLE, Guard.WRITE, Role.ADMIN)),
  IMPORT_ROSTER(
      HandlerType.POST, "/api/roster/imports", Policy.of(Reach.WHOLE, Guard.STRONG, Role.ADMIN)),
  ROSTER_IMPORT(
      HandlerType.GET,
      "/api/roster/imports/{importId}",
      Policy.of(Reach.WHOLE, Guard.NONE, Role.ADMIN)),
  RETENTION(HandlerType.GET, "/api/retention", Policy.of(Reach.WHOLE, Guard.NONE, Role.ADMIN)),
  SET_RETENTION(
      HandlerType.PUT, "/api/retention", Policy.of(Reach.WHOLE, Guard.STRONG, Role.ADMIN)),
  ROTATE_KEY(
      HandlerType.POST,
      "/api/vault/rotation",
      Policy.of(Reach.WHOLE, Guard.TWO_PERSONS, Role.ADMIN)),
  ROTATION(HandlerType.GET, "/api/vault/rotation", Policy.of(Reach.WHOLE, Guard.NONE, Role.ADMIN)),
  SUBJECT_REQUEST(
      HandlerType.POST,
      "/api/subjects/{subject}/requests",
      Policy.of(Reach.JURISDICTION, Guard.TWO_PERSONS, Role.SHIFT_LEAD)),
  SUBJECT_EXPORT(
      HandlerType.GET,
      "/api/subjects/{subject}/export",
      Policy.of(Reach.JURISDICTION, Guard.STRONG, Role.SHIFT_LEAD)),
  AUDIT(HandlerType.GET, "/api/audit", Policy.of(Reach.WHOLE, Guard.NONE, Role.AUDITOR)),
  AUDIT_CHECK(
      HandlerType.GET, "/api/audit/check", Policy.of(Reach.WHOLE, Guard.NONE, Role.AUDITOR)),
  CHECKPOINTS(
      HandlerType.GET, "/api/audit/checkpoints", Policy.of(Reach.WHOLE, Guard.NONE, Role.AUDITOR)),
  TAKE_ALERTS(
      HandlerType.POST, "/api/engine/alerts", Policy.of(Reach.WHOLE, Guard.WRITE, Role.SERVICE)),
  TAKE_ASSIGNMENTS(
      HandlerType.POST,
      "/api/engine/assignments",
      Policy.of(Reach.WHOLE, Guard.WRITE, Role.SERVICE)),
  TAKE_TARGETS(
      HandlerType.POST, "/api/engine/targets", Policy.of(Reach.WHOLE, Guard.WRITE, Role.SERVICE)),
  CONTROL(HandlerType.GET, "/api/engine/control", Policy.of(Reach.WHOLE, Guard.NONE, Role.SERVICE)),
  LABELS(
      HandlerType.GET,
      "/api/engine/labels",
      Policy.of(Reach.WHOLE, Guard.NONE, Role.SERVICE, Role.TUNER)),
  SMS_REPLY(
      HandlerType.POST, "/api/sms/replies", Policy.of(Reach.WHOLE, Guard.WRITE, Role.SERVICE));

  private final HandlerType method;
  private final String path;
  private final Policy policy;

  Endpoint(HandlerType method, String path, Policy policy) {
    this.method = method;
    this.path = path;
    this.policy = policy;
  }

  public HandlerType method() {
    return method;
  }

  /** Path with parameters in braces. */
  public String path() {
    return path;
  }

  public Policy policy() {
    return policy;
  }
}
