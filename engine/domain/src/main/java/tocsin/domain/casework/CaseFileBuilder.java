package tocsin.domain.casework;

import java.util.ArrayList;
import java.util.List;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;

/** A case file in the making. Confined to one thread. */
public final class CaseFileBuilder {
  private final String caseId;
  private long version;
  private final String subject;
  private String unitId;
  private CaseState state;
  private long since;
  private Tier tier;
  private Stage stage;
  private String fraudType;
  private String campaign;
  private long openedAt;
  private String owner;
  private Clocks clocks;
  private List<AlertLink> alerts;
  private List<CaseTask> tasks;
  private List<Visit> visits;
  private List<Outcome> outcomes;
  private int missed;
  private int reminders;
  private int followUps;
  private boolean breached;
  private CloseReason closed;

  CaseFileBuilder(CaseFile from) {
    caseId = from.caseId();
    version = from.version();
    subject = from.subject();
    unitId = from.unitId();
    state = from.state();
    since = from.since();
    tier = from.tier();
    stage = from.stage();
    fraudType = from.fraudType();
    campaign = from.campaign();
    openedAt = from.openedAt();
    owner = from.owner();
    clocks = from.clocks();
    alerts = from.alerts();
    tasks = from.tasks();
    visits = from.visits();
    outcomes = from.outcomes();
    missed = from.missed();
    reminders = from.reminders();
    followUps = from.followUps();
    breached = from.breached();
    closed = from.closed();
  }

  public CaseFileBuilder version(long version) {
    this.version = version;
    return this;
  }

  public CaseFileBuilder unitId(String unitId) {
    this.unitId = unitId;
    return this;
  }

  public CaseFileBuilder state(CaseState state) {
    this.state = state;
    return this;
  }

  public CaseFileBuilder since(long since) {
    this.since = since;
    return this;
  }

  public CaseFileBuilder tier(Tier tier) {
    this.tier = tier;
    return this;
  }

  public CaseFileBuilder stage(Stage stage) {
    this.stage = stage;
    return this;
  }

  public CaseFileBuilder fraudType(String fraudType) {
    this.fraudType = fraudType;
    return this;
  }

  public CaseFileBuilder campaign(String campaign) {
    this.campaign = campaign;
    return this;
  }

  public CaseFileBuilder openedAt(long openedAt) {
    this.openedAt = openedAt;
    return this;
  }

  public CaseFileBuilder owner(String owner) {
    this.owner = owner;
    return this;
  }

  public CaseFileBuilder clocks(Clocks clocks) {
    this.clocks = clocks;
    return this;
  }

  public CaseFileBuilder alerts(List<AlertLink> alerts) {
    this.alerts = alerts;
    return this;
  }

  public CaseFileBuilder tasks(List<CaseTask> tasks) {
    this.tasks = tasks;
    return this;
  }

  public CaseFileBuilder visits(List<Visit> visits) {
    this.visits = visits;
    return this;
  }

  public CaseFileBuilder outcomes(List<Outcome> outcomes) {
    this.outcomes = outcomes;
    return this;
  }

  public CaseFileBuilder missed(int missed) {
    this.missed = missed;
    return this;
  }

  public CaseFileBuilder reminders(int reminders) {
    this.reminders = reminders;
    return this;
  }

  public CaseFileBuilder followUps(int followUps) {
    this.followUps = followUps;
    return this;
  }

  public CaseFileBuilder breached(boolean breached) {
    this.breached = breached;
    return this;
  }

  public CaseFileBuilder closed(CloseReason closed) {
    this.closed = closed;
    return this;
  }

  /** Adds at the end. */
  public CaseFileBuilder add(Visit visit) {
    visits = with(visits, visit);
    return this;
  }

  /** Adds at the end. */
  public CaseFileBuilder add(Outcome outcome) {
    outcomes = with(outcomes, outcome);
    return this;
  }

  /** Adds at the end. */
  public CaseFileBuilder add(CaseTask task) {
    tasks = with(tasks, task);
    return this;
  }

  private static <T> List<T> with(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  public CaseFile build() {
    return new CaseFile(
        caseId, version, subject, unitId, state, since, tier, stage, fraudType, campaign, openedAt,
        owner, clocks, alerts, tasks, visits, outcomes, missed, reminders, followUps, breached,
        closed);
  }
}
