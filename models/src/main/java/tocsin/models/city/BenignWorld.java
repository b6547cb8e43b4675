package tocsin.models.city;

import java.util.List;
import tocsin.core.kernel.Hash64;

/**
 * Ordinary traffic. Popularity is heavy-tailed (Zipf with exponent 1, as measured on web traffic by
 * Breslau et al., INFOCOM 1999); each person has a repertoire of their own; the day has a rhythm.
 */
final class BenignWorld {
  static final String POPULAR = ".popular.example";
  private static final int POPULAR_HOSTS = 600;

  /** Hourly weights of a day, from midnight; two humps (assumption after common ISP curves). */
  private static final double[] RHYTHM = {
    0.35, 0.2, 0.12, 0.08, 0.08, 0.12, 0.35, 0.7, 1.0, 1.1, 1.15, 1.25,
    1.4, 1.2, 1.1, 1.1, 1.1, 1.2, 1.35, 1.6, 1.8, 1.85, 1.5, 0.8
  };

  private static final double MEAN_RHYTHM = mean();

  /** Shares of what a person does (assumption): popular, long tail, payment, IM, bank, … */
  private static final double[] KINDS = {
    0.845, 0.925, 0.955, 0.980, 0.988, 0.991, 0.995, 0.998, 1.0
  };

  private static final List<String> APPS =
      List.of("com.example.video", "com.example.news", "com.example.im", "com.example.shop");

  private final CityPlan plan;
  private final Population people;
  private final int tail;

  BenignWorld(CityPlan plan, Population people) {
    this.plan = plan;
    this.people = people;
    this.tail = Math.max(400, plan.people() * 4);
  }

  private static double mean() {
    double sum = 0;
    for (double weight : RHYTHM) {
      sum += weight;
    }
    return sum / RHYTHM.length;
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
      case 1 -> longTail(person, at, chance);
      case 2 -> service(person, at, "pay.example", chance);
      case 3 -> service(person, at, "im.example", chance);
      case 4 -> service(person, at, "bank.example", chance);
      case 5 -> service(person, at, "meeting.example", chance);
      case 6 -> service(person, at, "livechat.example", chance);
      case 7 -> service(person, at, "cdn.example", chance);
      default ->
          chance.happens(0.3)
              ? service(person, at, "remote.example", chance)
              : service(person, at, "loan.example", chance);
    };
  }

  private Event popular(int person, long at, Chance chance) {
    int rank = chance.zipf(POPULAR_HOSTS);
    boolean app = chance.happens(0.4);
    String host = (chance.happens(0.3) ? "img" : "www") + ".s" + rank + POPULAR;
    return access(
        at,
        person,
        host,
        app ? APPS.get(rank % APPS.size()) : null,
        chance.logNormal(1800, 1),
        chance);
  }

  /** Sites few people know: mostly a person's own few, now and then any. */
  private Event longTail(int person, long at, Chance chance) {
    int site =
        chance.happens(0.7)
            ? (int) Math.floorMod(Hash64.mix(person * 31L + chance.zipf(12)), (long) tail)
            : chance.zipf(tail);
    return access(at, person, tailHost(site), null, chance.logNormal(1500, 1), chance);
  }

  String tailHost(int site) {
    Chance name = new Chance(plan.seed(), 2, site, 0);
    String word = Words.place(name) + Words.trade(name);
    return (name.happens(0.5) ? "www." : "")
        + word
        + site
        + (name.happens(0.15) ? ".test" : ".example");
  }

  private Event service(int person, long at, String domain, Chance chance) {
    String host = "m" + chance.below(5) + "." + domain;
    return access(at, person, host, null, chance.logNormal(4000, 0.8), chance);
  }

  private Event access(
      long at,
      int person,
      String host,
      @org.jspecify.annotations.Nullable String app,
      double up,
      Chance chance) {
    boolean plain = chance.happens(0.06);
    return new Event(
        at,
        person,
        host,
        address(host),
        plain ? "/" + Words.page(chance) : null,
        false,
        app,
        Math.round(up),
        Math.round(chance.logNormal(30_000, 1.4)),
        Math.round(chance.logNormal(3000, 1.2)));
  }

  /** Benign servers live in 198.18.0.0/15, reserved for benchmarks (RFC 2544). */
  static String address(String host) {
    long hash = Hash64.of(host);
    return "198." + (18 + (hash & 1)) + "." + (hash >>> 8 & 255) + "." + (hash >>> 16 & 255);
  }
}
