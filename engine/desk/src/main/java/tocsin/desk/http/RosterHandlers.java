package tocsin.desk.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.adapters.roster.RosterReader;
import tocsin.desk.auth.Secrets;
import tocsin.desk.roster.RosterImport;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
import tocsin.desk.vault.Identity;
import tocsin.domain.people.Person;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterFault;

/** Importing a roster: files in, rows and identities kept, faults told by row. */
final class RosterHandlers {
  private static final Logger LOG = LoggerFactory.getLogger(RosterHandlers.class);
  private static final int MAX_FAULTS = 1_000;
  private static final int CHUNK = 2_000;
  private static final List<String> FILES = List.of("units", "people", "advisors", "bindings");

  private final Parts parts;

  RosterHandlers(Parts parts) {
    this.parts = parts;
  }

  void add(Routes routes) {
    routes.on(Endpoint.IMPORT_ROSTER, this::start).on(Endpoint.ROSTER_IMPORT, this::state);
  }

  private record Fault(String file, int line, String what, String remedy) {
    static Fault of(RosterFault fault) {
      String name = Path.of(fault.file()).getFileName().toString();
      return new Fault(name, fault.line(), fault.what(), fault.remedy());
    }
  }

  /** How far an import is, as the contract has it. */
  private record State(String importId, String state, int rows, int refused, List<Fault> faults) {}

  private Reply start(Call call) {
    String importId = Secrets.id('i');
    Path folder = received(call);
    boolean[] fresh = {false};
    try {
      Reply reply =
          call.write(
              tx -> {
                fresh[0] = true;
                State begun = new State(importId, "running", 0, 0, List.of());
                keep(tx, begun);
                parts.audit(tx, call.caller().userId(), "roster.import", importId, Map.of());
                return Reply.ok(begun);
              });
      if (fresh[0]) {
        parts.background(() -> run(importId, folder, call.caller().userId()));
      }
      return reply;
    } finally {
      if (!fresh[0]) {
        delete(folder);
      }
    }
  }

  /** The form's files in a folder that only this process may read. */
  private static Path received(Call call) {
    FILES.forEach(name -> upload(call, name));
    try {
      Path folder = Files.createTempDirectory("tocsin-roster");
      for (String name : FILES) {
        try (InputStream in = upload(call, name).open()) {
          Files.copy(in, folder.resolve(name + ".csv"));
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("the roster's files could not be received", e);
    }
  }

  private static Call.Upload upload(Call call, String name) {
    Call.Upload upload = call.uploads().get(name);
    if (upload == null) {
      throw ProblemException.field("form:" + name, "", "a CSV file; all four are needed");
    }
    return upload;
  }

  private void run(String importId, Path folder, String by) {
    try {
      RosterReader.Result read = RosterReader.read(folder);
      RosterData data = read.data();
      new RosterImport(parts.given().database()).run(data);
      enrol(read, by);
      parts.rosterChanged();
      int rows =
          data.units().size()
              + data.people().size()
              + data.advisors().size()
              + data.bindings().size();
      List<Fault> faults = read.faults().stream().limit(MAX_FAULTS).map(Fault::of).toList();
      save(new State(importId, "done", rows, read.faults().size(), faults));
    } catch (IOException | RuntimeException e) {
      LOG.error("roster import {} failed: {}", importId, Problems.where(e));
      save(
          new State(
              importId,
              "failed",
              0,
              0,
              List.of(
                  new Fault("", 0, "the import broke off", "mend the files, send them again"))));
    } finally {
      delete(folder);
    }
  }

  private void enrol(RosterReader.Result read, String by) {
    List<Identity> identities = new ArrayList<>(CHUNK);
    for (RosterData.Row<Person> row : read.data().people()) {
      var contact = read.contacts().get(row.value().subject());
      if (contact == null || contact.name().isEmpty()) {
        continue;
      }
      identities.add(
          new Identity(
              contact.subject(), "", contact.name(), contact.phone(), row.value().unitId()));
      if (identities.size() == CHUNK) {
        parts.given().vault().enrol(identities, Long.MAX_VALUE, by);
        identities = new ArrayList<>(CHUNK);
      }
    }
    if (!identities.isEmpty()) {
      parts.given().vault().enrol(identities, Long.MAX_VALUE, by);
    }
  }

  private void save(State state) {
    parts
        .given()
        .database()
        .writeNow(
            tx -> {
              keep(tx, state);
              return state;
            });
  }

  private static void keep(Tx tx, State state) throws SQLException {
    Sql.run(
        tx.connection(),
        "INSERT INTO roster_imports (import_id, state, body, at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (import_id) DO UPDATE SET state = excluded.state,"
            + " body = excluded.body",
        state.importId(),
        state.state(),
        Documents.write(state),
        tx.at());
  }

  private static void delete(Path folder) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      LOG.warn("the folder of an import could not be removed: {}", e.getClass().getName());
    }
  }

  private Reply state(Call call) {
    return Reply.ok(
        call.read(
            connection ->
                Sql.one(
                        connection,
                        "SELECT body FROM roster_imports WHERE import_id = ?",
                        row -> Documents.read(row.getString(1), State.class),
                        call.at("importId"))
                    .orElseThrow(ProblemException::notFound)));
  }
}
