package tocsin.core.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What really happened in a simulated city. For evaluation only; the engine never sees it. Times
 * are milliseconds UTC. The order of the lists means nothing.
 *
 * @param victims people who paid or were on the way to it, one entry a person and campaign
 * @param reached everyone a campaign reached, one entry a person and campaign
 * @param sites hosts and apps that the campaigns used
 */
public record Truth(List<Victim> victims, List<Reached> reached, List<Site> sites, City city) {

  public Truth {
    victims = List.copyOf(victims);
    reached = List.copyOf(reached);
    sites = List.copyOf(sites);
  }

  /**
   * One person's course in one campaign.
   *
   * @param payments what was paid and when; may be empty
   */
  public record Victim(
      String subject,
      String campaign,
      String fraudType,
      long firstContactAt,
      List<Payment> payments) {

    public Victim {
      payments = List.copyOf(payments);
    }

    /** {@link Long#MAX_VALUE} when nothing was paid. */
    public long firstPaymentAt() {
      return payments.stream().mapToLong(Payment::at).min().orElse(Long.MAX_VALUE);
    }

    /** What was paid in all. */
    public long yuan() {
      return payments.stream().mapToLong(Payment::yuan).sum();
    }

    @Override
    public String toString() {
      return "Victim[" + campaign + ", …]";
    }
  }

  /** One payment to a fraudster. */
  public record Payment(long at, long yuan) {}

  /** How far a campaign drew a person in; later constants are deeper. */
  public enum Depth {
    /** A message or an advertisement. */
    LURE,
    /** A page, left again. */
    LANDING,
    S2,
    S3,
    S4,
    S5,
    S6;

    /** Whether the person did more than look: a victim to be. */
    public boolean drawnIn() {
      return compareTo(LANDING) > 0;
    }
  }

  /** One person a campaign reached. */
  public record Reached(String subject, String campaign, String fraudType, Depth deepest) {
    @Override
    public String toString() {
      return "Reached[" + campaign + ", " + deepest + ", …]";
    }
  }

  /**
   * A host or an app that a campaign used.
   *
   * @param target a host (or a bare address) in lower case, or an app's package id
   * @param listedAt when the city's feed listed it; {@link Long#MAX_VALUE} when never
   */
  public record Site(
      String target,
      boolean app,
      String campaign,
      String fraudType,
      long liveFrom,
      long liveUntil,
      long listedAt) {

    public boolean listed() {
      return listedAt != Long.MAX_VALUE;
    }
  }

  /**
   * What rates are over. A count is NaN when nobody wrote it down.
   *
   * @param startAt start of the history, inclusive; {@link Long#MIN_VALUE} when unknown
   * @param endAt end of the history, exclusive; {@link Long#MAX_VALUE} when unknown
   * @param people pseudonyms that live there
   * @param benignHosts distinct benign hosts and apps seen: of what false targets are a share
   * @param advisors people who can be sent
   */
  public record City(long startAt, long endAt, double people, double benignHosts, double advisors) {
    public static final City UNKNOWN =
        new City(Long.MIN_VALUE, Long.MAX_VALUE, Double.NaN, Double.NaN, Double.NaN);

    static final long DAY_MILLIS = 86_400_000;

    /** Length of the history in days, NaN when unknown. */
    public double days() {
      boolean known = startAt != Long.MIN_VALUE && endAt != Long.MAX_VALUE && endAt > startAt;
      return known ? (endAt - startAt) / (double) DAY_MILLIS : Double.NaN;
    }

    /** Which day of the history a moment falls on, from 0; negative before it. */
    long day(long at) {
      return Math.floorDiv(at - (startAt == Long.MIN_VALUE ? 0 : startAt), DAY_MILLIS);
    }
  }

  /** The truth about each person whom fraud reached, by subject. O(entries · log people). */
  Map<String, PersonTruth> people() {
    Map<String, PersonTruth.Builder> builders = new TreeMap<>();
    reached.forEach(
        each -> builders.computeIfAbsent(each.subject(), s -> new PersonTruth.Builder()).add(each));
    victims.forEach(
        each -> builders.computeIfAbsent(each.subject(), s -> new PersonTruth.Builder()).add(each));
    Map<String, PersonTruth> people = new TreeMap<>();
    builders.forEach((subject, builder) -> people.put(subject, builder.build()));
    return people;
  }
}
