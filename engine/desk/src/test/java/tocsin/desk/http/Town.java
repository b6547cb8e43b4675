package tocsin.desk.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tocsin.core.casework.Terms;
import tocsin.desk.DeskCore;
import tocsin.desk.DeskFolder;
import tocsin.desk.auth.Account;
import tocsin.desk.auth.Accounts;
import tocsin.desk.auth.Invitations;
import tocsin.desk.auth.OidcSettings;
import tocsin.desk.auth.Sessions;
import tocsin.desk.casework.AlertIntake;
import tocsin.desk.casework.RouteStandby;
import tocsin.desk.roster.RosterImport;
import tocsin.desk.store.Databases;
import tocsin.desk.store.ManualClock;
import tocsin.desk.vault.Identity;
import tocsin.desk.vault.PseudonymKeys;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.Role;
import tocsin.domain.pack.FraudType;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Person;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.Route;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/**
 * A desk on the network with a small town: centre c1; station s1 with enterprise e1 (advisors a1,
 * a2); station s2 with e2 (advisor b1). Everybody's unit is in the pseudonym's name.
 */
final class Town implements AutoCloseable {
  static final long START = 1_767_225_600_000L;
  static final String HOST = "lure.example";

  final ManualClock clock = new ManualClock(START);
  final DeskCore core;
  final DeskServer server;
  final Map<Role, String> users = new EnumMap<>(Role.class);
  private final AtomicInteger number = new AtomicInteger();
  private final String bearer;

  Town(Path folder) throws IOException {
    this(folder, settings());
  }

  Town(Path folder, DeskSettings settings) throws IOException {
    this(folder, settings, null);
  }

  Town(Path folder, DeskSettings settings, OidcSettings oidc) throws IOException {
    DeskFolder files = new DeskFolder(folder);
    PseudonymKeys key =
        new PseudonymKeys("a key of the synthetic town".getBytes(StandardCharsets.UTF_8));
    RouteStandby standby = new RouteStandby(Town::chain, "c1");
    core =
        DeskCore.open(
            Databases.sqlite(files.database(), clock),
            files,
            new DeskCore.Parts(Terms.DEFAULT, () -> standby, Town::unitOf, () -> key, clock));
    roster();
    users();
    bearer = core.database().writeNow(tx -> Invitations.bearer(tx, "service").secret());
    server =
        DeskServer.start(
            new DeskParts(
                core.database(),
                core.store(),
                core.cases(),
                core.intake(),
                core.audit(),
                core.vault(),
                new CoreCustody(core, () -> key, () -> key),
                Town::chain,
                Map.of(
                    "F01",
                    new FraudType(
                        "F01", "刷单", "task scam", "疑似刷单返利骗局", "a task scam", true, false)),
                settings,
                oidc,
                clock),
            config -> new tocsin.desk.web.WebPages().addTo(config.routes));
  }

  static DeskSettings settings() {
    return new DeskSettings(
        "127.0.0.1",
        0,
        Set.of(),
        false,
        true,
        1_000,
        50,
        20,
        50,
        java.time.ZoneId.of("Asia/Shanghai"));
  }

  private static String unitOf(String subject) {
    return subject.substring(0, 2);
  }

  private static List<Assignment> chain(AlertHead head) {
    String unit = unitOf(head.subject());
    List<Assignment> all = new ArrayList<>();
    for (String advisor : unit.equals("e1") ? List.of("a1", "a2") : List.of("b1")) {
      Route route = advisor.endsWith("1") ? Route.ADVISOR : Route.DEPUTY;
      all.add(assignment(head, route, advisor, unit));
    }
    all.add(assignment(head, Route.STATION, "", unit.equals("e1") ? "s1" : "s2"));
    return all;
  }

  private static Assignment assignment(AlertHead head, Route route, String advisor, String unit) {
    return new Assignment(
        head.alertId(),
        head.version(),
        head.decidedAt(),
        route,
        advisor,
        unit,
        "bound",
        0,
        0,
        0,
        0,
        0);
  }

  private void roster() {
    List<RosterData.Row<Unit>> units =
        rows(
            List.of(
                new Unit("c1", "", UnitKind.CENTRE, "Centre"),
                new Unit("s1", "c1", UnitKind.STATION, "Station 1"),
                new Unit("s2", "c1", UnitKind.STATION, "Station 2"),
                new Unit("e1", "s1", UnitKind.ENTERPRISE, "Enterprise 1"),
                new Unit("e2", "s2", UnitKind.ENTERPRISE, "Enterprise 2")));
    List<RosterData.Row<Advisor>> advisors =
        rows(
            List.of(
                new Advisor("a1", "e1-a1", "e1", 300, "", 0, Long.MAX_VALUE),
                new Advisor("a2", "e1-a2", "e1", 300, "", 0, Long.MAX_VALUE),
                new Advisor("b1", "e2-b1", "e2", 300, "", 0, Long.MAX_VALUE)));
    List<RosterData.Row<Person>> people = new ArrayList<>();
    List<RosterData.Row<Binding>> bindings = new ArrayList<>();
    for (String unit : List.of("e1", "e2")) {
      for (int i = 0; i < 30; i++) {
        String subject = unit + "-r" + i;
        people.add(row(new Person(subject, unit, "", 0, List.of())));
        String advisor = unit.equals("e1") ? "a1" : "b1";
        bindings.add(row(new Binding(subject, advisor, BindingRole.PRIMARY, 0, Long.MAX_VALUE)));
      }
    }
    new RosterImport(core.database())
        .run(new RosterData(units, people, advisors, bindings, List.of(), List.of()));
  }

