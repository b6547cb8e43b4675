package tocsin.core.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.campaign.Campaigns;
import tocsin.core.kernel.Hash64;
import tocsin.core.score.Exposure;
import tocsin.core.score.Fact;
import tocsin.core.score.Handled;
import tocsin.core.score.PersonFlags;
import tocsin.core.score.PersonLog;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.Parameters;

/**
 * One look at a person's log at one time: exposures, stages, scores, tiers, and what becomes of the
 * alert.
 *
 * @param state the alert's state afterwards, nothing sent yet
 * @param seen what led; null when nobody was exposed
 * @param found what to write; null when there is nothing to say
 */
record Evaluation(AlertState state, @Nullable AlertWriter found, @Nullable Seen seen) {

  /** The exposure that leads, for those who watch. */
  record Seen(Exposure leading, Tier tier, int score) {}

  static Evaluation at(
      long at,
      String subject,
      PersonLog log,
      AlertState stood,
      PersonFlags flags,
      CompiledModel model,
      Campaigns campaigns) {
    List<Exposure> exposures = model.exposures().read(log, at, flags, campaigns);
    if (exposures.isEmpty()) {
      return new Evaluation(closed(stood), null, null);
    }
    AlertState before = stood.under(campaigns, at);
    AlertState.Sent said = before.sent();
    String leads = said == null ? "" : campaigns.at(said.campaign(), at);
    List<ExposureTrack> tracks = new ArrayList<>();
    Exposure leading = exposures.get(0);
    ExposureTrack highest = null;
    int highestScore = 0;
    long lastAt = Long.MIN_VALUE;
    for (Exposure exposure : exposures) {
      Stage stage = stage(exposure, before, model);
      model.stakes().into(exposure);
      int score = model.scorer().score(exposure);
      ExposureTrack track = track(exposure, stage, score, before, leads, model);
      tracks.add(track);
      lastAt = Math.max(lastAt, exposure.lastAt());
      if (highest == null || leads(track, score, highest, highestScore)) {
        leading = exposure;
        highest = track;
        highestScore = score;
      }
    }
    ExposureTrack top = highest == null ? tracks.get(0) : highest;
    Handled handled = Handled.read(log, at);
    boolean quiet = handled.settledAt() >= lastAt || (handled.snoozed() && top.tier() != Tier.RED);
    Tier tier = quiet ? Tier.NONE : top.tier();
    AlertState after = turned(before, subject, exposures, tracks, tier, at, lastAt, model);
    Tier shown = after.isOpen() || before.sent() == null ? top.tier() : before.sent().tier();
    AlertWriter found =
        after.alertId().isEmpty()
            ? null
            : new AlertWriter(
                leading, exposures, top.stage(), shown, present(leading, before), model);
    return new Evaluation(after, found, new Seen(leading, top.tier(), highestScore));
  }

  /** The stage reached, which conditions and weights may ask about from here on. */
  private static Stage stage(Exposure exposure, AlertState before, CompiledModel model) {
    Stage old = before.track(exposure.campaign()).stage();
    exposure.facts().set(Fact.STAGE, old.ordinal());
    Stage stage = model.stages().reached(old, exposure.facts().values());
    exposure.facts().set(Fact.STAGE, stage.ordinal());
    return stage;
  }

  private static ExposureTrack track(
      Exposure exposure,
      Stage stage,
      int score,
      AlertState before,
      String leads,
      CompiledModel model) {
    Tier tier =
        model
            .tiers()
            .next(
                present(exposure, before),
                exposure.facts().values(),
                model.weight(exposure, score));
    return new ExposureTrack(exposure.campaign(), stage, atLeast(tier, exposure, before, leads));
  }

  /**
   * Who comes back after having been dissuaded is in no less danger than before: the tier that the
   * last version told is the least until the alert closes for silence.
   *
   * @param leads what the campaign that it told of is called now
   */
  private static Tier atLeast(Tier tier, Exposure exposure, AlertState before, String leads) {
    AlertState.Sent said = before.sent();
    boolean back = exposure.facts().get(Fact.AFTER_DISSUASION) > 0;
    if (said == null || !back || tier == Tier.NONE || before.tracks().isEmpty()) {
      return tier;
    }
    boolean floored = leads.equals(exposure.campaign()) && said.tier().compareTo(tier) > 0;
    return floored ? said.tier() : tier;
  }

  private static Tier present(Exposure exposure, AlertState before) {
    return before.isOpen() ? before.track(exposure.campaign()).tier() : Tier.NONE;
  }

  private static boolean leads(ExposureTrack track, int score, ExposureTrack than, int itsScore) {
    int byTier = track.tier().compareTo(than.tier());
    return byTier != 0 ? byTier > 0 : score > itsScore;
  }

  /** Opens, keeps or closes the alert. */
  private static AlertState turned(
      AlertState before,
      String subject,
      List<Exposure> exposures,
      List<ExposureTrack> tracks,
      Tier tier,
      long at,
      long lastAt,
      CompiledModel model) {
    boolean over = at - lastAt >= model.pack().parameters().closeAfterMillis();
    if (tier == Tier.NONE || over) {
      AlertState closed = closed(before);
      return new AlertState(
          closed.episode(),
          closed.alertId(),
          closed.version(),
          closed.status(),
          closed.opening(),
          lowered(tracks),
          Long.MAX_VALUE,
          closed.sent(),
          closed.past());
    }
    boolean opens = !before.isOpen();
    int episode = before.episode() + (opens ? 1 : 0);
    String opening = opens ? exposures.get(0).opening() : before.opening();
    String alertId = opens ? alertId(subject, opening, episode) : before.alertId();
    return new AlertState(
        episode,
        alertId,
        before.lastVersion(alertId),
        AlertStatus.OPEN,
        opening,
        tracks,
        recheckAt(at, lastAt, model.pack().parameters()),
        opens ? null : before.sent(),
        opens ? before.told() : before.past());
  }

  private static AlertState closed(AlertState before) {
    return new AlertState(
        before.episode(),
        before.alertId(),
        before.version(),
        AlertStatus.CLOSED,
        before.opening(),
        lowered(before.tracks()),
        Long.MAX_VALUE,
        before.sent(),
        before.past());
  }

  private static List<ExposureTrack> lowered(List<ExposureTrack> tracks) {
    List<ExposureTrack> lowered = new ArrayList<>();
    for (ExposureTrack track : tracks) {
      lowered.add(new ExposureTrack(track.campaign(), track.stage(), Tier.NONE));
    }
    return lowered;
  }

  /**
   * When to look again without new evidence: one recheck span after the last visit, then two, four,
   * eight … since decay is exponential, and at the latest when the alert is to be closed.
   */
  private static long recheckAt(long at, long lastAt, Parameters parameters) {
    long silence = parameters.recheckMillis();
    while (lastAt + silence <= at) {
      silence *= 2;
    }
    long close = lastAt + parameters.closeAfterMillis();
    return close > at ? Math.min(lastAt + silence, close) : lastAt + silence;
  }

  /** An alert's id: the same person, opening campaign and episode always have the same. */
  static String alertId(String subject, String campaign, int episode) {
    long hash = Hash64.combine(Hash64.combine(Hash64.of(subject), campaign), episode);
    return "a" + Hash64.hex(hash);
  }
}
