package tocsin.desk.store;

import java.util.List;
import java.util.Set;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseState;

/**
 * Which cases, in what order, from where on. An empty collection or text does not restrict.
 *
 * @param units jurisdiction: only cases whose unit is one of these or below one of these; the HTTP
 *     layer fills it from the caller and it cannot be widened by a request
 * @param dueBefore only cases with a clock before this time, milliseconds UTC; {@link
 *     Long#MAX_VALUE} does not restrict
 * @param text part of a case id, unit, campaign or target; never of a name
 * @param cursor opaque, from the page before; empty for the first
 * @param limit 1 to {@value #MAX_LIMIT}
 */
public record CaseQuery(
    Set<String> units,
    Set<CaseState> states,
    Set<Tier> tiers,
    Set<String> fraudTypes,
    String owner,
    String advisorId,
    String campaign,
    String target,
    boolean breachedOnly,
    long dueBefore,
    String text,
    Order order,
    String cursor,
    int limit) {
  /** Longest page. */
  public static final int MAX_LIMIT = 500;

  /** Everything open, most urgent first. */
  public static final CaseQuery OPEN =
      new CaseQuery(
          Set.of(),
          openStates(),
          Set.of(),
          Set.of(),
          "",
          "",
          "",
          "",
          false,
          Long.MAX_VALUE,
          "",
          Order.URGENCY,
          "",
          100);

  /** How a queue is sorted; the case id breaks ties. */
  public enum Order {
    /** Tier, then the nearest deadline. */
    URGENCY,
    /** Newest first. */
    NEWEST
  }

  public CaseQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit is " + limit + "; allowed is 1 to " + MAX_LIMIT);
    }
    units = Set.copyOf(units);
    states = Set.copyOf(states);
    tiers = Set.copyOf(tiers);
    fraudTypes = Set.copyOf(fraudTypes);
  }

  private static Set<CaseState> openStates() {
    return Set.copyOf(
        List.of(CaseState.values()).stream().filter(state -> !state.ended()).toList());
  }

  /** The same query from another place on. */
  public CaseQuery from(String nextCursor, int nextLimit) {
    return new CaseQuery(
        units,
        states,
        tiers,
        fraudTypes,
        owner,
        advisorId,
        campaign,
        target,
        breachedOnly,
        dueBefore,
        text,
        order,
        nextCursor,
        nextLimit);
  }

  /** The same query within a jurisdiction. */
  public CaseQuery within(Set<String> jurisdiction) {
    return new CaseQuery(
        jurisdiction,
        states,
        tiers,
        fraudTypes,
        owner,
        advisorId,
        campaign,
        target,
        breachedOnly,
        dueBefore,
        text,
        order,
        cursor,
        limit);
  }

  /** The same query among some states only. */
  public CaseQuery in(Set<CaseState> only) {
    return new CaseQuery(
        units,
        only,
        tiers,
        fraudTypes,
        owner,
        advisorId,
        campaign,
        target,
        breachedOnly,
        dueBefore,
        text,
        order,
        cursor,
        limit);
  }
}
