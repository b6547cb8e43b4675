package tocsin.desk.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.Approval;
import tocsin.desk.auth.Approvals;
import tocsin.desk.auth.Secrets;
import tocsin.desk.export.CsvTable;
import tocsin.desk.export.LinesTable;
import tocsin.desk.export.Table;
import tocsin.desk.export.XlsxTable;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.StoreException;
import tocsin.domain.casework.Role;

/**
 * Files for people. Nothing is written ahead: a file comes row by row from the database when it is
 * fetched, so no copy lies about, and what the caller may not see any more is not in it.
 */
final class ExportHandlers {
  private static final long KEPT_MILLIS = 24 * 3_600_000L;

  /** What each role may take out. */
  private static final Map<Role, java.util.Set<String>> KINDS =
      Map.of(
          Role.OPERATOR, java.util.Set.of("cases", "outcomes", "figures", "labels"),
          Role.SHIFT_LEAD, java.util.Set.of("cases", "outcomes", "figures", "labels"),
          Role.TUNER, java.util.Set.of("labels"),
          Role.AUDITOR, java.util.Set.of("audit"));

  private final Parts parts;
  private final ExportRows rows;

  ExportHandlers(Parts parts, ExportRows rows) {
    this.parts = parts;
    this.rows = rows;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.EXPORT, this::export)
        .on(Endpoint.EXPORT_STATE, this::state)
        .on(Endpoint.EXPORT_FILE, this::file);
  }

  /** What is asked for. */
  record Asked(
      String kind,
      String format,
      @Nullable CaseFilter filter,
      @Nullable Long from,
      @Nullable Long until,
      @Nullable String language,
      int rows,
      int people) {
    Asked counted(int rowsNow, int peopleNow) {
      return new Asked(kind, format, filter, from, until, language, rowsNow, peopleNow);
    }

    boolean english() {
      return "en".equals(language);
    }
  }

  private record View(
      String exportId,
      String kind,
      String format,
      String state,
      int rows,
      int people,
      @Nullable String approvalId,
      long expiresAt) {}

  private record Kept(String state, String approvalId, long expiresAt, Asked asked) {
    View view(String exportId) {
      return new View(
          exportId,
          asked.kind(),
          asked.format(),
          state,
          asked.rows(),
          asked.people(),
          Wire.text(approvalId),
          expiresAt);
    }
  }

  private Reply export(Call call) {
    Asked asked = call.json(Asked.class);
    if (!Objects.requireNonNullElse(KINDS.get(call.caller().role()), java.util.Set.of())
        .contains(asked.kind())) {
      throw ProblemException.field(
          "kind", asked.kind(), "one of " + KINDS.get(call.caller().role()) + " for your role");
    }
    Asked counted = call.read(connection -> rows.counted(connection, call.caller(), asked));
    boolean second = counted.people() > parts.given().settings().exportPeople();
    String exportId = Secrets.id('x');
    return call.write(
        tx -> {
          String by = call.caller().userId();
          Approval approval =
              second
                  ? Approvals.propose(
                      tx,
                      "export_people",
                      by,
                      "导出 " + counted.people() + " 人的案件",
                      "export of cases of " + counted.people() + " people",
                      call.caller().units(),
                      exportId)
                  : null;
          String approvalId = approval == null ? "" : approval.approvalId();
          Kept kept =
              new Kept(
                  second ? "waiting_for_approval" : "ready",
                  approvalId,
                  tx.at() + KEPT_MILLIS,
                  counted);
          Sql.run(
              tx.connection(),
              "INSERT INTO exports (export_id, owner, state, approval_id, expires_at, body)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              exportId,
              by,
              kept.state(),
              approvalId,
              kept.expiresAt(),
              Documents.write(counted));
          parts.audit(
              tx,
              by,
              "export.ask",
              exportId,
              Map.of("kind", counted.kind(), "people", Integer.toString(counted.people())));
          return approval == null
              ? Reply.ok(kept.view(exportId))
              : Reply.json(202, ApprovalHandlers.View.of(approval))
                  .with("Location", "/api/exports/" + exportId);
        });
  }

  private Kept mine(Connection connection, Call call) throws SQLException {
    Optional<Kept> kept =
        Sql.one(
            connection,
            "SELECT state, approval_id, expires_at, body FROM exports"
                + " WHERE export_id = ? AND owner = ? AND expires_at > ?",
            row ->
                new Kept(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    Documents.read(row.getString(4), Asked.class)),
            call.at("exportId"),
            call.caller().userId(),
            parts.now());
    return kept.orElseThrow(ProblemException::notFound);
  }

  private Reply state(Call call) {
    return Reply.ok(call.read(connection -> mine(connection, call).view(call.at("exportId"))));
  }

  private Reply file(Call call) {
    Kept kept = call.read(connection -> mine(connection, call));
    if (!kept.state().equals("ready")) {
      throw new ProblemException(Trouble.CONDITION, "it is " + kept.state());
    }
    Asked asked = kept.asked();
    call.database()
        .writeNow(
            tx ->
                parts.audit(
                    tx,
                    call.caller().userId(),
                    "export.fetch",
                    call.at("exportId"),
                    Map.of("kind", asked.kind())));
    String name = (asked.english() ? asked.kind() : chinese(asked.kind())) + "." + asked.format();
    return Reply.file(
            type(asked.format()),
            out -> {
              try (Table table = table(asked, out)) {
                write(call, asked, table);
              }
            })
        .with("Content-Disposition", disposition(asked.kind() + "." + asked.format(), name));
  }

  private void write(Call call, Asked asked, Table table) throws IOException {
    try {
      call.database()
          .read(
              connection -> {
                try {
                  return rows.write(connection, call.caller(), asked, table);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    } catch (StoreException e) {
      throw new IOException("the store failed while a file was written", e);
    }
  }

  private static Table table(Asked asked, OutputStream out) throws IOException {
    return switch (asked.format()) {
      case "csv" -> new CsvTable(out);
      case "xlsx" -> new XlsxTable(out, asked.english() ? asked.kind() : chinese(asked.kind()));
      default -> new LinesTable(out);
    };
  }

  private static String type(String format) {
    return switch (format) {
      case "csv" -> "text/csv; charset=utf-8";
      case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      default -> "application/jsonl";
    };
  }

  private static String chinese(String kind) {
    return switch (kind) {
      case "cases" -> "案件";
      case "outcomes" -> "处置结果";
      case "figures" -> "成效";
      case "audit" -> "审计";
      default -> "标注";
    };
  }

  /** A plain name for old clients, the real one by RFC 5987. */
  private static String disposition(String plain, String name) {
    StringBuilder coded = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      boolean safe = each > 0 && (Character.isLetterOrDigit(each) || each == '.');
      coded.append(safe ? String.valueOf((char) each) : String.format("%%%02X", each));
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + coded;
  }
}
