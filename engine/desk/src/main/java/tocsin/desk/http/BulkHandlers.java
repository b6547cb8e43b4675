package tocsin.desk.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.casework.Undo;
import tocsin.desk.auth.Secrets;
import tocsin.desk.casework.Acted;
import tocsin.desk.store.CasePage;
import tocsin.desk.store.CaseQuery;
import tocsin.domain.casework.CaseFile;

/** One action over a filter, and taking it back. */
final class BulkHandlers {
  private static final int MAX_CASES = 10_000;

  private final Parts parts;
  private final Sight sight;
  private final ActionHandlers actions;

  BulkHandlers(Parts parts, Sight sight, ActionHandlers actions) {
    this.parts = parts;
    this.sight = sight;
    this.actions = actions;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.BULK, this::bulk)
        .on(Endpoint.BULK_STATE, this::state)
        .on(Endpoint.BULK_UNDO, this::undo);
  }

  private record Bulk(
      CaseFilter filter, ActionText action, int expected, @Nullable Boolean dryRun) {}

  /** How far it is, as the contract has it. */
  private record State(
      String bulkId,
      int total,
      int done,
      int refused,
      boolean finished,
      @Nullable Long undoableUntil,
      List<BulkRunner.Refusal> refusals) {
    static State of(String bulkId, BulkRunner.Progress progress) {
      return new State(
          bulkId,
          progress.total(),
          progress.done(),
          progress.refused(),
          progress.finished(),
          Wire.time(progress.undoableUntil()),
          progress.refusals());
    }
  }

  private Reply bulk(Call call) {
    Bulk asked = call.json(Bulk.class);
    CaseQuery query =
        sight.query(
            call.caller(), asked.filter(), CaseQuery.Order.URGENCY, "", CaseQuery.MAX_LIMIT);
    List<String> cases = cases(call, query, asked.expected());
    String bulkId = Secrets.id('u');
    if (Boolean.TRUE.equals(asked.dryRun())) {
      return Reply.ok(new State(bulkId, cases.size(), 0, 0, true, null, List.of()));
    }
    boolean[] fresh = {false};
    Reply reply =
        call.write(
            tx -> {
              fresh[0] = true;
              BulkRunner.Progress progress = BulkRunner.Progress.begin(cases.size());
              BulkRunner.keep(tx, bulkId, call.caller().userId(), progress);
              long seq =
                  parts.audit(
                      tx,
                      call.caller().userId(),
                      "bulk." + Wire.word(asked.action().kind()),
                      bulkId,
                      java.util.Map.of("cases", Integer.toString(cases.size())));
              return Reply.ok(State.of(bulkId, progress)).with("X-Seq", Long.toString(seq));
            });
    if (fresh[0]) {
      begin(call, bulkId, cases, asked.action());
    }
    return reply;
  }

  private void begin(Call call, String bulkId, List<String> cases, ActionText action) {
    boolean undoable = Undo.possible(action.kind());
    parts
        .bulks()
        .start(
            bulkId,
            new tocsin.core.casework.Actor(call.caller().userId(), call.caller().role()),
            cases,
            (tx, caseId) -> {
              CaseFile file = sight.file(tx.connection(), call.caller(), caseId);
              Acted acted = actions.step(tx, call, file, action, file.version());
              return acted.file().version();
            },
            undoable ? Undo.WINDOW_MILLIS : 0);
  }

  /** Ids of the cases that the filter holds now; refuses when there are more than expected. */
  private List<String> cases(Call call, CaseQuery query, int expected) {
    return call.read(
        connection -> {
          List<String> ids = new ArrayList<>();
          CaseQuery at = query;
          while (true) {
            CasePage page = parts.given().cases().page(connection, at);
            page.cases().forEach(file -> ids.add(file.caseId()));
            if (ids.size() > expected || ids.size() > MAX_CASES) {
              throw new ProblemException(
                  Trouble.CONDITION,
                  "the filter holds more than the " + expected + " expected; look again");
            }
            if (page.next().isEmpty()) {
              return ids;
            }
            at = at.from(page.next(), CaseQuery.MAX_LIMIT);
          }
        });
  }

  private BulkRunner.Progress mine(Call call) {
    return call.read(
            connection -> BulkRunner.find(connection, call.at("bulkId"), call.caller().userId()))
        .orElseThrow(ProblemException::notFound);
  }

  private Reply state(Call call) {
    return Reply.ok(State.of(call.at("bulkId"), mine(call)));
  }

  private Reply undo(Call call) {
    BulkRunner.Progress done = mine(call);
    if (!done.finished() || done.undoableUntil() < parts.now()) {
      throw new ProblemException(
          Trouble.CONDITION, "a bulk can be taken back within ten seconds of its end");
    }
    String undoId = Secrets.id('u');
    boolean[] fresh = {false};
    Reply reply =
        call.write(
            tx -> {
              fresh[0] = true;
              BulkRunner.Progress progress = BulkRunner.Progress.begin(done.changed().size());
              BulkRunner.keep(tx, undoId, call.caller().userId(), progress);
              return Reply.ok(State.of(undoId, progress));
            });
    if (fresh[0]) {
      java.util.Map<String, Long> versions = new java.util.HashMap<>();
      done.changed().forEach(each -> versions.put(each.caseId(), each.version()));
      parts
          .bulks()
          .start(
              undoId,
              call.caller().actor(),
              List.copyOf(versions.keySet()),
              (tx, caseId) ->
                  parts
                      .given()
                      .desk()
                      .undo(
                          tx,
                          caseId,
                          java.util.Objects.requireNonNull(versions.get(caseId)),
                          call.caller().actor())
                      .file()
                      .version(),
              0);
    }
    return reply;
  }
}
