package tocsin.domain.traffic;

import java.util.List;

/**
 * What a reader hands on at once: records in reading order, the lines it rejected, and the accounts
 * of inputs it has finished. A batch rather than a record, so that the stream's cost per element is
 * paid once for many records.
 */
public record Intake(
    List<AccessRecord> records, List<Reject> rejects, List<InputAccount> accounts) {}
