package tocsin.adapters.file;

import java.util.ArrayList;
import java.util.List;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Intake;
import tocsin.domain.traffic.Reject;

/** What is read at one go. */
final class Batch {
  final List<AccessRecord> records = new ArrayList<>(LaneReader.LINES_AT_ONCE);
  final List<Reject> rejects = new ArrayList<>(0);
  final List<InputAccount> accounts = new ArrayList<>(0);

  boolean isEmpty() {
    return records.isEmpty() && rejects.isEmpty() && accounts.isEmpty();
  }

  /**
   * The batch as it is handed on.
   *
   * @param behind as in {@link Intake}
   */
  Intake intake(long behind) {
    return new Intake(records, rejects, accounts, behind);
  }
}
