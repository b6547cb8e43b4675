package tocsin.desk.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.desk.audit.AuditEntry;
import tocsin.desk.audit.Checkpoint;

/** The audit, by auditors: page by page, verified now, with its signed checkpoints. */
final class AuditHandlers {
  private final Parts parts;

  AuditHandlers(Parts parts) {
    this.parts = parts;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.AUDIT, this::page)
        .on(Endpoint.AUDIT_CHECK, call -> check())
        .on(Endpoint.CHECKPOINTS, call -> checkpoints());
  }

  private record Check(boolean sound, long entries, String lastHash, @Nullable String what) {}

  private record Checkpoints(List<Checkpoint> items) {}

  private Reply page(Call call) {
    int limit = (int) call.number("limit", 100);
    long after = after(call.text("cursor").orElse("0"));
    String part = call.text("q").orElse("");
    return Reply.ok(
        call.read(
            connection -> {
              List<AuditEntry> entries = parts.given().audit().after(connection, after, limit);
              List<CardHandlers.Line> lines =
                  entries.stream()
                      .filter(entry -> holds(entry, part))
                      .map(AuditHandlers::shown)
                      .toList();
              String next =
                  entries.size() < limit
                      ? null
                      : Long.toString(entries.get(entries.size() - 1).seq());
              return new CardHandlers.Lines(lines, next);
            }));
  }

  /** Auditors read who did what, not evidence: a target stays out. */
  private static CardHandlers.Line shown(AuditEntry entry) {
    CardHandlers.Line line = CardHandlers.Line.of(entry);
    line.detail().remove("target");
    return line;
  }

  private static boolean holds(AuditEntry entry, String part) {
    return part.isEmpty()
        || entry.actor().contains(part)
        || entry.action().contains(part)
        || entry.object().contains(part);
  }

  private static long after(String cursor) {
    try {
      return Math.max(0, Long.parseLong(cursor));
    } catch (NumberFormatException e) {
      throw ProblemException.field("query:cursor", "", "the cursor of the page before");
    }
  }

  private Reply check() {
    Custody.Proof proof = parts.given().custody().prove();
    return Reply.ok(
        new Check(
            proof.fault().isEmpty(), proof.entries(), proof.lastHash(), Wire.text(proof.fault())));
  }

  private Reply checkpoints() {
    List<Checkpoint> all = parts.given().custody().checkpoints();
    return Reply.ok(new Checkpoints(all.subList(Math.max(0, all.size() - 500), all.size())));
  }
}
