package tocsin.models.city;

import tocsin.core.kernel.Hash64;

/**
 * One gang's operation: its hosts by role, its app, its addresses, all from the seed. Hosts rotate:
 * each generation has fresh names and lives a little beyond the next one's beginning. Gangs buy
 * from the same makers: chat and payment hosts and certificates come back in other campaigns.
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
  private static final Role[] ROLES = Role.values();

  /**
   * Cumulative shares of the types, in the order of their rank in cases (DOMAIN §3; assumption).
   */
  private static final double[] TYPES = {0.33, 0.39, 0.57, 0.70, 0.80, 0.88, 0.92, 0.96, 0.98, 1.0};

  final int number;
  final Funnel funnel;
  final long startAt;
  private final CityPlan plan;
  private final int kit;
  private final boolean kitCert;
  private final boolean kitChat;
  private final boolean kitPayment;
  private final boolean bareIp;
  private final boolean sharedHosting;
  private final boolean ownHosts;
  private final long rotateMillis;

  private Campaign(CityPlan plan, int number, int campaigns) {
    this.plan = plan;
    this.number = number;
    Chance chance = chance(0);
    // The first ten are one of each, so that even a small town has them all.
    this.funnel = Funnel.ALL[number < Funnel.ALL.length ? number : chance.choice(TYPES)];
    // A third is under way when the history begins; the others start as it goes on.
    double begin = number < Funnel.ALL.length ? 0.35 * chance.unit() : 0.8 * chance.unit();
    this.startAt = plan.startAt() + (long) (begin * plan.days() * CityPlan.DAY);
    this.bareIp = chance.happens(0.15);
    this.sharedHosting = chance.happens(0.25);
    this.ownHosts = chance.happens(plan.isAdversary() ? 0.7 : 0.15);
    double hours = plan.isAdversary() ? 0.4 : 30;
    this.rotateMillis = Math.max(300_000, (long) (chance.logNormal(hours, 0.5) * CityPlan.HOUR));
    this.kit = chance.below(Math.max(3, campaigns / 5));
    this.kitCert = chance.happens(0.4);
    this.kitChat = chance.happens(0.4);
    this.kitPayment = chance.happens(0.5);
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
    long grace = Math.min(12 * CityPlan.HOUR, rotateMillis);
    return Math.min(plan.endAt(), generationFrom(generation + 1) + grace);
  }

  /** Whether a role's host is the maker's, not the campaign's. */
  private boolean isKit(Role role) {
    return (role == Role.CHAT && kitChat) || (role == Role.PAYMENT && kitPayment);
  }

  /** What decides a role's name: the campaign and generation, or the maker and the week. */
  private Chance naming(Role role, int generation, int about) {
    return isKit(role)
        ? new Chance(plan.seed(), 12, kit * 8L + role.ordinal(), about)
        : chance(100 + generation * 64L + role.ordinal() * 8L + about);
  }

  /** The host a person meets, and what the truth calls it. */
  FraudHost host(Role role, int generation) {
    return new FraudHost(this, role, generation, name(role, generation));
  }

  /** The host's name as one person sees it: some campaigns give each victim a name of their own. */
  String nameFor(FraudHost host, int person) {
    boolean own = ownHosts && (host.role() == Role.API || host.role() == Role.LANDING);
    if (!own || Character.isDigit(host.target().charAt(host.target().length() - 1))) {
      return host.target();
    }
    return "u" + Long.toString(Hash64.combine(number, person) >>> 40, 36) + "." + host.target();
  }

  /** Names from plainly innocent to brand look-alikes; some servers have no name at all. */
  private String name(Role role, int generation) {
    if (bareIp && role == Role.DOWNLOAD) {
      return Event.text(address(role, generation));
    }
    Chance chance = naming(role, generation, 0);
    String name =
        switch (chance.below(4)) {
          case 0 -> Words.place(chance) + Words.trade(chance) + chance.below(90);
          case 1 -> Words.lure(chance) + "-" + Words.lure(chance) + chance.below(900);
          case 2 -> Words.lookAlike(chance);
          default -> Words.random(chance, 9 + chance.below(4));
        };
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
   * Fraud servers live in the documentation ranges (RFC 5737), some of them shared between
   * campaigns; a quarter of the campaigns hide among strangers on shared machines.
   */
  int address(Role role, int generation) {
    Chance chance = naming(role, generation, 1);
    boolean bare = bareIp && role == Role.DOWNLOAD;
    if (sharedHosting && !bare && !isKit(role)) {
      return BenignWorld.sharedMachine(chance.below(400));
    }
    int node = chance.happens(0.3) ? 200 + chance.below(20) : chance.below(200);
    return chance.below(2) == 0 ? Event.ip(203, 0, 113, node) : Event.ip(198, 51, 100, node);
  }

  /** What the certificate is made from. */
  long certificate(Role role, int generation) {
    return kitCert
        ? Hash64.combine(plan.seed() + 13, kit) | 1
        : naming(role, generation, 2).bits() | 1;
  }

  /** Whether a role is part of the campaign's funnel. */
  boolean has(Role role) {
    return switch (role) {
      case DOWNLOAD -> funnel.app();
      case PAYMENT -> funnel.fourthParty();
      default -> true;
    };
  }

  /** Someone's access to the campaign. */
  Event visit(Role role, long at, int person, Visit how) {
    int generation = generation(at);
    FraudHost host = host(role, generation);
    return new Event(
        at,
        person,
        nameFor(host, person),
        address(role, generation),
        how.path(),
        how.post(),
        how.app(),
        how.seen() ? certificate(role, generation) : 0,
        how.up(),
        how.down(),
        how.millis(),
        -1,
        host);
  }

  /**
   * How a visit goes.
   *
   * @param path null when encrypted
   * @param seen whether a sensor could see the certificate
   */
  record Visit(
      @org.jspecify.annotations.Nullable String path,
      boolean post,
      @org.jspecify.annotations.Nullable String app,
      boolean seen,
      long up,
      long down,
      long millis) {}

  static Role[] roles() {
    return ROLES.clone();
  }

  /** All campaigns of a city: the ten types in turn, more in larger cities (assumption). */
  static Campaign[] all(CityPlan plan) {
    long count = Math.max(Funnel.ALL.length + 2, plan.people() * (long) plan.days() / 3000);
    Campaign[] campaigns = new Campaign[(int) Math.min(count, 5000)];
    for (int i = 0; i < campaigns.length; i++) {
      campaigns[i] = new Campaign(plan, i, campaigns.length);
    }
    return campaigns;
  }
}
