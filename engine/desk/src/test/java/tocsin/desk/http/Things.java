package tocsin.desk.http;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import tocsin.desk.auth.Account;
import tocsin.desk.auth.Accounts;
import tocsin.desk.auth.Approvals;
import tocsin.desk.auth.Invitations;
import tocsin.desk.auth.Secrets;
import tocsin.desk.feed.TargetWord;
import tocsin.desk.notify.Webhooks;
import tocsin.desk.roster.RosterStore;
import tocsin.desk.store.Database;
import tocsin.desk.store.Sql;
import tocsin.domain.casework.Role;

/** Makes a fresh thing for each cell of the matrix: the caller's own, somebody else's, or none. */
final class Things {
  private final Town town;
  private final java.util.concurrent.atomic.AtomicInteger next =
      new java.util.concurrent.atomic.AtomicInteger();

  /** Whose thing is asked for. */
  enum Whose {
    OWN,
    OTHER,
    ABSENT
  }

  Things(Town town) {
    this.town = town;
  }

  private String write(Database.Work<String> work) {
    return town.core.database().writeNow(work);
  }

  /** The address of an endpoint with its parameters filled in. */
  String path(Endpoint endpoint, String user, Whose whose) {
    String path = endpoint.path();
    while (path.contains("{")) {
      String name = path.substring(path.indexOf('{') + 1, path.indexOf('}'));
      String id = whose == Whose.ABSENT ? "absent" + next.incrementAndGet() : id(name, user, whose);
      path = path.replace("{" + name + "}", id);
    }
    return path;
  }

