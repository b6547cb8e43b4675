package tocsin.core.reference;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tocsin.core.apps.AppState;
import tocsin.core.campaign.CampaignBook;
import tocsin.core.campaign.Campaigns;
import tocsin.core.capacity.AdvisorTasks;
import tocsin.core.capacity.Offers;
import tocsin.core.capacity.TaskLedger;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.detect.Sieve;
import tocsin.core.detect.SieveCounts;
import tocsin.core.detect.Subjects;
import tocsin.core.discover.MapMemory;
import tocsin.core.discover.SiteState;
import tocsin.core.discover.TargetLedger;
import tocsin.core.model.CompiledModel;
import tocsin.core.model.PersonLedger;
import tocsin.core.model.PersonState;
import tocsin.core.route.Roster;
import tocsin.core.score.Handled;
import tocsin.core.score.PersonFlags;
import tocsin.core.verdict.Judgements;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.alert.Handling;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.CampaignLink;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Membership;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Visit;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Person;
import tocsin.domain.traffic.AccessRecord;

/** Runs a history through the engine, one person and one site after the other. */
public final class ReferenceEngine {

  /** What came out, in the order of the output files. */
  public record Outcome(
      List<Alert> alerts,
      List<Assignment> assignments,
      List<TargetReport> targets,
      List<Membership> campaigns,
      SieveCounts counts) {}

  private final CompiledModel model;
  private final Roster roster;
  private final List<Listing> news;
  private final SieveCounts counts = new SieveCounts();
  private final Sieve sieve;
  private final Map<String, List<Sighting>> sightings = new TreeMap<>();
  private final Map<String, AppState> apps = new TreeMap<>();
  private final Map<String, List<AppSetFact>> facts = new TreeMap<>();
  private final Map<String, List<Visit>> visits = new TreeMap<>();
  private final Judgements judgements = new Judgements();
  private final List<CampaignLink> links = new ArrayList<>();

  /**
   * Takes what is known.
   *
   * @param news indicators that become known during the history, with the site of each
   */
  public ReferenceEngine(
      CompiledModel model,
      IndicatorIndex indicators,
      List<Listing> news,
      Subjects subjects,
      Roster roster) {
    this.model = model;
    this.roster = roster;
    this.news = news;
    this.sieve =
        new Sieve(model.names(), model.suffixes(), model.warnings(), indicators, subjects, counts);
  }

  /** Judges one record; records may come in any order. */
  public void take(AccessRecord record) {
    sieve.sift(
        record,
        new Sieve.Out() {
          @Override
          public void sighting(Sighting sighting) {
            sightings.computeIfAbsent(sighting.site(), s -> new ArrayList<>()).add(sighting);
          }

          @Override
          public void context(Visit visit) {
            visit(visit);
          }

          @Override
          public void touch(AppTouch touch) {
            AppState before = apps.getOrDefault(touch.subject(), AppState.NONE);
            apps.put(touch.subject(), model.appSessions().add(before, touch));
          }
        });
  }

  /** Takes what the desk did with an alert. */
  public void take(Handling handling) {
    Handled.visits(handling).forEach(this::visit);
  }

  /** Takes what a person holds of a target. */
  public void take(Judgement judgement) {
    judgements.add(judgement);
  }

  private void visit(Visit visit) {
    visits.computeIfAbsent(visit.subject(), s -> new ArrayList<>()).add(visit);
  }

  /** Everything that follows from the records taken, until nothing more is due. */
  public Outcome finish() {
    List<TargetReport> targets = new ArrayList<>();
    var unused = history(targets::add);
    List<Alert> alerts = new ArrayList<>();
    List<Membership> members = campaigns();
    Campaigns campaigns = Campaigns.of(members);
    visits.forEach((subject, theirs) -> person(subject, theirs, campaigns, alerts));
    alerts.sort(ORDER);
    List<Assignment> assignments = new ArrayList<>();
    for (Alert alert : alerts) {
      assignments.addAll(model.router().route(AlertHead.of(alert), roster));
    }
    return new Outcome(alerts, fitted(alerts, assignments), targets, members, counts);
  }

