package tocsin.domain.traffic;

import java.util.List;

/**
 * What a reader hands on at once: records in reading order, the lines it rejected, and the accounts
 * of inputs it has finished. A batch rather than a record, so that the stream's cost per element is
 * paid once for many records.
 *
 * @param behind event time at which another input of the same reader still stands, milliseconds
 *     UTC: earlier records may yet come; {@link Long#MAX_VALUE} when there is no such input
 */
public record Intake(
    List<AccessRecord> records, List<Reject> rejects, List<InputAccount> accounts, long behind) {

  /** What the only input of a reader gave. */
  public Intake(List<AccessRecord> records, List<Reject> rejects, List<InputAccount> accounts) {
    this(records, rejects, accounts, Long.MAX_VALUE);
  }
}