  private String id(String name, String user, Whose whose) {
    boolean own = whose == Whose.OWN;
    String unit = own ? "e1" : "e2";
    String owner = own ? user : "operator2";
    int n = next.incrementAndGet();
    return switch (name) {
      case "caseId" -> town.newCase(unit).caseId();
      case "taskId" -> town.dispatched(unit).tasks().get(0).taskId();
      case "target" -> target("t" + n + ".example");
      case "campaign" -> town.newCase(unit).campaign();
      case "subject" -> town.newCase(unit).subject();
      case "phrase" -> Secrets.digits(8);
      case "bindingId" -> binding(own ? "a1" : "b1", unit + "-n" + n);
      case "userId" -> userId("u" + n);
      case "secret" -> write(tx -> Invitations.invite(tx, userIn(tx, "i" + n)).secret());
      case "name" -> filter(owner, "f" + n);
      case "bulkId" -> bulk(owner, "u" + n);
      case "exportId" -> export(owner, "x" + n);
      case "handOverId" -> handOver(own ? "s1" : "s2", "h" + n);
      case "approvalId" -> approval(user, own ? "s1" : "s2");
      case "webhookId" -> webhook();
      case "deliveryId" -> delivery("d" + n);
      case "importId" -> roster("i" + n);
      case "passkeyId" -> passkey(owner, "k" + n);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String userIn(tocsin.desk.store.Tx tx, String id) throws SQLException {
    boolean added = Accounts.add(tx, Account.invited(id, id, Role.TUNER, "", Set.of("s1")));
    return added ? id : "";
  }

  private String userId(String id) {
    return write(tx -> userIn(tx, id));
  }

  private String insert(String id, String sql, Object... values) {
    return write(
        tx -> {
          Sql.run(tx.connection(), sql, values);
          return id;
        });
  }

  private String target(String target) {
    TargetWord word =
        new TargetWord(
            target,
            "host",
            "suspect",
            0.9,
            "F01",
            "me1",
            1,
            2,
            3,
            java.util.List.of("D1"),
            Map.of(),
            Map.of());
    return insert(
        target,
        "INSERT INTO targets (target, verdict, campaign, flagged_at, as_of, body)"
            + " VALUES (?, 'suspect', 'me1', 2, 2, ?)",
        target,
        tocsin.desk.store.Documents.write(word));
  }

  private String binding(String advisor, String subject) {
    String id = Secrets.id('b');
    return write(
        tx -> {
          RosterStore.bind(
              tx, new RosterStore.BindingRow(id, subject, advisor, "PRIMARY", 0, Long.MAX_VALUE));
          return id;
        });
  }

  private String filter(String owner, String id) {
    return insert(id, "INSERT INTO filters (user_id, name, body) VALUES (?, ?, '{}')", owner, id);
  }

  private String bulk(String owner, String id) {
    return write(
        tx -> {
          BulkRunner.keep(
              tx,
              id,
              owner,
              new BulkRunner.Progress(
                  0, 0, 0, true, tx.at() + 10_000, java.util.List.of(), java.util.List.of()));
          return id;
        });
  }

  private String export(String owner, String id) {
    return insert(
        id,
        "INSERT INTO exports (export_id, owner, state, approval_id, expires_at, body)"
            + " VALUES (?, ?, 'ready', '', ?, ?)",
        id,
        owner,
        Long.MAX_VALUE,
        "{\"kind\":\"labels\",\"format\":\"csv\",\"rows\":0,\"people\":0}");
  }

  private String handOver(String unit, String id) {
    return insert(
        id,
        "INSERT INTO hand_overs (hand_over_id, units, until_at, state, body)"
            + " VALUES (?, ?, 1, 'taken', ?)",
        id,
        "[\"" + unit + "\"]",
        "{\"from\":1,\"counts\":{\"total\":0,\"breached\":0,\"byState\":{},\"byTier\":{}},"
            + "\"remarks\":\"\",\"handedBy\":\"lead\",\"takenBy\":\"lead2\"}");
  }

  private String approval(String user, String unit) {
    String kind = user.startsWith("admin") ? "rotate_key" : "export_subject";
    Set<String> units = user.startsWith("admin") ? Set.of() : Set.of(unit);
    return write(
        tx -> Approvals.propose(tx, kind, "lead2", "测试", "test", units, "e1-r1").approvalId());
  }

  private String webhook() {
    return write(
        tx -> Webhooks.add(tx, "http://127.0.0.1:9/", "cloudevents", Set.of("none")).webhookId());
  }

  private String delivery(String id) {
    return insert(
        id,
        "INSERT INTO deliveries (delivery_id, webhook_id, event, body, attempts, state, next_at,"
            + " last_error) VALUES (?, 'w', 'tocsin.label', '{}', 1, 'dead', 1, 'status 500')",
        id);
  }

  private String roster(String id) {
    return insert(
        id,
        "INSERT INTO roster_imports (import_id, state, body, at) VALUES (?, 'done', ?, 1)",
        id,
        "{\"importId\":\"" + id + "\",\"state\":\"done\",\"rows\":1,\"refused\":0,\"faults\":[]}");
  }

  private String passkey(String owner, String id) {
    return insert(
        id,
        "INSERT INTO passkeys (passkey_id, user_id, name, created_at, last_used_at, sign_count,"
            + " credential) VALUES (?, ?, 'key', 1, 0, 0, '')",
        id,
        owner);
  }

  /** A body that the contract takes, empty when there is none. */
  String body(Endpoint endpoint, String path) {
    return switch (endpoint) {
      case SIGN_IN -> "{\"user\":\"nobody\",\"password\":\"x\"}";
      case PASSKEY_SIGN_IN, PASSKEY_REGISTER -> "{\"ceremony\":\"none\",\"credential\":{}}";
      case CHANGE_PASSWORD, ACCEPT_INVITATION ->
          "{\"old\":\"\",\"new\":\"correct horse battery staple\"}";
      case SET_PREFERENCES -> "{\"language\":\"en\"}";
      case TAKE_NEXT -> "{}";
      case ACT -> "{\"kind\":\"take\"}";
      case CASE_REVEAL -> "{\"taskId\":\"none\",\"purpose\":\"call\"}";
      case BULK ->
          "{\"filter\":{},\"action\":{\"kind\":\"take\"},\"expected\":10000,\"dryRun\":true}";
      case SAVE_FILTER ->
          "{\"name\":\"" + path.substring(path.lastIndexOf('/') + 1) + "\",\"filter\":{}}";
      case JUDGE_TARGET -> "{\"verdict\":\"confirmed\",\"token\":\"x\",\"reason\":\"seen\"}";
      case DECIDE_APPROVAL -> "{\"agree\":false}";
      case SIGN_HAND_OVER -> "{\"sign\":\"hand\"}";
      case EXPORT -> "{\"kind\":\"labels\",\"format\":\"csv\"}";
      case ADVISOR_REVEAL -> "{\"purpose\":\"call\"}";
      case ADVISOR_OUTCOME -> "{\"answer\":\"dissuaded\"}";
      case ADVISOR_TRANSFER -> "{\"to\":\"police\"}";
      case ADVISOR_FEEDBACK -> "{\"right\":true}";
      case ADVISOR_ROSTER_CHANGE -> "{\"change\":\"left\"}";
      case ADVISOR_DEPUTY -> "{\"deputyAdvisorId\":\"a2\",\"from\":1,\"until\":2}";
      case ADD_USER ->
          "{\"userId\":\"n" + next.incrementAndGet() + "\",\"role\":\"tuner\",\"units\":[]}";
      case CHANGE_USER -> "{\"displayName\":\"N\"}";
      case ADD_WEBHOOK ->
          "{\"url\":\"http://127.0.0.1:9/\",\"kind\":\"cloudevents\",\"events\":[\"none\"]}";
      case SET_RETENTION -> "{\"evidenceDays\":30,\"caseDays\":365,\"auditDays\":1095}";
      case SUBJECT_REQUEST -> "{\"kind\":\"export\",\"reason\":\"asked\"}";
      case SMS_REPLY -> "{\"from\":\"19900000000\",\"code\":\"000000\",\"answer\":\"1\"}";
      default -> "";
    };
  }

  /** Query that the contract demands. */
  static String query(Endpoint endpoint) {
    return switch (endpoint) {
      case BLAST_RADIUS -> "?verdict=confirmed";
      case FIGURES -> "?from=1767000000000&until=1767300000000";
      case OIDC_CALLBACK -> "?state=none";
      case SUBJECT_EXPORT -> "?approval=none";
      default -> "";
    };
  }
}