  private static <T> List<RosterData.Row<T>> rows(List<T> values) {
    return values.stream().map(Town::row).toList();
  }

  private static <T> RosterData.Row<T> row(T value) {
    return new RosterData.Row<>(value, "test", 1);
  }

  private void users() {
    user("advisor", Role.ADVISOR, "a1", Set.of());
    user("advisor2", Role.ADVISOR, "b1", Set.of());
    user("enterprise", Role.ENTERPRISE_LEAD, "", Set.of("e1"));
    user("operator", Role.OPERATOR, "", Set.of("s1"));
    user("operator2", Role.OPERATOR, "", Set.of("s2"));
    user("lead", Role.SHIFT_LEAD, "", Set.of("s1"));
    user("lead2", Role.SHIFT_LEAD, "", Set.of("s1"));
    user("tuner", Role.TUNER, "", Set.of("s1"));
    user("auditor", Role.AUDITOR, "", Set.of());
    user("admin", Role.ADMIN, "", Set.of());
    user("admin2", Role.ADMIN, "", Set.of());
    user("service", Role.SERVICE, "", Set.of());
  }

  /** Adds somebody. */
  void user(String id, Role role, String advisor, Set<String> units) {
    users.putIfAbsent(role, id);
    boolean added =
        core.database()
            .writeNow(tx -> Accounts.add(tx, Account.invited(id, id, role, advisor, units)));
    if (!added) {
      throw new IllegalStateException(id);
    }
  }

  /** A browser of somebody who signed in with a passkey. */
  Browser as(String user) {
    return as(user, true);
  }

  Browser as(String user, boolean strong) {
    if (user.isEmpty()) {
      return new Browser(server.port(), "", "", "");
    }
    if (user.equals("service")) {
      return new Browser(server.port(), "", "", bearer);
    }
    Sessions.Opened opened = core.database().writeNow(tx -> Sessions.open(tx, user, strong));
    return new Browser(server.port(), opened.cookie(), opened.session().csrf(), "");
  }

  /** A fresh case of a new person in an enterprise. */
  CaseFile newCase(String unit) {
    return newCase(unit, HOST);
  }

  CaseFile newCase(String unit, String target) {
    Alert alert = enrolled(List.of(person(unit))).get(0).alert(target);
    core.intake().alerts(List.of(alert)).join();
    return file(alert.alertId());
  }

  /** Somebody new. */
  private record Newcomer(int number, String unit) {
    Identity identity() {
      String subject = unit + "-p" + number;
      return new Identity(subject, "", "张测试" + number, "1990000" + (1000 + number), unit);
    }

    Alert alert(String target) {
      return new Alert(
          "x" + number,
          1,
          AlertStatus.OPEN,
          unit + "-p" + number,
          Tier.ORANGE,
          Stage.S3,
          "F01",
          "m" + unit,
          START - 60_000,
          START,
          60,
          List.of(
              new Reason("D1", 60, "访问 " + target, "visited " + target, Map.of("host", target))),
          List.of(target),
          List.of());
    }
  }

  private Newcomer person(String unit) {
    return new Newcomer(number.incrementAndGet(), unit);
  }

  private List<Newcomer> enrolled(List<Newcomer> newcomers) {
    core.vault().enrol(newcomers.stream().map(Newcomer::identity).toList(), Long.MAX_VALUE, "test");
    return newcomers;
  }

  /** Many cases at once. */
  void newCases(String unit, int count) {
    alerts(unit, count, HOST);
  }

  private List<Alert> alerts(String unit, int count, String targets) {
    List<Newcomer> newcomers =
        enrolled(java.util.stream.IntStream.range(0, count).mapToObj(i -> person(unit)).toList());
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      alerts.add(newcomers.get(i).alert(targets.formatted(i)));
    }
    core.intake().alerts(alerts).join();
    return alerts;
  }

  /** Many cases at once, each on a target of its own, whose advisors have been asked. */
  List<CaseFile> dispatched(String unit, int count, String targets) {
    List<Alert> alerts = alerts(unit, count, targets);
    core.intake()
        .assignments(alerts.stream().map(alert -> chain(AlertHead.of(alert)).get(0)).toList())
        .join();
    return alerts.stream().map(alert -> file(alert.alertId())).toList();
  }

  /** A fresh case whose advisor has been asked. */
  CaseFile dispatched(String unit) {
    return dispatched(unit, HOST);
  }

  CaseFile dispatched(String unit, String target) {
    CaseFile file = newCase(unit, target);
    String alertId = file.alerts().get(0).alertId();
    AlertHead head =
        new AlertHead(
            alertId,
            1,
            AlertStatus.OPEN,
            file.subject(),
            file.tier(),
            file.fraudType(),
            file.campaign(),
            0,
            START);
    core.intake().assignments(chain(head).subList(0, 1)).join();
    return file(alertId);
  }

  /** The engine takes an alert of a case back. */
  CaseFile withdrawn(CaseFile file) {
    String alertId = file.alerts().get(0).alertId();
    core.intake()
        .alerts(
            List.of(
                new Alert(
                    alertId,
                    2,
                    AlertStatus.WITHDRAWN,
                    file.subject(),
                    file.tier(),
                    file.stage(),
                    file.fraudType(),
                    file.campaign(),
                    START - 60_000,
                    START + 60_000,
                    0,
                    List.of(),
                    List.of(HOST),
                    List.of())))
        .join();
    return file(alertId);
  }

  CaseFile file(String alertId) {
    return core.database()
        .read(
            connection -> core.store().find(connection, AlertIntake.caseId(alertId)).orElseThrow());
  }

  @Override
  public void close() {
    server.close();
    core.close();
  }
}
