package tocsin.models.victims;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tocsin.adapters.json.PackReader;
import tocsin.core.campaign.Campaigns;
import tocsin.core.evaluate.Truth;
import tocsin.core.model.CompiledModel;
import tocsin.core.reference.ReferenceEngine;
import tocsin.core.route.Roster;
import tocsin.core.score.Fact;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

class RowsTest {
  private static final long T0 = 1_772_380_800_000L;
  private static final long HOUR = 3_600_000;

  private final CompiledModel model =
      Objects.requireNonNull(
          PackReader.read(
                  Path.of(System.getProperty("basedir", "."), "packs/base"), Long.MIN_VALUE, 1)
              .model());

  private static Visit visit(double hour) {
    long at = T0 + Math.round(hour * HOUR);
    FlaggedTarget target =
        new FlaggedTarget(
            "www.fraud.example",
            TargetKind.HOST,
            Verdict.CONFIRMED,
            "F01",
            "k1",
            90,
            IndicatorKind.HOST,
            "list");
    return new Visit("anna", at, at, at, Signal.VISIT.bit() | Signal.UPLOAD.bit(), target);
  }

  private List<PersonHour> rows(double paysAtHour, double... hours) {
    List<Visit> visits = new ArrayList<>();
    for (double hour : hours) {
      visits.add(visit(hour));
    }
    List<Truth.Payment> payments =
        paysAtHour < 0
            ? List.of()
            : List.of(new Truth.Payment(T0 + Math.round(paysAtHour * HOUR), 1000));
    Truth truth =
        new Truth(
            List.of(new Truth.Victim("anna", "k1", "F01", T0, payments)),
            List.of(),
            List.of(),
            new Truth.City(T0, T0 + 96 * HOUR, 1, Double.NaN, 1));
    List<List<PersonHour>> courses =
        new Rows(model, 24)
            .courses(
                new History(
                    new ReferenceEngine.Known(Map.of("anna", visits), new Campaigns()),
                    Roster.EMPTY,
                    truth));
    return Rows.hours(courses.get(0));
  }

  private static double visits(PersonHour row) {
    return row.features().values()[Schema.facts().indexOf(Fact.VISITS)];
  }

  @Test
  void rows_onePerActiveHour_knowNothingLater() {
    List<PersonHour> rows = rows(-1, 1.1, 1.5, 3.2, 40);
    assertThat(rows.stream().filter(row -> row.at() < 4 * HOUR)).hasSize(2);
    assertThat(visits(rows.get(0))).as("both visits of the hour, none of the next").isEqualTo(2);
    assertThat(visits(rows.get(1))).isEqualTo(3);
  }

  @Test
  void rows_label_isAPaymentWithinTheHorizon() {
    List<PersonHour> rows = rows(30, 1.1, 7.2);
    assertThat(rows.get(0).pays()).as("28.9 hours ahead").isFalse();
    assertThat(rows.get(1).pays()).as("22.8 hours ahead").isTrue();
  }

  @Test
  void rows_fromTheFirstPaymentOn_areLeftOut() {
    assertThat(rows(7.3, 1.1, 7.2, 7.4, 8.0)).allMatch(row -> row.at() < 7.3 * HOUR).hasSize(2);
  }

  @Test
  void rows_whoseHorizonLeavesTheHistory_areLeftOutWhetherTheyPayOrNot() {
    assertThat(rows(90, 80.0, 81.0)).isEmpty();
    assertThat(rows(-1, 80.0, 81.0)).isEmpty();
  }
}
