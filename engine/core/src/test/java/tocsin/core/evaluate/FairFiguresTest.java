package tocsin.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tocsin.core.evaluate.Fixtures.alert;
import static tocsin.core.evaluate.Fixtures.alerts;
import static tocsin.core.evaluate.Fixtures.city;
import static tocsin.core.evaluate.Fixtures.value;
import static tocsin.core.evaluate.Fixtures.victim;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Person;

class FairFiguresTest {
  private static final long T0 = 1_772_380_800_000L;

  private static final Truth TRUTH =
      new Truth(
          List.of(
              victim("young", "k1", "F01", 10, 100, 1000),
              victim("old", "k1", "F01", 10, 100, 1000)),
          List.of(),
          List.of(),
          city(3, 1000, Double.NaN, 2));

  private static Scorecard card(Map<String, Traits> traits) {
    return Scorecard.of(
        TRUTH,
        alerts(
            alert("1", 1, "young", Tier.RED, 50),
            alert("2", 1, "old", Tier.BLUE, 50),
            alert("3", 1, "calm", Tier.YELLOW, 50)),
        Fixtures.ONE_CALL,
        Fixtures.NONE,
        traits);
  }

  private static Map<String, Traits> roster() {
    return Traits.of(
        List.of(
            new Person("young", "e1", "", 2000, List.of()),
            new Person("old", "", "", 1950, List.of()),
            new Person("calm", "e2", "", 1980, List.of()),
            new Person("child", "", "", 2015, List.of()),
            new Person("whoever", "e1", "", 0, List.of())),
        T0);
  }

  @Test
  void fair_groups_areByAgeAndEnterprise() {
    Scorecard card = card(roster());
    assertThat(value(card, "fair.told-in-time", "age:18-40")).isEqualTo(1);
    assertThat(value(card, "fair.told-in-time", "age:over-60")).as("blue sends nobody").isZero();
    assertThat(value(card, "fair.told-in-time", "enterprise:none")).isZero();
    assertThat(value(card, "fair.false-per-1000-month", "age:41-60"))
        .as("one of one in three days")
        .isCloseTo(1000 * 10.0, within(1e-6));
    assertThat(value(card, "fair.false-per-1000-month", "age:under-18")).isZero();
    assertThat(value(card, "fair.false-per-1000-month", "age:unknown")).isZero();
    assertThat(value(card, "fair.enterprise-false", "q:100")).isCloseTo(10_000, within(1e-6));
    assertThat(value(card, "fair.enterprise-false", "q:50")).isZero();
  }

  @Test
  void fair_withoutRoster_isNotMeasured() {
    assertThat(card(Map.of()).figures()).noneMatch(each -> each.name().startsWith("fair."));
  }
}
