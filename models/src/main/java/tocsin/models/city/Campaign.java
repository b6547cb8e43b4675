package tocsin.models.city;

import tocsin.core.kernel.Hash64;

/**
 * One gang's operation: its hosts by role, its app, its addresses, all from the seed. Hosts rotate:
 * each generation has fresh names and an overlap of some hours.
 */
final class Campaign {
  /** What a host is for. */
  enum Role {
    LURE,
    LANDING,
    DOWNLOAD,
    API,
    CHAT,
    PAYMENT
  }

  private static final String[] TLDS = {".example", ".example", ".test", ".invalid"};

  final int number;
  final Funnel funnel;
  final long startAt;
  final long endAt;
  private final CityPlan plan;
  private final boolean bareIp;
  private final long rotateMillis;

  Campaign(CityPlan plan, int number) {
    this.plan = plan;
    this.number = number;
    this.funnel = Funnel.ALL[number % Funnel.ALL.length];
    Chance chance = chance(0);
    long room = Math.max(1, (long) (0.35 * plan.days() * CityPlan.DAY));
    this.startAt = plan.startAt() + (long) (chance.unit() * room);
    this.endAt = plan.endAt();
    this.bareIp = chance.happens(0.15);
    this.rotateMillis = (long) (chance.logNormal(30, 0.5) * CityPlan.HOUR);
  }

  private Chance chance(long about) {
    return new Chance(plan.seed(), 3, number, about);
  }

  String id() {
    return "k" + Hash64.hex(Hash64.combine(Hash64.mix(plan.seed() + 7), number));
  }

  String app() {
    Chance chance = chance(1);
    return "com." + Words.lure(chance) + Words.random(chance, 4) + ".example";
  }

  /** Which generation of hosts is in use at a time, from 0. */
  int generation(long at) {
    return (int) Math.max(0, Math.floorDiv(at - startAt, rotateMillis));
  }

  long generationFrom(int generation) {
    return startAt + generation * rotateMillis;
  }

  /** Hosts live a little longer than their generation leads. */
  long generationUntil(int generation) {
    return Math.min(plan.endAt(), generationFrom(generation + 1) + 12 * CityPlan.HOUR);
  }

  int generations() {
    return generation(plan.endAt() - 1) + 1;
  }

  /** Names from plainly innocent to machine-made; some servers have no name at all. */
  String host(Role role, int generation) {
    Chance chance = chance(100 + generation * 16L + role.ordinal());
    if (bareIp && role == Role.DOWNLOAD) {
      return address(role, generation);
    }
    int style = chance.below(3);
    String name =
        style == 0
            ? Words.place(chance) + Words.trade(chance) + chance.below(90)
            : style == 1
                ? Words.lure(chance) + "-" + Words.lure(chance) + chance.below(900)
                : Words.random(chance, 9 + chance.below(4));
    String prefix =
        switch (role) {
          case LURE -> "www.";
          case LANDING -> "h5.";
          case DOWNLOAD -> "down.";
          case API -> "api.";
          case CHAT -> "im.";
          case PAYMENT -> "pay.";
        };
    return prefix + name + TLDS[chance.below(TLDS.length)];
  }

  /**
   * Fraud servers live in the documentation ranges (RFC 5737); some are shared between campaigns.
   */
  String address(Role role, int generation) {
    Chance chance = chance(5000 + generation * 16L + role.ordinal());
    int net = chance.below(2);
    int node = chance.happens(0.3) ? 200 + chance.below(20) : chance.below(200);
    return (net == 0 ? "203.0.113." : "198.51.100.") + node;
  }

  /** All campaigns of a city: the ten types in turn, more in larger cities (assumption). */
  static Campaign[] all(CityPlan plan) {
    int count = Math.max(Funnel.ALL.length + 2, (int) (plan.people() * (long) plan.days() / 6000));
    Campaign[] campaigns = new Campaign[Math.min(count, 5000)];
    for (int i = 0; i < campaigns.length; i++) {
      campaigns[i] = new Campaign(plan, i);
    }
    return campaigns;
  }
}
