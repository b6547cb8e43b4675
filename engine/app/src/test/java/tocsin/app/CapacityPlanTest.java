package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapacityPlanTest {

  @Test
  void plan_growsWithPeople_andSaysWhatWasMeasured() {
    CapacityPlan city = new CapacityPlan(3_400_000, 200, 3);
    CapacityPlan province = new CapacityPlan(66_000_000, 200, 3);

    assertThat(city.peakRate()).isEqualTo(3_400_000 * 200.0 / 86_400 * 3);
    assertThat(province.peakRate() / city.peakRate()).isBetween(19.0, 20.0);
    assertThat(province.cores())
        .isGreaterThan(1)
        .isEqualTo(province.peakRate() * CapacityPlan.MICROS_PER_RECORD / 1e6 * 2);
    assertThat(city.advisors()).isEqualTo(11_334);
    assertThat(city.lines())
        .extracting(CapacityPlan.Line::basis)
        .contains("measured", "arithmetic", "given");
  }

  @Test
  void aVillage_needsOneCore() {
    CapacityPlan village = new CapacityPlan(300, 200, 3);

    assertThat(village.cores()).isEqualTo(1);
    assertThat(village.brokerCores()).isEqualTo(1);
    assertThat(village.advisors()).isEqualTo(1);
  }
}
