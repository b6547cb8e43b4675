package tocsin.models.city;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.models.city.Campaign.Role;
import tocsin.models.city.Campaign.Visit;

/** Plays one person's course through one campaign. */
final class Course {
  private static final Shape WAIT = new Shape(1, 0.5);
  private static final Shape LITTLE = new Shape(1, 0.3);
  private static final Shape MUCH = new Shape(1, 0.5);
  private static final Shape MILLIS = new Shape(4000, 0.8);

  private final CityPlan plan;
  private final BenignWorld benign;
  private final Campaign campaign;
  private final int person;
  private final Chance chance;
  private final List<Event> events = new ArrayList<>();
  private final List<Exposed.Payment> payments = new ArrayList<>();
  private String deepest = "lure";
  private long clock;

  private Course(CityPlan plan, BenignWorld benign, Campaign campaign, int person, long startAt) {
    this.plan = plan;
    this.benign = benign;
    this.campaign = campaign;
    this.person = person;
    this.chance = new Chance(plan.seed(), 4, campaign.number, person);
    this.clock = startAt;
  }

  /** The course of a person who meets the lure at a time. */
  static Exposed play(
      CityPlan plan, BenignWorld benign, Campaign campaign, int person, long startAt) {
    Course course = new Course(plan, benign, campaign, person, startAt);
    course.run();
    List<Event> inTime = course.events.stream().filter(event -> event.at() < plan.endAt()).toList();
    List<Exposed.Payment> paid =
        course.payments.stream().filter(payment -> payment.at() < plan.endAt()).toList();
    return new Exposed(person, campaign, startAt, inTime, course.deepest, paid);
  }

  private void run() {
    Funnel funnel = campaign.funnel;
    if (chance.happens(0.3)) {
      service("short.example");
    }
    visit(Role.LURE, "/", false, null, 900, 40_000);
    if (!chance.happens(funnel.land())) {
      return;
    }
    deepest = "landing";
    minutes(2);
    visit(Role.LANDING, "/reg", false, null, 1200, 90_000);
    minutes(1);
    visit(Role.LANDING, "/reg/form", false, null, 1500, 20_000);
    if (!chance.happens(funnel.engage())) {
      return;
    }
    engage(funnel);
    if (!chance.happens(funnel.pay())) {
      return;
    }
    groom(funnel);
    pay(funnel);
  }

  private void engage(Funnel funnel) {
    deepest = funnel.app() ? "S2" : "S3";
    step(funnel.stepHours() * 0.2);
    if (funnel.app()) {
      visit(Role.DOWNLOAD, "/app/release.apk", false, null, 1500, 24_000_000);
      minutes(4);
      visit(Role.API, "/v1/config", false, campaign.app(), 2500, 9000);
    }
    minutes(2);
    visit(Role.API, "/v1/user", true, app(), 60_000, 4000);
    deepest = "S3";
    if (chance.happens(0.6)) {
      minutes(1);
      visit(Role.CHAT, "/ws", false, app(), 30_000, 60_000);
    }
  }

  private @Nullable String app() {
    return campaign.funnel.app() ? campaign.app() : null;
  }

  /** Sessions in which trust is built; some end here. */
  private void groom(Funnel funnel) {
    for (int session = 0; session < funnel.sessions(); session++) {
      step(funnel.stepHours());
      int pages = 2 + chance.below(5);
      for (int page = 0; page < pages; page++) {
        minutes(4);
        visit(Role.API, "/v1/task", chance.happens(0.5), app(), 35_000, 50_000);
        if (chance.happens(0.5)) {
          visit(Role.CHAT, "/ws", false, app(), 25_000, 40_000);
        }
      }
      if (session >= 1) {
        deepest = "S4";
      }
    }
  }

  /** Payments grow until the person stops, or cannot get out (Cialdini's foot in the door). */
  private void pay(Funnel funnel) {
    int rounds = 1 + chance.below(4);
    double share = 0.15;
    for (int round = 0; round < rounds; round++) {
      step(funnel.stepHours() * (round == 0 ? 0.3 : 1));
      visit(Role.API, "/v1/order", true, app(), 45_000, 30_000);
      if (funnel.screen()) {
        minutes(2);
        service(chance.happens(0.5) ? "remote.example" : "meeting.example");
      }
      minutes(3);
      if (funnel.fourthParty()) {
        visit(Role.PAYMENT, "/cashier", true, null, 35_000, 60_000);
        service("cashier4.example");
      } else {
        service(chance.happens(0.75) ? "bank.example" : "pay.example");
      }
      minutes(3);
      int yuan = (int) Math.max(50, chance.logNormal(funnel.yuan() * share, 0.7));
      payments.add(new Exposed.Payment(clock, yuan));
      deepest = "S5";
      share = Math.min(0.8, share * 2.2);
    }
    if (chance.happens(0.4)) {
      trapped(funnel);
    }
  }

  private void trapped(Funnel funnel) {
    deepest = "S6";
    int tries = 4 + chance.below(5);
    for (int i = 0; i < tries; i++) {
      step(0.6);
      visit(Role.API, "/v1/withdraw", true, app(), 32_000, 5000);
    }
    if (funnel.app()) {
      service("loan.example");
    }
  }

  private void minutes(double median) {
    clock += (long) (WAIT.draw(chance) * median * 60_000);
  }

  /** Lets time pass; people sleep, so steps that fall into the small hours wait for morning. */
  private void step(double medianHours) {
    clock += (long) (chance.logNormal(medianHours, 0.6) * CityPlan.HOUR);
    int hour = plan.hour(clock);
    if (hour >= 1 && hour < 7 && !chance.happens(0.15)) {
      clock += (7 - hour) * CityPlan.HOUR;
    }
  }

  private void visit(
      Role role, String path, boolean post, @Nullable String app, double up, double down) {
    boolean plain = role == Role.DOWNLOAD || chance.happens(0.25);
    boolean seen = chance.happens(0.25);
    events.add(
        campaign.visit(
            role,
            clock,
            person,
            new Visit(
                plain ? path : null,
                post,
                app,
                seen,
                Math.round(LITTLE.draw(chance) * up),
                Math.round(MUCH.draw(chance) * down),
                Math.round(MILLIS.draw(chance)))));
    if (plan.isAdversary()) {
      hide();
    }
  }

  /** The fraud page loads popular sites beside its own, so that it looks like any other. */
  private void hide() {
    for (int i = 0; i < 3; i++) {
      events.add(benign.event(person, clock + 200L * (i + 1), chance));
    }
  }

  private void service(String domain) {
    events.add(benign.serviceVisit(clock, person, domain, chance.below(5), 6000, 50_000, 60_000));
  }
}
