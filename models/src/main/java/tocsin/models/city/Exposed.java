package tocsin.models.city;

import java.util.List;

/**
 * One person's course through one campaign: what is done when, how far it goes, what is paid.
 *
 * @param firstContactAt when the lure was met
 * @param deepest lure, landing, or the last stage reached
 */
record Exposed(
    int person,
    Campaign campaign,
    long firstContactAt,
    List<Event> events,
    String deepest,
    List<Payment> payments) {

  /** Money gone. */
  record Payment(long at, int yuan) {}
}
