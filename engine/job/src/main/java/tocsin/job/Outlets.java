package tocsin.job;

import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Alert;
import tocsin.domain.intel.Membership;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.people.Assignment;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Reject;

/**
 * Where a job's results go. Every sink must take the same item twice without harm, or be
 * transactional.
 *
 * @param words what is said of flagged targets while the job runs, for a desk beside it; null where
 *     nobody waits for it
 * @param members which sites are one campaign, one writer; null where nobody asks
 * @param also further places for what people are told
 */
public record Outlets(
    Sink<Alert> alerts,
    Sink<Assignment> assignments,
    Sink<TargetReport> targets,
    @Nullable Sink<TargetReport> words,
    Sink<Reject> rejects,
    Sink<InputAccount> accounts,
    @Nullable Sink<Membership> members,
    List<Also> also) {

  public Outlets {
    also = List.copyOf(also);
  }

  /** Results that go to one place each. */
  public Outlets(
      Sink<Alert> alerts,
      Sink<Assignment> assignments,
      Sink<TargetReport> targets,
      Sink<Reject> rejects,
      Sink<InputAccount> accounts) {
    this(alerts, assignments, targets, null, rejects, accounts, null, List.of());
  }

  /** The same, where somebody waits for words on flagged targets. */
  public Outlets speaking(Sink<TargetReport> listener) {
    return new Outlets(alerts, assignments, targets, listener, rejects, accounts, members, also);
  }

  /** The same with further places. */
  public Outlets with(List<Also> places) {
    return new Outlets(alerts, assignments, targets, words, rejects, accounts, members, places);
  }

  /**
   * A further place.
   *
   * @param name part of the operators' uids: fixed for the life of a job's state
   */
  public record Also(
      String name, @Nullable Sink<Alert> alerts, @Nullable Sink<Assignment> assignments) {}
}
