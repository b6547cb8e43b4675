package tocsin.core.casework;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.List;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseFile;

/**
 * Takes an actor's last step back. The version taken back stays on record; notices wait the same
 * ten seconds in the outbox, so nobody hears of what was taken back. Red does not wait: there
 * whoever was asked is told that it was taken back.
 */
public final class Undo {
  /** How long a step can be taken back. */
  public static final long WINDOW_MILLIS = 10_000L;

  /** What people do, except what sends somebody out at once and cannot be unsaid. */
  private static final ImmutableSet<ActionKind> LASTING =
      Sets.immutableEnumSet(
          ActionKind.AMEND,
          ActionKind.FADE,
          ActionKind.RECALL,
          ActionKind.TIMER,
          ActionKind.PROPOSE_STOP,
          ActionKind.UNDO);

  private Undo() {}

  /** Whether a kind of step can be taken back at all. */
  public static boolean possible(ActionKind kind) {
    return !LASTING.contains(kind);
  }

  /**
   * Takes the newest step back.
   *
   * @param now the case as it is
   * @param before the version before
   * @param last what made {@code now}
   * @param lastBy who did it
   * @param lastAt when, milliseconds UTC
   */
  public static Decision decide(
      CaseFile now,
      CaseFile before,
      ActionKind last,
      String lastBy,
      long lastAt,
      Actor actor,
      long at) {
    if (!possible(last)) {
      return new Decision.Refused(RefusalCode.CONDITION, last.word() + " cannot be taken back");
    }
    if (!lastBy.equals(actor.id())) {
      return new Decision.Refused(RefusalCode.NOT_YOURS, "the last step was somebody else's");
    }
    if (at - lastAt > WINDOW_MILLIS) {
      return new Decision.Refused(
          RefusalCode.CONDITION,
          "the step is " + (at - lastAt) + " ms old; at most " + WINDOW_MILLIS);
    }
    if (before.version() != now.version() - 1 || !before.caseId().equals(now.caseId())) {
      throw new IllegalArgumentException("version " + before.version() + " is not the one before");
    }
    return new Decision.Done(
        before.change().version(now.version() + 1).build(), revoked(now, before));
  }

  /** Whoever was asked by the step hears that it was taken back, if they heard of it at all. */
  private static List<Notice> revoked(CaseFile now, CaseFile before) {
    return now.tasks().stream()
        .skip(before.tasks().size())
        .filter(task -> task.state().open() && now.tier() == Tier.RED)
        .map(task -> new Notice(NoticeKind.TASK_REVOKED, task.recipient(), task.taskId()))
        .toList();
  }
}
