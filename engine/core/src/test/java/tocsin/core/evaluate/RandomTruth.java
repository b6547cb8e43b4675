package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tocsin.core.evaluate.Truth.Depth;
import tocsin.core.evaluate.Truth.Payment;
import tocsin.core.evaluate.Truth.Reached;
import tocsin.core.evaluate.Truth.Site;
import tocsin.core.evaluate.Truth.Victim;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.TargetReport;

/**
 * A truth made at random: 400 people, 20 campaigns.
 *
 * @param drawnIn people beyond a landing page
 * @param untouched people whom no campaign reached
 */
record RandomTruth(Truth truth, List<String> people, int drawnIn, int untouched) {
  static final int PEOPLE = 400;
  static final int CAMPAIGNS = 20;
  static final int DAYS = 5;

  static RandomTruth make(long seed) {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<String> people = new ArrayList<>();
    List<Victim> victims = new ArrayList<>();
    List<Reached> reached = new ArrayList<>();
    int drawnIn = 0;
    for (int i = 0; i < PEOPLE; i++) {
      String subject = "s" + i;
      people.add(subject);
      if (i % 4 != 0) {
        continue;
      }
      String campaign = "k" + random.nextInt(CAMPAIGNS);
      Depth depth = Depth.values()[random.nextInt(Depth.values().length)];
      String type = "F0" + (1 + campaign.hashCode() % 3);
      reached.add(new Reached(subject, campaign, type, depth));
      drawnIn += depth.drawnIn() ? 1 : 0;
      if (depth.compareTo(Depth.S5) >= 0) {
        long contact = (long) random.nextInt(3 * Fixtures.DAY) * Fixtures.MINUTE;
        long paid = contact + (1 + random.nextInt(2000)) * Fixtures.MINUTE;
        List<Payment> payments =
            List.of(
                new Payment(paid, 100 + random.nextInt(10_000)),
                new Payment(paid + 3_600_000, 100 + random.nextInt(90_000)));
        victims.add(new Victim(subject, campaign, type, contact, payments));
      }
    }
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < 3 * CAMPAIGNS; i++) {
      int listed = random.nextInt(3) == 0 ? random.nextInt(DAYS * Fixtures.DAY) : -1;
      sites.add(Fixtures.site("h" + i + ".example", "k" + i % CAMPAIGNS, listed));
    }
    Truth truth = new Truth(victims, reached, sites, Fixtures.city(DAYS, PEOPLE, 5000, 3));
    return new RandomTruth(truth, people, drawnIn, PEOPLE - reached.size());
  }

  /** What a middling engine might say. */
  Output output(long seed) {
    Random random = new Random(seed);
    List<Alert> alerts = new ArrayList<>();
    for (String subject : people) {
      boolean touched = truth.people().containsKey(subject);
      if (random.nextInt(10) < (touched ? 6 : 1)) {
        int minute = random.nextInt(DAYS * Fixtures.DAY);
        Tier first = Tier.values()[1 + random.nextInt(3)];
        alerts.add(Fixtures.alert("a" + subject, 1, subject, first, minute));
        alerts.add(Fixtures.alert("a" + subject, 2, subject, Tier.RED, minute + 100));
      }
    }
    List<TargetReport> targets = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String name = i < 60 ? "h" + i + ".example" : "benign" + i + ".example";
      double score = random.nextInt(20) / 20.0 * (i < 60 ? 1 : 0.8);
      targets.add(Fixtures.flagged(name, score, random.nextInt(DAYS * Fixtures.DAY), i));
    }
    return new Output("engine", alerts, List.of(), targets);
  }
}
