package tocsin.models.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.campaign.Campaigns;
import tocsin.core.evaluate.Capacity;
import tocsin.core.model.CompiledModel;
import tocsin.core.model.PackCompiler;
import tocsin.core.model.PersonLedger;
import tocsin.core.model.PersonState;
import tocsin.core.model.Tuning;
import tocsin.core.reference.ReferenceEngine;
import tocsin.core.route.Roster;
import tocsin.core.score.PersonFlags;
import tocsin.core.verdict.Judgements;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.Visit;
import tocsin.domain.pack.Pack;
import tocsin.domain.people.Person;

/**
 * Tries configurations on a history that is read once: what people did does not depend on weights
 * and thresholds, so only the last step, from a person's moments to alerts, is done again. Safe for
 * threads.
 */
final class Bench {
  private final Pack pack;
  private final Campaigns campaigns;
  private final Labels labels;
  private final List<Fold> folds;
  private final Map<Tier, Double> minutes;
  private final List<Someone> people = new ArrayList<>();

  private record Someone(String subject, PersonFlags flags, PersonState state) {
    @Override
    public String toString() {
      return "Someone";
    }
  }

  Bench(
      Pack pack,
      ReferenceEngine.Known known,
      Roster roster,
      Labels labels,
      Capacity capacity,
      List<Fold> folds) {
    // What is searched is the score card; it has to be what decides meanwhile.
    this.pack = pack.byScoreCard();
    this.campaigns = known.campaigns();
    this.labels = labels;
    this.folds = folds;
    this.minutes = capacity.minutes();
    CompiledModel model = compiled(Tuning.NONE);
    PersonLedger ledger = ledger(model);
    new TreeMap<>(known.visits())
        .forEach((subject, theirs) -> add(ledger, roster, subject, theirs));
  }

  private PersonLedger ledger(CompiledModel model) {
    return new PersonLedger(at -> model, new Judgements(), campaigns, null);
  }

  /** Only people who met a target can ever be told of. */
  private void add(PersonLedger ledger, Roster roster, String subject, List<Visit> theirs) {
    if (theirs.stream().noneMatch(visit -> visit.target() != null)) {
      return;
    }
    PersonState state = PersonState.NONE;
    for (Visit visit : theirs) {
      state = ledger.add(state, visit);
    }
    Person person = roster.person(subject);
    PersonFlags flags = person == null ? PersonFlags.NONE : PersonFlags.of(person.flags());
    people.add(new Someone(subject, flags, state));
  }

  int people() {
    return people.size();
  }

  private CompiledModel compiled(Tuning tuning) {
    PackCompiler.Result result = PackCompiler.compile(tuning.apply(pack), 1);
    CompiledModel model = result.model();
    if (model == null) {
      throw new IllegalArgumentException(result.problems().get(0).toString());
    }
    return model;
  }

  /** What a configuration says of everyone. */
  List<Course> courses(Tuning tuning) {
    CompiledModel model = compiled(tuning);
    PersonLedger ledger = ledger(model);
    long until = folds.get(folds.size() - 1).until() - 1;
    List<Course> courses = new ArrayList<>();
    for (Someone each : people) {
      List<Alert> versions = new ArrayList<>();
      var unused = ledger.advance(each.state(), each.subject(), until, each.flags(), versions::add);
      if (!versions.isEmpty()) {
        courses.add(new Course(each.subject(), versions));
      }
    }
    return courses;
  }

  /** What a configuration comes to, fold by fold. */
  Trial attempt(Tuning tuning) {
    List<Course> courses = courses(tuning);
    Map<String, Long> toldAt = new TreeMap<>();
    courses.forEach(course -> toldAt.put(course.subject(), course.toldAt()));
    List<Outcome> outcomes = new ArrayList<>();
    for (Fold fold : folds) {
      outcomes.add(outcome(fold, courses, toldAt));
    }
    return new Trial(tuning, outcomes);
  }

  private Outcome outcome(Fold fold, List<Course> courses, Map<String, Long> toldAt) {
    int victims = 0;
    int inTime = 0;
    long yuan = 0;
    long yuanAfter = 0;
    for (Map.Entry<String, List<Labels.Loss>> entry : labels.losses().entrySet()) {
      long told = toldAt.getOrDefault(entry.getKey(), Long.MAX_VALUE);
      long first = entry.getValue().get(0).at();
      victims += fold.holds(first) ? 1 : 0;
      inTime += fold.holds(first) && told < first ? 1 : 0;
      for (Labels.Loss loss : entry.getValue()) {
        yuan += fold.holds(loss.at()) ? loss.yuan() : 0;
        yuanAfter += fold.holds(loss.at()) && told < loss.at() ? loss.yuan() : 0;
      }
    }
    int told = 0;
    int needless = 0;
    double work = 0;
    for (Course course : courses) {
      boolean here = fold.holds(course.toldAt());
      told += here ? 1 : 0;
      needless += here && labels.isFalse(course.subject()) ? 1 : 0;
      work += work(fold, course);
    }
    return new Outcome(victims, inTime, yuan, yuanAfter, told, needless, work / fold.days());
  }

  /** Every rise of the highest tier makes the work of the tier that is reached. */
  private double work(Fold fold, Course course) {
    Tier highest = Tier.NONE;
    double work = 0;
    for (Alert version : course.versions()) {
      if (version.tier().compareTo(highest) > 0) {
        highest = version.tier();
        work += fold.holds(version.decidedAt()) ? minutes.getOrDefault(highest, 0.0) : 0;
      }
    }
    return work;
  }

  Labels labels() {
    return labels;
  }
}
