package tocsin.models.city;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hash64;

/**
 * Ordinary traffic. Popularity is heavy-tailed (Zipf with exponent 1, as measured on web traffic by
 * Breslau et al., INFOCOM 1999); each person has a repertoire of their own; the day has a rhythm;
 * every day brings sites that nobody has seen before.
 */
final class BenignWorld {
  static final String POPULAR = ".popular.example";
  static final int POPULAR_HOSTS = 2000;

  /** Hourly weights of a day, from midnight; two humps (assumption after common ISP curves). */
  static final double[] RHYTHM = {
    0.35, 0.2, 0.12, 0.08, 0.08, 0.12, 0.35, 0.7, 1.0, 1.1, 1.15, 1.25,
    1.4, 1.2, 1.1, 1.1, 1.1, 1.2, 1.35, 1.6, 1.8, 1.85, 1.5, 0.8
  };

  private static final double MEAN_RHYTHM = mean();

  /** Domains of services that matter near a fraud session, used innocently. */
  private static final List<String> SERVICES =
      List.of(
          "pay.example",
          "im.example",
          "bank.example",
          "meeting.example",
          "livechat.example",
          "cdn.example",
          "remote.example",
          "loan.example",
          "short.example",
          "ads.example");

  private static final int SERVICE_NODES = 5;

  /**
   * Cumulative shares of what a person does (assumption): popular, long tail, newborn, then the
   * services in their order.
   */
  private static final double[] KINDS = {
    0.815, 0.900, 0.907, 0.932, 0.956, 0.963, 0.966, 0.969, 0.976, 0.977, 0.979, 0.985, 1.0
  };

  private static final String[] APPS = {
    "com.example.video", "com.example.news", "com.example.im", "com.example.shop"
  };

  private static final String[] PAGES = {
    "/index", "/list", "/news/1", "/item/42", "/about", "/search", "/play/7", "/a/b"
  };

  private static final Shape UP = new Shape(1600, 1.0);
  private static final Shape SERVICE_UP = new Shape(4000, 0.8);
  private static final Shape DOWN = new Shape(30_000, 1.4);
  private static final Shape MILLIS = new Shape(3000, 1.2);

  private final CityPlan plan;
  private final Population people;
  private final String[] popular = new String[2 * POPULAR_HOSTS];
  private final double logPopular = StrictMath.log(POPULAR_HOSTS + 1.0);
  private final int tail;
  private final double logTail;
  private final int newbornPerDay;

  BenignWorld(CityPlan plan, Population people) {
    this.plan = plan;
    this.people = people;
    this.tail = (int) Math.max(400, Math.min(2_000_000, plan.people() * 4L));
    this.logTail = StrictMath.log(tail + 1.0);
    this.newbornPerDay = Math.max(10, Math.min(20_000, plan.people() / 100));
    for (int site = 0; site < popular.length; site++) {
      popular[site] = ((site & 1) == 0 ? "www.s" : "img.s") + site / 2 + POPULAR;
    }
  }

  private static double mean() {
    double sum = 0;
    for (double weight : RHYTHM) {
      sum += weight;
    }
    return sum / RHYTHM.length;
  }

  /** How many sites there can be, services and newborn ones included. */
  int sites() {
    return newborn(plan.days(), 0);
  }

  /** Expected accesses of a person in a slice that begins at a time. */
  double expected(int person, long at, long sliceMillis) {
    int hour = (plan.hour(at) + people.clockShift(person)) % 24;
    boolean weekend = plan.day(at) % 7 >= 5;
    double rhythm = RHYTHM[hour] / MEAN_RHYTHM * (weekend ? 1.1 : 1.0);
    return plan.recordsPerPersonDay()
        * people.activity(person)
        * rhythm
        * sliceMillis
        / CityPlan.DAY;
  }

  /** One ordinary access. */
  Event event(int person, long at, Chance chance) {
    int kind = chance.choice(KINDS);
    return switch (kind) {
      case 0 -> popular(person, at, chance);
      case 1 -> access(at, person, tailSite(person, chance), null, UP, chance);
      case 2 -> newborn(person, at, chance);
      default -> service(person, at, kind - 3, chance);
    };
  }

  private Event popular(int person, long at, Chance chance) {
    int rank = chance.zipf(logPopular);
    String app = chance.happens(0.4) ? APPS[rank % APPS.length] : null;
    return access(at, person, 2 * rank + (chance.happens(0.3) ? 1 : 0), app, UP, chance);
  }

