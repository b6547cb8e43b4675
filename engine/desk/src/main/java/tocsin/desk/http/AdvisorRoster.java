package tocsin.desk.http;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.Secrets;
import tocsin.desk.roster.RosterStore;
import tocsin.desk.roster.RosterStore.AdvisorRow;
import tocsin.desk.roster.RosterStore.BindingRow;
import tocsin.desk.roster.RosterStore.PersonRow;
import tocsin.desk.store.Tx;

/** 我的名册: an advisor's own people, leaving and moving, a deputy for some days. */
final class AdvisorRoster {
  private static final int MAX_PEOPLE = 300;
  private static final long MAX_DEPUTY_MILLIS = 60L * 24 * 3_600_000L;

  private final Parts parts;
  private final AdvisorHandlers self;

  AdvisorRoster(Parts parts, AdvisorHandlers self) {
    this.parts = parts;
    this.self = self;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.ADVISOR_ROSTER, this::list)
        .on(Endpoint.ADVISOR_ROSTER_CHANGE, this::change)
        .on(Endpoint.ADVISOR_DEPUTY, this::deputy);
  }

  private record Person(
      String bindingId,
      String maskedName,
      @Nullable String department,
      String role,
      @Nullable Long validUntil) {}

  private record Page(List<Person> items, int total) {}

  private record Change(String change, @Nullable String toUnitId) {}

  private record Changed(String bindingId, String state) {}

  private record SetDeputy(String deputyAdvisorId, long from, long until) {}

  private Reply list(Call call) {
    String part = call.text("q").orElse("");
    return Reply.ok(
        call.read(
            connection -> {
              List<BindingRow> bindings =
                  RosterStore.bindings(
                      connection, call.caller().advisorId(), parts.now(), MAX_PEOPLE);
              Map<String, String> names =
                  parts.given().vault().masked(bindings.stream().map(BindingRow::subject).toList());
              List<Person> people = new ArrayList<>();
              for (BindingRow each : bindings) {
                String name = names.getOrDefault(each.subject(), "*");
                Optional<PersonRow> person = RosterStore.person(connection, each.subject());
                String unit = person.map(row -> parts.trees().get().name(row.unitId())).orElse("");
                if (part.isEmpty() || name.contains(part) || unit.contains(part)) {
                  people.add(
                      new Person(
                          each.bindingId(),
                          name,
                          Wire.text(unit),
                          each.role().toLowerCase(java.util.Locale.ROOT),
                          Wire.time(each.validUntil())));
                }
              }
              return new Page(people, people.size());
            }));
  }

  private Reply change(Call call) {
    Change change = call.json(Change.class);
    return call.write(
        tx -> {
          BindingRow binding =
              RosterStore.binding(tx.connection(), call.at("bindingId"))
                  .filter(found -> found.advisorId().equals(call.caller().advisorId()))
                  .orElseThrow(ProblemException::notFound);
          RosterStore.end(tx, binding.bindingId());
          String state =
              change.change().equals("left") ? "ended" : rebind(tx, call, binding, change);
          parts.audit(
              tx,
              call.caller().advisorId(),
              "roster." + change.change(),
              binding.bindingId(),
              Map.of("state", state));
          return Reply.ok(new Changed(binding.bindingId(), state));
        });
  }

  /** Nobody is left unbound without the centre knowing. */
  private String rebind(Tx tx, Call call, BindingRow binding, Change change) throws SQLException {
    String unit = Objects.requireNonNullElse(change.toUnitId(), "");
    if (!unit.isEmpty() && !parts.trees().get().knows(unit)) {
      throw ProblemException.field("toUnitId", unit, "a unit of the roster");
    }
    Optional<String> next =
        unit.isEmpty()
            ? Optional.empty()
            : RosterStore.successor(
                tx.connection(), unit, call.caller().advisorId(), binding.subject(), tx.at());
    if (next.isEmpty()) {
      return "waiting_for_centre";
    }
    RosterStore.bind(
        tx,
        new BindingRow(
            Secrets.id('b'),
            binding.subject(),
            next.get(),
            binding.role(),
            tx.at(),
            Long.MAX_VALUE));
    return "rebound";
  }

  private Reply deputy(Call call) {
    SetDeputy asked = call.json(SetDeputy.class);
    if (asked.from() >= asked.until() || asked.until() - asked.from() > MAX_DEPUTY_MILLIS) {
      throw ProblemException.field(
          "until", Long.toString(asked.until()), "1 ms to 60 days after from");
    }
    return call.write(
        tx -> {
          String own = call.caller().advisorId();
          AdvisorRow me =
              RosterStore.advisor(tx.connection(), own).orElseThrow(ProblemException::notFound);
          Optional<AdvisorRow> deputy =
              RosterStore.advisor(tx.connection(), asked.deputyAdvisorId());
          boolean near =
              deputy.isPresent()
                  && !deputy.get().advisorId().equals(own)
                  && enterprise(deputy.get()).equals(enterprise(me));
          if (!near) {
            throw ProblemException.field(
                "deputyAdvisorId", asked.deputyAdvisorId(), "another advisor of your enterprise");
          }
          RosterStore.setDeputy(
              tx,
              own,
              new RosterStore.Deputy(asked.deputyAdvisorId(), asked.from(), asked.until()));
          parts.audit(tx, own, "roster.deputy", asked.deputyAdvisorId(), Map.of());
          return Reply.ok(self.self(tx.connection(), call));
        });
  }

  private String enterprise(AdvisorRow advisor) {
    String enterprise = parts.trees().get().above(advisor.unitId(), "enterprise");
    return enterprise.isEmpty() ? advisor.unitId() : enterprise;
  }
}
