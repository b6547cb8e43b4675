package tocsin.models.victims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.evaluate.Truth;
import tocsin.core.model.CompiledModel;
import tocsin.core.model.PersonLedger;
import tocsin.core.model.PersonState;
import tocsin.core.score.Exposure;
import tocsin.core.score.Fact;
import tocsin.core.score.PersonFlags;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.Visit;
import tocsin.domain.people.Person;

/**
 * Turns a city's history into looks at people: the engine's own ledger is watched while it tells
 * each person's course, so a row holds what was known at its time and nothing later. Rows from the
 * first payment on are left out (the question is answered), and so are rows whose horizon reaches
 * beyond the history (nobody knows).
 */
final class Rows {
  private static final long HOUR = 3_600_000;

  private final CompiledModel model;
  private final long horizonMillis;
  private final List<Fact> facts = Schema.facts();

  Rows(CompiledModel model, double horizonHours) {
    this.model = model;
    this.horizonMillis = Math.round(horizonHours * HOUR);
  }

  /** Every look at each person exposed, in order of person and time. */
  List<List<PersonHour>> courses(History history) {
    Map<String, Long> paidAt = new HashMap<>();
    for (Truth.Victim victim : history.truth().victims()) {
      paidAt.merge(victim.subject(), victim.firstPaymentAt(), Math::min);
    }
    List<List<PersonHour>> courses = new ArrayList<>();
    new TreeMap<>(history.known().visits())
        .forEach(
            (subject, visits) -> {
              if (visits.stream().anyMatch(visit -> visit.target() != null)) {
                long first = paidAt.getOrDefault(subject, Long.MAX_VALUE);
                courses.add(course(history, subject, visits, first));
              }
            });
    return courses;
  }

  /** Of each active hour of a course the last look. */
  static List<PersonHour> hours(List<PersonHour> course) {
    Map<Long, PersonHour> byHour = new TreeMap<>();
    course.forEach(row -> byHour.put(Math.floorDiv(row.at(), HOUR), row));
    return List.copyOf(byHour.values());
  }

  private List<PersonHour> course(
      History history, String subject, List<Visit> visits, long paidAt) {
    Truth.City city = history.truth().city();
    List<PersonHour> course = new ArrayList<>();
    PersonLedger ledger =
        new PersonLedger(
            at -> model,
            new Judgements(),
            history.known().campaigns(),
            (who, at, leading, tier, score) -> {
              boolean pays = paidAt != Long.MAX_VALUE && paidAt - at <= horizonMillis;
              boolean known = at + horizonMillis <= city.endAt();
              if (at < paidAt && known) {
                course.add(new PersonHour(at - city.startAt(), features(leading), pays, score));
              }
            });
    PersonState state = PersonState.NONE;
    for (Visit visit : visits) {
      state = ledger.add(state, visit);
    }
    Person person = history.roster().person(subject);
    PersonFlags flags = person == null ? PersonFlags.NONE : PersonFlags.of(person.flags());
    var unused = ledger.advance(state, subject, city.endAt(), flags, alert -> {});
    return course;
  }

  private PersonHour.Features features(Exposure leading) {
    double[] features = new double[facts.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = leading.facts().get(facts.get(i));
    }
    return new PersonHour.Features(features);
  }
}
