package tocsin.core.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tocsin.core.score.Exposure;
import tocsin.core.score.KnownTarget;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;

/**
 * What an evaluation found, ready to be written as an alert version.
 *
 * @param leading the exposure that decides
 * @param all every exposure, the leading one included
 * @param present the leading exposure's tier before
 */
record AlertWriter(
    Exposure leading,
    List<Exposure> all,
    Stage stage,
    Tier tier,
    Tier present,
    CompiledModel model) {
  private static final int MAX_TARGETS = 16;

  AlertState.Sent digest(AlertState state) {
    return new AlertState.Sent(
        state.alertId(),
        state.status(),
        tier,
        stage,
        leading.fraudType(),
        leading.campaign(),
        firstSeenAt(),
        targets(),
        model.scorer().codes(leading));
  }

  Alert alert(
      AlertState state, int version, String subject, long decidedAt, List<String> replaced) {
    List<Reason> reasons = model.scorer().reasons(leading);
    int score = reasons.stream().mapToInt(Reason::points).sum();
    boolean stands = state.isOpen();
    TierTexts texts = new TierTexts(leading, present, score, model);
    return new Alert(
        state.alertId(),
        version,
        state.status(),
        subject,
        tier,
        stage,
        leading.fraudType(),
        leading.campaign(),
        firstSeenAt(),
        decidedAt,
        score,
        reasons,
        targets(),
        replaced,
        stands ? texts.why() : List.of(),
        stands ? texts.change() : List.of());
  }

  private long firstSeenAt() {
    return all.stream().mapToLong(Exposure::firstAt).min().orElse(leading.firstAt());
  }

  private List<String> targets() {
    Set<String> names = new LinkedHashSet<>();
    add(names, leading);
    all.forEach(exposure -> add(names, exposure));
    return new ArrayList<>(names).subList(0, Math.min(MAX_TARGETS, names.size()));
  }

  private static void add(Set<String> names, Exposure exposure) {
    for (KnownTarget known : exposure.targets()) {
      names.add(known.flagged().target());
    }
  }
}
