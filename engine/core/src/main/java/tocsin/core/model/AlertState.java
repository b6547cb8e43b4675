package tocsin.core.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.campaign.Campaigns;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;

/**
 * Where a person's alert stands after the evaluations so far.
 *
 * @param episode how many alerts the person has had
 * @param alertId empty while there was none
 * @param version the last version sent out, 0 when none
 * @param status CLOSED while no alert is open
 * @param opening own id of the site the alert was opened for
 * @param tracks exposures met, in order of their opening
 * @param recheckAt when to look again without new evidence; {@link Long#MAX_VALUE} for never
 * @param sent what the last version said, to tell whether a new one is needed
 * @param past alerts that went out before this one, the newest {@link #MAX_PAST}, so that no
 *     version of one goes out twice and what late data disproves is taken back
 */
public record AlertState(
    int episode,
    String alertId,
    int version,
    AlertStatus status,
    String opening,
    List<ExposureTrack> tracks,
    long recheckAt,
    @Nullable Sent sent,
    List<Past> past) {

  /** Earlier alerts of a person that can still be taken back. */
  public static final int MAX_PAST = 64;

  public AlertState {
    past = past == null ? List.of() : newest(past);
  }

  private static List<Past> newest(List<Past> past) {
    return past.size() <= MAX_PAST ? past : past.subList(past.size() - MAX_PAST, past.size());
  }

  /** Before anything happened. */
  public static final AlertState NONE =
      new AlertState(0, "", 0, AlertStatus.CLOSED, "", List.of(), Long.MAX_VALUE, null, List.of());

  /**
   * An earlier alert.
   *
   * @param version its last version
   * @param sent what that said; null when it was written by an edition that did not keep it
   */
  public record Past(String alertId, int version, @Nullable Sent sent) {}

  /** What a reader of alerts would notice. */
  public record Sent(
      String alertId,
      AlertStatus status,
      Tier tier,
      Stage stage,
      String fraudType,
      String campaign,
      long firstSeenAt,
      List<String> targets,
      List<String> reasons) {

    Sent closed() {
      return ended(AlertStatus.CLOSED);
    }

    Sent takenBack() {
      return ended(AlertStatus.WITHDRAWN);
    }

    /** Equal to nothing that an open alert says, since that has reasons. */
    private Sent unreasoned() {
      return ended(status);
    }

    private Sent ended(AlertStatus how) {
      return new Sent(
          alertId, how, tier, stage, fraudType, campaign, firstSeenAt, targets, List.of());
    }

    /** The version that ends an alert when nothing is left to speak for it. */
    Alert closing(int version, String subject, long decidedAt) {
      return ending(AlertStatus.CLOSED, version, subject, decidedAt);
    }

    /** The version that takes an alert back; it keeps its last tier. */
    Alert withdrawn(int version, String subject, long decidedAt) {
      return ending(AlertStatus.WITHDRAWN, version, subject, decidedAt);
    }

    private Alert ending(AlertStatus how, int version, String subject, long decidedAt) {
      return new Alert(
          alertId,
          version,
          how,
          subject,
          tier,
          stage,
          fraudType,
          campaign,
          firstSeenAt,
          decidedAt,
          0,
          List.of(),
          targets,
          List.of());
    }
  }

  ExposureTrack track(String campaign) {
    for (ExposureTrack track : tracks) {
      if (track.campaign().equals(campaign)) {
        return track;
      }
    }
    return new ExposureTrack(campaign, Stage.S0, Tier.NONE);
  }

  /**
   * The same, its tracks under what their campaigns are called at a time; two may have become one.
   */
  AlertState under(Campaigns campaigns, long at) {
    Map<String, ExposureTrack> joined = new LinkedHashMap<>();
    boolean renamed = false;
    for (ExposureTrack track : campaigns.isEmpty() ? List.<ExposureTrack>of() : tracks) {
      ExposureTrack its = track.under(campaigns.at(track.campaign(), at));
      renamed |= !its.equals(track);
      joined.merge(its.campaign(), its, ExposureTrack::joined);
    }
    return renamed
        ? new AlertState(
            episode,
            alertId,
            version,
            status,
            opening,
            List.copyOf(joined.values()),
            recheckAt,
            sent,
            past)
        : this;
  }

  /** Whether an alert is open. */
  public boolean isOpen() {
    return status == AlertStatus.OPEN;
  }

  /** The same, except that an open alert says again at the next look what it says. */
  AlertState untold() {
    return sent == null || !isOpen() ? this : sent(version, sent.unreasoned());
  }

  AlertState sent(int itsVersion, @Nullable Sent what) {
    return new AlertState(
        episode, alertId, itsVersion, status, opening, tracks, recheckAt, what, past);
  }

  /** The same, its tracks forgotten: what is left is looked at as if it had come alone. */
  AlertState afresh() {
    return new AlertState(
        episode, alertId, version, status, opening, List.of(), recheckAt, sent, past);
  }

  AlertState after(List<Past> earlier) {
    return new AlertState(
        episode, alertId, version, status, opening, tracks, recheckAt, sent, earlier);
  }

  /** The last version that went out of an alert, 0 when none did. */
  int lastVersion(String itsId) {
    if (itsId.equals(alertId)) {
      return version;
    }
    for (Past each : past) {
      if (each.alertId().equals(itsId)) {
        return each.version();
      }
    }
    return 0;
  }

  /** Every alert that went out, this one included. */
  List<Past> told() {
    List<Past> told = new ArrayList<>();
    for (Past each : past) {
      if (!each.alertId().equals(alertId)) {
        told.add(each);
      }
    }
    if (!alertId.isEmpty()) {
      told.add(new Past(alertId, version, sent));
    }
    return told;
  }
}
