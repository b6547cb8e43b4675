package tocsin.app.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.adapters.roster.RosterReader;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.model.CompiledModel;
import tocsin.core.route.Roster;
import tocsin.core.route.RosterBuilder;
import tocsin.core.route.Router;
import tocsin.desk.DeskCore;
import tocsin.desk.roster.RosterImport;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Units;
import tocsin.desk.vault.Identity;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.pack.FraudType;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Contact;
import tocsin.domain.people.Person;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/** The roster in force and the pack's routing, as the desk asks them. Thread-safe. */
public final class DeskRoster {
  private static final String STAMP = "roster.stamp";

  /** The centre of a desk without a roster: everything goes there. */
  private static final Unit CENTRE = new Unit("centre", "", UnitKind.CENTRE, "反诈中心 Centre");

  private final FileKnowledge knowledge;
  private final CompiledModel model;
  private volatile View view;

  private record View(long stamp, Roster roster, RosterData data, Map<String, Contact> contacts) {}

  private DeskRoster(FileKnowledge knowledge, CompiledModel model, View view) {
    this.knowledge = knowledge;
    this.model = model;
    this.view = view;
  }

  /**
   * Reads the pack and the roster.
   *
   * @throws tocsin.app.knowledge.KnowledgeException when the pack cannot be used
   * @throws IOException when the roster cannot be read
   */
  public static DeskRoster read(FileKnowledge knowledge) throws IOException {
    CompiledModel model = KnowledgeLoader.model(Path.of(knowledge.pack()), Long.MIN_VALUE);
    return new DeskRoster(knowledge, model, view(knowledge));
  }

  private static View view(FileKnowledge knowledge) throws IOException {
    long stamp = knowledge.rosterStamp();
    if (knowledge.roster().isEmpty()) {
      return new View(stamp, Roster.EMPTY, RosterData.EMPTY, Map.of());
    }
    RosterReader.Result read = RosterReader.read(Path.of(knowledge.roster()));
    return new View(stamp, RosterBuilder.build(read.data()).roster(), read.data(), read.contacts());
  }

  /** Reads the roster again if its files have changed; whether they had. */
  boolean refresh() throws IOException {
    if (knowledge.rosterStamp() == view.stamp) {
      return false;
    }
    view = view(knowledge);
    return true;
  }

  /**
   * Everybody the rules would ask about an alert as of its {@code decidedAt}: its first recipients,
   * then those it is escalated to.
   */
  public List<Assignment> chain(AlertHead head) {
    Router router = model.router();
    Roster roster = view.roster;
    List<Assignment> chain = new ArrayList<>(router.route(head, roster));
    chain.addAll(router.escalate(head, roster));
    return chain;
  }

  /** The unit in which a pseudonym works, empty when unknown. */
  public String unitOf(String subject) {
    Person person = view.roster.person(subject);
    return person == null ? "" : person.unitId();
  }

  /** The centre's unit. */
  public String centre() {
    Unit centre = view.roster.jurisdiction().centre();
    return centre == null ? CENTRE.unitId() : centre.unitId();
  }

  /** The advisors of the roster, by id. */
  public List<String> advisors() {
    return view.data.advisors().stream()
        .map(row -> row.value().advisorId())
        .distinct()
        .sorted()
        .toList();
  }

  Map<String, FraudType> fraudTypes() {
    return model.types();
  }

  ZoneId zone() {
    return ZoneId.of(model.pack().zone());
  }

  /** Puts the roster into a desk's database and its people into the vault, if they are not yet. */
  void importInto(DeskCore core) {
    View now = view;
    Optional<String> known =
        core.database()
            .read(
                connection ->
                    Sql.one(
                        connection,
                        "SELECT value FROM settings WHERE name = ?",
                        row -> row.getString(1),
                        STAMP));
    if (known.filter(Long.toString(now.stamp)::equals).isPresent()) {
      return;
    }
    new RosterImport(core.database()).run(now.data);
    if (now.roster.jurisdiction().centre() == null) {
      core.database()
          .writeNow(
              tx -> {
                Units.replace(tx, List.of(CENTRE));
                return 1;
              });
    }
    if (!now.contacts.isEmpty()) {
      core.vault().enrol(identities(now), Long.MAX_VALUE, "roster");
    }
    core.database()
        .writeNow(
            tx ->
                Sql.run(
                    tx.connection(),
                    "INSERT INTO settings (name, value) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    STAMP,
                    Long.toString(now.stamp)));
  }

  private static List<Identity> identities(View view) {
    return view.contacts.values().stream()
        .map(
            contact -> {
              Person person = view.roster.person(contact.subject());
              String unit = person == null ? "" : person.unitId();
              return new Identity(contact.subject(), "", contact.name(), contact.phone(), unit);
            })
        .toList();
  }
}
