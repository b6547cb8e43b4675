package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tocsin.core.evaluate.Truth.City;
import tocsin.core.evaluate.Truth.Depth;
import tocsin.core.evaluate.Truth.Payment;
import tocsin.core.evaluate.Truth.Reached;
import tocsin.core.evaluate.Truth.Site;
import tocsin.core.evaluate.Truth.Victim;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/** Small truths and outputs, in minutes from the start of a city. */
final class Fixtures {
  static final long MINUTE = 60_000;
  static final int DAY = 1440;
  static final Bootstrap NONE = new Bootstrap(0, 1);
  static final Capacity ONE_CALL = Capacity.calls(1);

  private Fixtures() {}

  static City city(int days, double people, double benignHosts, double advisors) {
    return new City(0, days * DAY * MINUTE, people, benignHosts, advisors);
  }

  /** Payments as minute, yuan, minute, yuan… */
  static Victim victim(String subject, String campaign, String type, int contact, int... payments) {
    List<Payment> list = new ArrayList<>();
    for (int i = 0; i < payments.length; i += 2) {
      list.add(new Payment(payments[i] * MINUTE, payments[i + 1]));
    }
    return new Victim(subject, campaign, type, contact * MINUTE, list);
  }

  static Reached reached(String subject, String campaign, Depth deepest) {
    return new Reached(subject, campaign, "F01", deepest);
  }

  /** Listed at a minute, or never when that is negative. */
  static Site site(String target, String campaign, int listed) {
    long listedAt = listed < 0 ? Long.MAX_VALUE : listed * MINUTE;
    return new Site(target, false, campaign, "F01", 0, DAY * MINUTE, listedAt);
  }

  static Alert alert(String id, int version, String subject, Tier tier, int minute) {
    return alert(id, version, AlertStatus.OPEN, subject, tier, minute, 50);
  }

  static Alert alert(
      String id,
      int version,
      AlertStatus status,
      String subject,
      Tier tier,
      int minute,
      int score) {
    return new Alert(
        id,
        version,
        status,
        subject,
        tier,
        Stage.S2,
        "F01",
        "c-" + subject,
        minute * MINUTE,
        minute * MINUTE,
        score,
        List.of(),
        List.of(),
        List.of());
  }

  static Assignment assignment(String id, Route route, String advisor, int minute) {
    long none = Long.MAX_VALUE;
    return new Assignment(
        id, 1, minute * MINUTE, route, advisor, "u", "bound", none, none, none, none, none);
  }

  static TargetReport flagged(String target, double score, int minute, int visitors) {
    return report(target, TargetKind.HOST, Verdict.CONFIRMED, score, minute, visitors);
  }

  static TargetReport report(
      String target, TargetKind kind, Verdict verdict, double score, int minute, int visitors) {
    long at = minute * MINUTE;
    return new TargetReport(
        target,
        kind,
        "",
        verdict,
        score,
        "F01",
        "c",
        at,
        verdict.flagged() ? at : Long.MAX_VALUE,
        at,
        visitors,
        List.of(),
        Map.of(),
        List.of());
  }

  static Output alerts(Alert... alerts) {
    return new Output("engine", List.of(alerts), List.of(), List.of());
  }

  static Output targets(TargetReport... targets) {
    return new Output("engine", List.of(), List.of(), List.of(targets));
  }

  static Scorecard score(Truth truth, Output output) {
    return Scorecard.of(truth, output, ONE_CALL, NONE);
  }

  static double value(Scorecard card, String name, String group) {
    return card.find(name, group).orElseThrow(() -> new AssertionError(name + " " + group)).value();
  }
}