  /** What becomes of assignments under what advisors can take on, in their order. */
  private List<Assignment> fitted(List<Alert> alerts, List<Assignment> assignments) {
    if (!model.pack().capacity().limits()) {
      return assignments;
    }
    Map<String, AlertHead> heads = new HashMap<>();
    alerts.forEach(
        alert -> heads.put(version(alert.alertId(), alert.version()), AlertHead.of(alert)));
    TaskLedger ledger =
        new TaskLedger(at -> model.pack().capacity(), ZoneId.of(model.pack().zone()));
    Map<String, AdvisorTasks> advisors = new TreeMap<>();
    for (Assignment each : assignments) {
      AlertHead head = heads.get(version(each.alertId(), each.version()));
      if (head != null && Offers.isTask(each)) {
        AdvisorTasks before = advisors.getOrDefault(each.advisorId(), AdvisorTasks.NONE);
        advisors.put(each.advisorId(), ledger.add(before, Offers.of(head, each, roster)));
      }
    }
    Map<String, Assignment> decided = new HashMap<>();
    for (AdvisorTasks tasks : advisors.values()) {
      var unused =
          ledger.advance(
              tasks,
              Long.MAX_VALUE - 1,
              each -> decided.put(version(each.alertId(), each.version()), each));
    }
    return assignments.stream()
        .map(
            each ->
                Offers.isTask(each)
                    ? decided.getOrDefault(version(each.alertId(), each.version()), each)
                    : each)
        .toList();
  }

  private static String version(String alertId, int version) {
    return alertId + "." + version;
  }

  /**
   * What the records taken say, before anyone weighs it for a person: the same for all packs that
   * differ in stages, reasons, tiers and rules only.
   *
   * @param visits by pseudonym
   * @param campaigns which sites are one
   */
  public record Known(Map<String, List<Visit>> visits, Campaigns campaigns) {
    @Override
    public String toString() {
      return "Known[" + visits.size() + " people]";
    }
  }

  /** What the records taken say. To be asked once. */
  public Known known() {
    Map<String, List<Visit>> known = history(report -> {});
    return new Known(known, Campaigns.of(campaigns()));
  }

  /**
   * The same, and what is said of targets. To be asked once.
   *
   * @return by pseudonym
   */
  public Map<String, List<Visit>> history(Consumer<TargetReport> reports) {
    apps.forEach(this::sessions);
    facts.keySet().forEach(site -> sightings.putIfAbsent(site, new ArrayList<>()));
    Ties ties = new Ties(model, judgements);
    sightings.forEach((site, seen) -> ties.site(site, seen, news));
    ties.close();
    sightings.forEach((site, seen) -> site(site, seen, ties, reports));
    sightings.clear();
    apps.clear();
    facts.clear();
    return visits;
  }

  /** Which sites are one campaign; to be asked after {@link #history}. */
  public List<Membership> campaigns() {
    return CampaignBook.of(links, judgements);
  }

  private void sessions(String subject, AppState state) {
    var unused =
        model
            .appSessions()
            .advance(
                state,
                subject,
                Long.MIN_VALUE,
                Long.MAX_VALUE - 1,
                fact -> facts.computeIfAbsent(fact.site(), s -> new ArrayList<>()).add(fact));
  }

  /** The order of {@code alerts.jsonl}. */
  public static final Comparator<Alert> ORDER =
      Comparator.comparingLong(Alert::decidedAt)
          .thenComparing(Alert::alertId)
          .thenComparingInt(Alert::version);

  private void site(String site, List<Sighting> seen, Ties ties, Consumer<TargetReport> targets) {
    MapMemory memory = new MapMemory();
    SiteState state = SiteState.empty(site);
    for (Sighting sighting : seen) {
      state = model.targetLedger().sighted(state, sighting, memory, this::visit);
    }
    for (AppSetFact fact : facts.getOrDefault(site, List.of())) {
      state = model.targetLedger().told(state, fact, memory, this::visit);
    }
    for (Listing listing : news) {
      if (listing.site().equals(site)) {
        state = model.targetLedger().listed(state, listing.indicator(), memory, this::visit);
      }
    }
    for (Exposed exposed : ties.of(site)) {
      state = model.targetLedger().exposed(state, exposed, memory);
    }
    state = model.targetLedger().assess(state, memory, ties.rates(), this::visit);
    state =
        model
            .targetLedger()
            .links()
            .tell(state, memory, Long.MIN_VALUE, Long.MAX_VALUE, links::add);
    model
        .targetLedger()
        .report(
            state,
            memory,
            new TargetLedger.Beside(ties.rates(), judgements, roster::enterpriseOf),
            report -> {
              if (!report.trace().quiet()) {
                targets.accept(report);
              }
            });
  }

  private void person(String subject, List<Visit> theirs, Campaigns campaigns, List<Alert> alerts) {
    PersonLedger ledger = new PersonLedger(at -> model, judgements, campaigns, null);
    PersonState state = PersonState.NONE;
    for (Visit visit : theirs) {
      state = ledger.add(state, visit);
    }
    PersonState last =
        ledger.advance(state, subject, Long.MAX_VALUE - 1, flags(subject), alerts::add);
    if (last.alert().isOpen()) {
      throw new IllegalStateException("an alert was left open when nothing more is due");
    }
  }

  private PersonFlags flags(String subject) {
    Person person = roster.person(subject);
    return person == null ? PersonFlags.NONE : PersonFlags.of(person.flags());
  }
}