  /** Sites few people know: mostly a person's own few, now and then any. */
  private int tailSite(int person, Chance chance) {
    int site =
        chance.happens(0.7)
            ? (int) Math.floorMod(Hash64.mix(person * 31L + chance.below(12)), (long) tail)
            : chance.zipf(logTail);
    return tail(site);
  }

  /** Sites that went up in the last three days, the newest most. */
  private Event newborn(int person, long at, Chance chance) {
    int day = Math.max(0, plan.day(at) - chance.below(3));
    int site = newborn(day, chance.below(newbornPerDay));
    return access(at, person, site, null, UP, chance);
  }

  private Event service(int person, long at, int service, Chance chance) {
    int site = popular.length + service * SERVICE_NODES + chance.below(SERVICE_NODES);
    return access(at, person, site, null, SERVICE_UP, chance);
  }

  /** A visit to a new site that everyone talks about. */
  Event flash(int person, long at, int flash, Chance chance) {
    return access(at, person, newborn(2 * flash, 0), null, UP, chance);
  }

  /** Crowds come on every other day, from noon or from eight in the evening (assumption). */
  boolean flashes(long at) {
    int day = plan.day(at);
    int from = Hash64.mix(plan.seed() + day) < 0 ? 12 : 20;
    return day % 2 == 0 && plan.hour(at) >= from && plan.hour(at) < from + 3;
  }

  private static int tail(int site) {
    return 2 * POPULAR_HOSTS + SERVICES.size() * SERVICE_NODES + site;
  }

  private int newborn(int day, int site) {
    return tail(tail) + day * newbornPerDay + site;
  }

  /** A site from the tail that a feed may take for something else. */
  int tailSite(int site) {
    return tail(site % tail);
  }

  /** A site that went up on a day. */
  int newSite(int day, int site) {
    return newborn(day, site % newbornPerDay);
  }

  String host(int site) {
    if (site < popular.length) {
      return popular[site];
    }
    int service = site - popular.length;
    if (service < SERVICES.size() * SERVICE_NODES) {
      return "m" + service % SERVICE_NODES + "." + SERVICES.get(service / SERVICE_NODES);
    }
    Chance name = new Chance(plan.seed(), 2, site, 0);
    int number = site - tail(0);
    // Some newcomers' names are no better than a fraudster's.
    String word =
        name.happens(0.02)
            ? Words.random(name, 10)
            : name.happens(0.03)
                ? Words.lure(name) + "-" + Words.trade(name) + number
                : Words.place(name) + Words.trade(name) + number;
    return (name.happens(0.5) ? "www." : "") + word + (name.happens(0.15) ? ".test" : ".example");
  }

  private Event access(
      long at, int person, int site, @Nullable String app, Shape up, Chance chance) {
    long bits = chance.bits();
    String host = host(site);
    return new Event(
        at,
        person,
        host,
        address(site),
        (bits & 15) == 0 ? PAGES[(int) (bits >>> 4 & 7)] : null,
        false,
        app,
        (bits >>> 8 & 3) == 0 ? certificate(site) : 0,
        (long) up.draw(chance),
        (long) DOWN.draw(chance),
        (long) MILLIS.draw(chance),
        site,
        null);
  }

  private long certificate(int site) {
    return Hash64.combine(plan.seed(), site) | 1;
  }

  /**
   * Benign servers live in 198.18.0.0/15, reserved for benchmarks (RFC 2544). Nine small sites in
   * ten share one of four hundred machines with others (assumption after shared-hosting surveys).
   */
  static int address(int site) {
    long hash = Hash64.mix(site * 0x9E3779B97F4A7C15L + 11);
    boolean shared = site >= 2 * POPULAR_HOSTS && (hash & 15) < 14;
    if (shared) {
      return sharedMachine((int) (hash >>> 16 & 0xffff) % 400);
    }
    return Event.ip(198, 18, (int) (hash >>> 8 & 255), (int) (hash >>> 16 & 255));
  }

  /** One of the machines where strangers' sites live side by side. */
  static int sharedMachine(int number) {
    return Event.ip(198, 19, number >>> 8, number & 255);
  }

  /** Where a service's node lives. */
  Event serviceVisit(
      long at, int person, String domain, int node, long up, long down, long millis) {
    int service = SERVICES.indexOf(domain);
    int site = popular.length + Math.max(0, service) * SERVICE_NODES + node;
    String host = "m" + node + "." + domain;
    return new Event(
        at,
        person,
        host,
        service < 0 ? Event.ip(198, 19, 200, node) : address(site),
        null,
        false,
        null,
        0,
        up,
        down,
        millis,
        site,
        null);
  }
}
