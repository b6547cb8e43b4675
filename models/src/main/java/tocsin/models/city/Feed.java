package tocsin.models.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.models.city.Campaign.Role;

/**
 * What a list comes to know of the fraud world: most of it never, the rest with a lag of about a
 * day (the mean victim window of DOMAIN §2.1 is 21 h), with errors.
 */
final class Feed {
  /** Share of hosts that are ever listed (assumption; four public feeds cover far fewer). */
  private static final double COVERAGE = 0.55;

  private static final double MEDIAN_LAG_HOURS = 9;

  /** A target of the truth. */
  record Site(
      String target,
      String kind,
      String campaign,
      String fraudType,
      long liveFrom,
      long liveUntil,
      @Nullable Long listedAt) {}

  /** A line of the feed. */
  record Entry(
      String kind, String value, String fraudType, int confidence, @Nullable Long knownFrom) {}

  final List<Site> sites = new ArrayList<>();
  final List<Entry> entries = new ArrayList<>();

  Feed(CityPlan plan, List<Campaign> campaigns, BenignWorld benign) {
    for (Campaign campaign : campaigns) {
      for (int generation = 0; generation < campaign.generations(); generation++) {
        for (Role role : Role.values()) {
          site(plan, campaign, generation, role);
        }
      }
      app(plan, campaign);
    }
    mistakes(plan, benign);
    entries.sort(
        Comparator.comparingLong((Entry e) -> e.knownFrom() == null ? 0 : e.knownFrom())
            .thenComparing(Entry::value));
  }

  private void site(CityPlan plan, Campaign campaign, int generation, Role role) {
    boolean unused =
        (role == Role.DOWNLOAD && !campaign.funnel.app())
            || (role == Role.PAYMENT && !campaign.funnel.fourthParty());
    if (unused) {
      return;
    }
    Chance chance = new Chance(plan.seed(), 6, campaign.number, generation * 16L + role.ordinal());
    String host = campaign.host(role, generation);
    long from = campaign.generationFrom(generation);
    Long listedAt = null;
    if (chance.happens(COVERAGE)) {
      listedAt = from + (long) (chance.logNormal(MEDIAN_LAG_HOURS, 0.9) * CityPlan.HOUR);
      boolean address = Character.isDigit(host.charAt(host.length() - 1));
      String kind = address ? "ip" : chance.happens(0.5) ? "suffix" : "host";
      String value = kind.equals("suffix") ? host.substring(host.indexOf('.') + 1) : host;
      String type = chance.happens(0.8) ? campaign.funnel.code() : "unknown";
      entries.add(new Entry(kind, value, type, 60 + chance.below(36), listedAt));
    }
    sites.add(
        new Site(
            host,
            "host",
            campaign.id(),
            campaign.funnel.code(),
            from,
            campaign.generationUntil(generation),
            listedAt));
  }

  private void app(CityPlan plan, Campaign campaign) {
    if (!campaign.funnel.app()) {
      return;
    }
    Chance chance = new Chance(plan.seed(), 7, campaign.number, 0);
    Long listedAt = null;
    if (chance.happens(0.4)) {
      listedAt = campaign.startAt + (long) (chance.logNormal(24, 0.7) * CityPlan.HOUR);
      entries.add(
          new Entry(
              "app", campaign.app(), campaign.funnel.code(), 70 + chance.below(26), listedAt));
    }
    sites.add(
        new Site(
            campaign.app(),
            "app",
            campaign.id(),
            campaign.funnel.code(),
            campaign.startAt,
            campaign.endAt,
            listedAt));
  }

  /** Stray entries: a popular site, a shared CDN address, an innocent shop; and a stale one. */
  private void mistakes(CityPlan plan, BenignWorld benign) {
    Chance chance = new Chance(plan.seed(), 8, 0, 0);
    entries.add(new Entry("host", "www.s3" + BenignWorld.POPULAR, "F01", 90, null));
    entries.add(new Entry("suffix", "cdn.example", "F03", 85, plan.startAt() + 5 * CityPlan.HOUR));
    entries.add(
        new Entry(
            "host",
            benign.tailHost(chance.below(40)),
            "F03",
            45,
            plan.startAt() + 20 * CityPlan.HOUR));
    entries.add(
        new Entry("suffix", "gone-" + Words.random(chance, 6) + ".example", "F05", 80, null));
  }
}
