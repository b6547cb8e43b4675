package tocsin.core.model;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.core.score.PersonLog;
import tocsin.core.verdict.Judgements;
import tocsin.domain.alert.AlertStatus;

/**
 * What refuted targets mean for a person: they do not count, and an alert that told of nothing else
 * is taken back. Costs nothing while nobody judged anything.
 */
final class Refutations {
  private final Judgements judgements;

  Refutations(Judgements judgements) {
    this.judgements = judgements;
  }

  /** What counts at a time. O(moments). */
  PersonLog standing(PersonLog log, long at) {
    return judgements.isEmpty() ? log : log.without(target -> judgements.isRefuted(target, at));
  }

  /**
   * The alert before an evaluation. One that told of a refuted target is looked at afresh: neither
   * stage nor tier may stay for what no longer counts.
   */
  AlertState before(AlertState alert, long at) {
    AlertState.Sent said = alert.sent();
    boolean stands =
        judgements.isEmpty()
            || said == null
            || said.targets().stream().noneMatch(target -> judgements.isRefuted(target, at));
    return stands ? alert : alert.afresh();
  }

  /** Whether all that was said rests on what is refuted at a time. */
  boolean disprove(AlertState.@Nullable Sent said, long at) {
    return said != null && judgements.areRefuted(said.targets(), at);
  }

  /** Whether an alert that has ended is to be taken back. */
  boolean disprove(AlertState.Past told, long at) {
    AlertState.Sent said = told.sent();
    return said != null && said.status() != AlertStatus.WITHDRAWN && disprove(said, at);
  }

  /**
   * When next something that the person was alerted for is refuted, or {@link Long#MAX_VALUE}. An
   * expiry is no reason to look: what counts again does so from the next visit on.
   */
  long next(AlertState alert, long after) {
    return judgements.isEmpty() ? Long.MAX_VALUE : judgements.nextRefuted(told(alert), after);
  }

  /** The targets that the person's alerts told of. */
  static Set<String> told(AlertState alert) {
    Set<String> names = new TreeSet<>();
    for (AlertState.Past told : alert.told()) {
      if (told.sent() != null) {
        names.addAll(told.sent().targets());
      }
    }
    return names;
  }
}
