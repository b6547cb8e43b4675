package tocsin.core.route.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tocsin.core.route.RosterBuilder.Checked;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterFault;

/** Checks a roster as a whole, as of a time. Pure; O(rows · log rows). */
public final class RosterCheck {
  private RosterCheck() {}

  /**
   * What was found.
   *
   * @param findings refused rows and doubts, by file and line
   * @param coverage per enterprise, in the order of the rows
   */
  public record Report(List<RosterFault> findings, List<Coverage> coverage) {}

  /**
   * What the check goes by.
   *
   * @param at milliseconds UTC
   * @param zone the centre's
   * @param conflicts the pack's
   * @param withPhone subjects who have a phone number
   */
  public record Terms(long at, ZoneId zone, List<ConflictRule> conflicts, Set<String> withPhone) {
    LocalDate today() {
      return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
    }
  }

  /**
   * Checks.
   *
   * @param data the rows, for places
   * @param checked the graph made of the same rows
   */
  public static Report run(RosterData data, Checked checked, Terms terms) {
    List<RosterFault> findings = new ArrayList<>(checked.faults());
    Places places = new Places(data);
    UnitChecks.run(places, checked.roster(), findings);
    RelationChecks.run(data, places, findings);
    PeopleChecks people = new PeopleChecks(places, checked.roster(), terms, findings);
    people.run();
    List<Coverage> coverage = people.coverage();
    findings.sort(
        Comparator.comparing(RosterFault::file)
            .thenComparingInt(RosterFault::line)
            .thenComparing(RosterFault::issue));
    return new Report(List.copyOf(findings), coverage);
  }
}
