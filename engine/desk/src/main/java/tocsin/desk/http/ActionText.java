package tocsin.desk.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.casework.CaseAction;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.CloseReason;
import tocsin.domain.casework.Cooperation;
import tocsin.domain.casework.EvidenceClass;
import tocsin.domain.casework.Recipient;
import tocsin.domain.casework.VisitChannel;
import tocsin.domain.people.Route;

/** An action as the contract writes it. */
record ActionText(
    ActionKind kind,
    @Nullable String note,
    @Nullable List<RecipientText> recipients,
    @Nullable RecipientText to,
    @Nullable VisitChannel channel,
    @Nullable Cooperation result,
    @Nullable CaseVerdict verdict,
    @Nullable EvidenceClass evidence,
    @Nullable Long yuan,
    @Nullable String basis,
    @Nullable Long lossAt,
    @Nullable Boolean suspiciousApp,
    @Nullable Long until,
    @Nullable CloseReason reason) {
  private static final Set<ActionKind> NOT_BY_PEOPLE =
      EnumSet.of(
          ActionKind.AMEND, ActionKind.FADE, ActionKind.RECALL, ActionKind.TIMER, ActionKind.UNDO);

  /** A recipient as the contract writes it. */
  record RecipientText(
      Route route,
      @Nullable String advisorId,
      @Nullable String unitId,
      @Nullable String unitName,
      String why) {
    Recipient recipient() {
      return new Recipient(
          route,
          Objects.requireNonNullElse(advisorId, ""),
          Objects.requireNonNullElse(unitId, ""),
          why);
    }
  }

  /** Whether people ask for a kind by name; the others come from the engine and the clock. */
  static boolean byPeople(ActionKind kind) {
    return !NOT_BY_PEOPLE.contains(kind);
  }

  /**
   * The action meant.
   *
   * @param suggested recipients for a dispatch that names none
   * @throws ProblemException when a part that the kind needs is missing
   */
  CaseAction action(List<Recipient> suggested) {
    String words = Objects.requireNonNullElse(note, "");
    return switch (kind) {
      case DISPATCH -> new CaseAction.Dispatch(dispatched(suggested));
      case TRANSFER -> new CaseAction.Transfer(needed(to, "to").recipient(), words);
      case VISIT ->
          new CaseAction.Visited(needed(channel, "channel"), needed(result, "result"), words);
      case REPORT -> report();
      case SNOOZE -> new CaseAction.Snooze(needed(until, "until"), needed(note, "note"));
      case CLOSE ->
          new CaseAction.Close(needed(reason, "reason"), needed(verdict, "verdict"), words);
      case TAKE, RELEASE, ACCEPT, DECLINE, REVIEW, RETURN, WAKE, ESCALATE, REOPEN, PROPOSE_STOP ->
          new CaseAction.Plain(kind, words);
      case AMEND, FADE, RECALL, TIMER, UNDO ->
          throw ProblemException.field("kind", Wire.word(kind), "a step that people take");
    };
  }

  private List<Recipient> dispatched(List<Recipient> suggested) {
    List<Recipient> named =
        recipients == null ? suggested : recipients.stream().map(RecipientText::recipient).toList();
    if (named.isEmpty()) {
      throw ProblemException.field("recipients", "", "at least one; nobody is suggested");
    }
    return named;
  }

  private CaseAction report() {
    long amount = Objects.requireNonNullElse(yuan, 0L);
    String ground = Objects.requireNonNullElse(basis, "");
    if (amount > 0 && ground.isBlank()) {
      throw ProblemException.field("basis", "", "what the amount rests on");
    }
    return new CaseAction.Report(
        needed(verdict, "verdict"),
        Objects.requireNonNullElse(evidence, EvidenceClass.E),
        amount,
        ground,
        Objects.requireNonNullElse(lossAt, 0L),
        Boolean.TRUE.equals(suspiciousApp));
  }

  private <T> T needed(@Nullable T part, String name) {
    if (part == null) {
      throw ProblemException.field(name, "", "needed for " + Wire.word(kind));
    }
    return part;
  }
}
