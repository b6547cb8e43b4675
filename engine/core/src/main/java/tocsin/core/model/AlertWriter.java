package tocsin.core.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tocsin.core.score.Exposure;
import tocsin.core.score.KnownTarget;
import tocsin.core.score.Scorer;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;

/**
 * What an evaluation found, ready to be written as an alert version.
 *
 * @param leading the exposure that decides
 * @param all every exposure, the leading one included
 */
record AlertWriter(Exposure leading, List<Exposure> all, Stage stage, Tier tier, Scorer scorer) {
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
        scorer.codes(leading));
  }

  Alert alert(
      AlertState state, int version, String subject, long decidedAt, List<String> replaced) {
    List<Reason> reasons = scorer.reasons(leading);
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
        reasons.stream().mapToInt(Reason::points).sum(),
        reasons,
        targets(),
        replaced);
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
