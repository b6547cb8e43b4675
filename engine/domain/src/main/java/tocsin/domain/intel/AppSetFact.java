package tocsin.domain.intel;

import java.util.List;

/**
 * One person's session with a set of hosts that looks like an app, told to the page of the set and
 * to the page of each member. It becomes evidence where a second person's says the same.
 *
 * @param site the page it is for, as in {@link Sighting}
 * @param set the set's target, {@code app:set:} and sixteen hexadecimal digits
 * @param at when the session was complete, milliseconds UTC
 * @param subject pseudonym
 * @param firstAt the session's first access, milliseconds UTC
 * @param signs {@link AppSign} bits
 * @param members {@link AppHost}s in order of site; bounded
 */
public record AppSetFact(
    String site,
    String set,
    long at,
    String subject,
    long firstAt,
    int signs,
    List<AppHost> members) {

  public AppSetFact {
    members = members == null ? List.of() : members;
  }

  @Override
  public String toString() {
    return "AppSetFact[set=" + set + ", at=" + at + ", …]";
  }
}
