package tocsin.domain.casework;

import java.util.List;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;

/**
 * One person's case in one episode: everything that decides what may happen next. Evidence lists
 * (alerts, tasks, visits, outcomes) only grow; a task's state may move on.
 *
 * @param caseId deterministic from the opening alert
 * @param version from 1; the ETag
 * @param subject pseudonym
 * @param unitId where in the jurisdiction tree the person belongs; bounds who may see the case
 * @param since when the state was entered, milliseconds UTC
 * @param tier working tier; never falls while the case is open
 * @param openedAt when the case was opened or last re-opened, milliseconds UTC
 * @param owner operator who has it, empty for none
 * @param missed failed contacts since the last dispatch
 * @param reminders reminders sent since the last dispatch
 * @param followUps follow-up visits made in this episode
 * @param breached whether some deadline of this episode was missed
 */
public record CaseFile(
    String caseId,
    long version,
    String subject,
    String unitId,
    CaseState state,
    long since,
    Tier tier,
    Stage stage,
    String fraudType,
    String campaign,
    long openedAt,
    String owner,
    Clocks clocks,
    List<AlertLink> alerts,
    List<CaseTask> tasks,
    List<Visit> visits,
    List<Outcome> outcomes,
    int missed,
    int reminders,
    int followUps,
    boolean breached,
    CloseReason closed) {

  public CaseFile {
    alerts = List.copyOf(alerts);
    tasks = List.copyOf(tasks);
    visits = List.copyOf(visits);
    outcomes = List.copyOf(outcomes);
  }

  /** Begins a changed copy. */
  public CaseFileBuilder change() {
    return new CaseFileBuilder(this);
  }

  /** Whether anybody got through to the person: by a visit, or as a report says. */
  public boolean reached() {
    return visits.stream().anyMatch(visit -> visit.result() != Cooperation.UNAVAILABLE)
        || outcomes.stream().anyMatch(outcome -> outcome.verdict() != CaseVerdict.V7);
  }

  /** The same case under another pseudonym of the same person. */
  public CaseFile renamed(String pseudonym) {
    return new CaseFile(
        caseId, version, pseudonym, unitId, state, since, tier, stage, fraudType, campaign,
        openedAt, owner, clocks, alerts, tasks, visits, outcomes, missed, reminders, followUps,
        breached, closed);
  }

  @Override
  public String toString() {
    return "CaseFile[" + caseId + " v" + version + " " + state + " " + tier + "]";
  }
}
