package tocsin.models.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lists come to know of the fraud world: much of it never, the rest with a lag, with errors.
 * The centre's own list is good and slow; a public one is thin, slower and less careful.
 */
final class Feed {
  /**
   * One list.
   *
   * @param coverage share of used fraud targets that it ever lists (assumption; DOMAIN §2.1 finds
   *     0.1–2.3 % for public feeds, so even the public one is generous here)
   * @param lagHours median from first use to entry (assumption; a campaign's victim window averages
   *     21 h, DOMAIN §2.1)
   * @param wrong wrong entries for every right one (assumption)
   */
  private record Source(String name, double coverage, Shape lagHours, double wrong) {}

  private static final Source[] SOURCES = {
    new Source("centre", 0.45, new Shape(9, 0.9), 0.02),
    new Source("public", 0.12, new Shape(26, 0.8), 0.15),
  };

  /** A line of the feed. */
  record Entry(
      String kind,
      String value,
      String fraudType,
      int confidence,
      String source,
      @Nullable Long validUntil,
      @Nullable Long knownFrom) {}

  /** A target of the truth. */
  record Site(UsedHosts.Used used, @Nullable Long listedAt) {}

  final List<Site> sites = new ArrayList<>();
  final List<Entry> entries = new ArrayList<>();

  Feed(CityPlan plan, UsedHosts used, BenignWorld benign) {
    for (UsedHosts.Used each : used.sorted()) {
      site(plan, each);
    }
    int right = entries.size();
    for (int source = 0; source < SOURCES.length; source++) {
      mistakes(plan, benign, source, (int) Math.ceil(right * SOURCES[source].wrong()));
    }
    famousMistakes(plan);
    entries.sort(
        Comparator.comparingLong((Entry e) -> e.knownFrom() == null ? 0 : e.knownFrom())
            .thenComparing(Entry::value)
            .thenComparing(Entry::source));
  }

  private void site(CityPlan plan, UsedHosts.Used used) {
    FraudHost host = used.host;
    long place = host.generation() * 16L + (used.app ? 7 : host.role().ordinal());
    Long listedAt = null;
    for (int source = 0; source < SOURCES.length; source++) {
      Chance chance = new Chance(plan.seed(), 20 + source, host.campaign().number, place);
      if (chance.happens(SOURCES[source].coverage())) {
        double lag = SOURCES[source].lagHours().draw(chance) * CityPlan.HOUR;
        long known = used.firstAt + (long) lag;
        entries.add(entry(used, SOURCES[source].name(), known, chance));
        listedAt = listedAt == null ? known : Math.min(listedAt, known);
      }
    }
    sites.add(new Site(used, listedAt));
  }

  private static Entry entry(UsedHosts.Used used, String source, long known, Chance chance) {
    String target = used.target();
    boolean bare = !used.app && Character.isDigit(target.charAt(target.length() - 1));
    boolean whole = chance.happens(0.5);
    String kind = used.app ? "app" : bare ? "ip" : whole ? "suffix" : "host";
    String value = kind.equals("suffix") ? target.substring(target.indexOf('.') + 1) : target;
    String type = chance.happens(0.8) ? used.host.campaign().funnel.code() : "unknown";
    int confidence = 60 + chance.below(36);
    return new Entry(kind, value, type, confidence, source, null, known);
  }

  /** Innocent sites, most of them small, some brand new. */
  private void mistakes(CityPlan plan, BenignWorld benign, int source, int count) {
    for (int i = 0; i < count; i++) {
      Chance chance = new Chance(plan.seed(), 30 + source, i, 0);
      long known = plan.startAt() + (long) (chance.unit() * plan.days() * CityPlan.DAY);
      int site =
          chance.happens(0.4)
              ? benign.newSite(Math.max(0, plan.day(known) - 1), chance.below(1 << 20))
              : benign.tailSite(chance.below(1 << 20));
      int confidence = 30 + chance.below(50);
      String type = Funnel.ALL[chance.below(Funnel.ALL.length)].code();
      entries.add(
          new Entry(
              "host", benign.host(site), type, confidence, SOURCES[source].name(), null, known));
    }
  }

  /** A popular site, a shared CDN, a chat platform, a shared machine; a stale and a gone one. */
  private void famousMistakes(CityPlan plan) {
    Chance chance = new Chance(plan.seed(), 8, 0, 0);
    long start = plan.startAt();
    add("host", "www.s3" + BenignWorld.POPULAR, "F01", 90, null, null);
    add("suffix", "cdn.example", "F03", 85, null, start + 5 * CityPlan.HOUR);
    add("suffix", "im.example", "F02", 75, null, start + 9 * CityPlan.HOUR);
    String shared = Event.text(BenignWorld.sharedMachine(chance.below(400)));
    add("ip", shared, "F05", 80, null, start + 12 * CityPlan.HOUR);
    String stale = "old-" + Words.random(chance, 6) + ".example";
    add("suffix", stale, "F05", 80, start - 40 * CityPlan.DAY, null);
    add("suffix", "gone-" + Words.random(chance, 6) + ".example", "F05", 80, null, null);
  }

  private void add(
      String kind,
      String value,
      String type,
      int confidence,
      @Nullable Long until,
      @Nullable Long known) {
    entries.add(new Entry(kind, value, type, confidence, "public", until, known));
  }
}
