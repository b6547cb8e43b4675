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
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.Visit;
import tocsin.domain.people.Person;

/**
 * Turns a city's history into person-hours: the engine's own ledger is watched while it tells each
 * person's course, so a row holds what was known at its time and nothing later. Rows from the first
 * payment on are left out (the question is answered), and so are rows whose horizon reaches beyond
 * the history (nobody knows).
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

  /** The rows of a city in order of person and time. */
  List<PersonHour> of(History history) {
    Map<String, Long> paidAt = new HashMap<>();
    for (Truth.Victim victim : history.truth().victims()) {
      paidAt.merge(victim.subject(), victim.firstPaymentAt(), Math::min);
    }
    List<PersonHour> rows = new ArrayList<>();
    new TreeMap<>(history.visits())
        .forEach(
            (subject, visits) -> {
              if (visits.stream().anyMatch(visit -> visit.target() != null)) {
                long first = paidAt.getOrDefault(subject, Long.MAX_VALUE);
                rows.addAll(person(history, subject, visits, first).values());
              }
            });
    return rows;
  }

  private Map<Long, PersonHour> person(
      History history, String subject, List<Visit> visits, long paidAt) {
    Truth.City city = history.truth().city();
    Map<Long, PersonHour> byHour = new TreeMap<>();
    PersonLedger ledger =
        new PersonLedger(
            at -> model,
            (who, at, leading, tier, score) -> {
              boolean pays = paidAt != Long.MAX_VALUE && paidAt - at <= horizonMillis;
              boolean known = at + horizonMillis <= city.endAt();
              if (at < paidAt && known && tier != Tier.NONE) {
                byHour.put(
                    Math.floorDiv(at, HOUR),
                    new PersonHour(at - city.startAt(), features(leading), pays, score));
              }
            });
    PersonState state = PersonState.NONE;
    for (Visit visit : visits) {
      state = ledger.add(state, visit);
    }
    Person person = history.roster().person(subject);
    PersonFlags flags = person == null ? PersonFlags.NONE : PersonFlags.of(person.flags());
    var unused = ledger.advance(state, subject, city.endAt(), flags, alert -> {});
    return byHour;
  }

  private PersonHour.Features features(Exposure leading) {
    double[] features = new double[facts.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = leading.facts().get(facts.get(i));
    }
    return new PersonHour.Features(features);
  }
}
