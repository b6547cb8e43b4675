package tocsin.desk.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tocsin.desk.audit.AuditLine;
import tocsin.desk.auth.Approval;
import tocsin.desk.auth.Approvals;
import tocsin.desk.auth.Secrets;
import tocsin.desk.feed.TargetWord;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/** Confirming and refuting a target, with what it would set in motion shown first. */
final class VerdictHandlers {
  private static final long TOKEN_MILLIS = 5 * 60_000L;

  private final Parts parts;
  private final TargetRows rows;
  private final byte[] key = new byte[32];

  VerdictHandlers(Parts parts, TargetRows rows) {
    this.parts = parts;
    this.rows = rows;
    new SecureRandom().nextBytes(key);
  }

  void add(Routes routes) {
    routes.on(Endpoint.BLAST_RADIUS, this::blastRadius).on(Endpoint.JUDGE_TARGET, this::judge);
  }

  /** What would happen, and the proof of having seen it. */
  private record Seen(@JsonUnwrapped BlastRadius radius, String token) {}

  private record JudgeTarget(String verdict, String token, String reason) {}

  /** A proposed verdict, as an approval carries it. */
  record Proposed(String target, long seq) {}

  private Reply blastRadius(Call call) {
    String verdict = call.text("verdict").orElse("");
    BlastRadius radius = call.read(connection -> radius(connection, call, verdict));
    long until = parts.now() + TOKEN_MILLIS;
    return Reply.ok(
        new Seen(
            radius,
            token(
                call.caller().userId(),
                call.at("target"),
                verdict,
                radius.needsSecondPerson(),
                until)));
  }

  private BlastRadius radius(Connection connection, Call call, String verdict) throws SQLException {
    String target = call.at("target");
    TargetWord word = rows.word(connection, target).orElseThrow(ProblemException::notFound);
    return BlastRadius.of(
        connection, word, rows.told(connection, target), verdict, parts.given().settings());
  }

  /** Proves that this user saw this radius a short time ago. */
  private String token(String user, String target, String verdict, boolean second, long until) {
    String text = user + "\n" + target + "\n" + verdict + "\n" + second + "\n" + until;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return until
          + "."
          + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is missing", e);
    }
  }

  private void seen(Call call, JudgeTarget asked, boolean second) {
    int dot = asked.token().indexOf('.');
    try {
      long until = Long.parseLong(asked.token().substring(0, Math.max(0, dot)));
      String right =
          token(call.caller().userId(), call.at("target"), asked.verdict(), second, until);
      if (until >= parts.now() && Secrets.same(right, asked.token())) {
        return;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one refusal there is.
    }
    throw ProblemException.field(
        "token", "", "the token of the blast radius as it is now, at most five minutes old");
  }

  private Reply judge(Call call) {
    JudgeTarget asked = call.json(JudgeTarget.class);
    return call.write(
        tx -> {
          BlastRadius radius = radius(tx.connection(), call, asked.verdict());
          seen(call, asked, radius.needsSecondPerson());
          long seq =
              1
                  + Sql.number(
                      tx.connection(),
                      "SELECT MAX(seq) FROM target_verdicts WHERE target = ?",
                      call.at("target"));
          return radius.needsSecondPerson()
              ? propose(tx, call, asked, seq, radius)
              : enforce(tx, call, asked, seq);
        });
  }

  private Reply enforce(Tx tx, Call call, JudgeTarget asked, long seq) throws SQLException {
    String by = call.caller().userId();
    insert(tx, call.at("target"), seq, asked, by, "in_force", "");
    long audited =
        parts.given().audit().append(tx, judged(by, call.at("target"), asked.verdict(), seq));
    return Reply.ok(
            new TargetHandlers.Judgement(
                asked.verdict(), by, tx.at(), "in_force", asked.reason(), null))
        .with("X-Seq", Long.toString(audited));
  }

  private Reply propose(Tx tx, Call call, JudgeTarget asked, long seq, BlastRadius radius)
      throws SQLException {
    String by = call.caller().userId();
    String target = call.at("target");
    Approval approval =
        Approvals.propose(
            tx,
            "judge_target",
            by,
            (asked.verdict().equals("confirmed") ? "确认 " : "排除 ")
                + target
                + "：访问者 "
                + radius.visitors()
                + " 人",
            asked.verdict() + " " + target + ": " + radius.visitors() + " visitors",
            Set.of(),
            Documents.write(new Proposed(target, seq)));
    insert(tx, target, seq, asked, by, "proposed", approval.approvalId());
    long audited =
        parts.audit(
            tx, by, "target.propose", approval.approvalId(), Map.of("verdict", asked.verdict()));
    return Reply.json(202, ApprovalHandlers.View.of(approval))
        .with("X-Seq", Long.toString(audited));
  }

  private static void insert(
      Tx tx,
      String target,
      long seq,
      JudgeTarget asked,
      String by,
      String state,
      @Nullable String approval)
      throws SQLException {
    Sql.run(
        tx.connection(),
        "INSERT INTO target_verdicts (target, seq, verdict, judged_by, at, state, reason,"
            + " approval_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        target,
        seq,
        asked.verdict(),
        by,
        tx.at(),
        state,
        asked.reason(),
        approval == null ? "" : approval);
  }

  /** Carries out what a second person decided. */
  void decided(Tx tx, Approval approval, boolean agreed, String by) throws SQLException {
    Proposed proposed = Documents.read(approval.body(), Proposed.class);
    Sql.run(
        tx.connection(),
        "UPDATE target_verdicts SET state = ?, at = ? WHERE target = ? AND seq = ?",
        agreed ? "in_force" : "rejected",
        tx.at(), // it counts from the moment that both said so
        proposed.target(),
        proposed.seq());
    if (!agreed) {
      return;
    }
    String verdict =
        Sql.one(
                tx.connection(),
                "SELECT verdict FROM target_verdicts WHERE target = ? AND seq = ?",
                row -> row.getString(1),
                proposed.target(),
                proposed.seq())
            .orElseThrow(ProblemException::notFound);
    parts.given().audit().append(tx, judged(by, proposed.target(), verdict, proposed.seq()));
  }

  /** The line from which the engine hears of it. */
  private static AuditLine judged(String by, String target, String verdict, long seq) {
    return new AuditLine(
        by,
        "target.judge",
        "t" + Secrets.hash(target).substring(0, 20),
        Map.of("verdict", verdict, "target", target, "judgement", Long.toString(seq)));
  }
}
