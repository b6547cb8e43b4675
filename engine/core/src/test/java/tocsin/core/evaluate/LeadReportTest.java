package tocsin.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.evaluate.Truth.Victim;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;

class LeadReportTest {
  private static final long PAID = TestPacks.T0;
  private static final long MINUTE = TestPacks.MINUTE;
  private static final long NEVER = Long.MAX_VALUE;

  private final List<Victim> victims = new ArrayList<>();
  private final List<Truth.Reached> reached = new ArrayList<>();
  private final List<Alert> alerts = new ArrayList<>();

  private LeadReportTest victim(String subject, long paidAt) {
    List<Truth.Payment> payments =
        paidAt == NEVER ? List.of() : List.of(new Truth.Payment(paidAt, 100));
    victims.add(new Victim(subject, "c", "F01", PAID - TestPacks.DAY, payments));
    return this;
  }

  private LeadReportTest alert(String subject, Tier tier, long at) {
    return alert(subject, tier, at, AlertStatus.OPEN);
  }

  private LeadReportTest alert(String subject, Tier tier, long at, AlertStatus status) {
    alerts.add(
        new Alert(
            "a-" + subject,
            1,
            status,
            subject,
            tier,
            Stage.S1,
            "F01",
            "c",
            at,
            at,
            0,
            List.of(),
            List.of(),
            List.of()));
    return this;
  }

  private LeadReport report() {
    return LeadReport.of(new Truth(victims, reached, List.of(), Truth.City.UNKNOWN), alerts);
  }

  @Test
  void of_nothing_isNothing() {
    assertThat(report()).isEqualTo(new LeadReport(0, Map.of(), 0, 0, -1, 0, 0, 0));
  }

  @Test
  void of_victimNeverAlerted_isNeitherInTimeNorLate() {
    victim("anna", PAID);

    assertThat(report()).isEqualTo(new LeadReport(1, Map.of(), 0, 0, -1, 0, 0, 0));
  }

  @Test
  void of_alertBeforeThePayment_isInTimeWithItsLead() {
    victim("anna", PAID).alert("anna", Tier.ORANGE, PAID - 90 * MINUTE);

    assertThat(report()).isEqualTo(new LeadReport(1, Map.of(Tier.ORANGE, 1), 1, 0, 90, 0, 0, 1));
  }

  @Test
  void of_alertAtTheVeryInstantOfThePayment_isLate() {
    victim("anna", PAID).alert("anna", Tier.RED, PAID);
    victim("bert", PAID).alert("bert", Tier.RED, PAID - 1);

    assertThat(report()).isEqualTo(new LeadReport(2, Map.of(Tier.RED, 1), 1, 1, 0, 0, 0, 2));
  }

  @Test
  void of_severalVersions_countTheTierReachedInTimeAndTheFirstLead() {
    victim("anna", PAID)
        .alert("anna", Tier.BLUE, PAID - 300 * MINUTE)
        .alert("anna", Tier.ORANGE, PAID - 60 * MINUTE)
        .alert("anna", Tier.YELLOW, PAID - 120 * MINUTE)
        .alert("anna", Tier.YELLOW, PAID - 30 * MINUTE)
        .alert("anna", Tier.RED, PAID + MINUTE);

    assertThat(report()).isEqualTo(new LeadReport(1, Map.of(Tier.ORANGE, 1), 1, 0, 120, 0, 0, 1));
  }

  @Test
  void of_blueInTimeAndMoreTooLate_isInTimeWithoutALead() {
    victim("anna", PAID)
        .alert("anna", Tier.BLUE, PAID - MINUTE)
        .alert("anna", Tier.RED, PAID + MINUTE);

    assertThat(report()).isEqualTo(new LeadReport(1, Map.of(Tier.BLUE, 1), 1, 0, -1, 0, 0, 1));
  }

  @Test
  void of_severalPayments_theFirstCounts() {
    victim("anna", PAID + TestPacks.HOUR)
        .victim("anna", PAID)
        .victim("anna", NEVER)
        .alert("anna", Tier.RED, PAID + MINUTE);

    assertThat(report()).isEqualTo(new LeadReport(1, Map.of(), 0, 1, -1, 0, 0, 1));
  }

  @Test
  void of_victimWithoutAPayment_isTouchedButNotCounted() {
    victim("anna", NEVER).alert("anna", Tier.RED, PAID);

    assertThat(report()).isEqualTo(new LeadReport(0, Map.of(), 0, 0, -1, 0, 0, 1));
  }

  @Test
  void of_peopleWhoWentNoFurtherThanLanding_areUntouched() {
    reached.add(new Truth.Reached("lured", "c", "F01", Truth.Depth.LURE));
    reached.add(new Truth.Reached("landed", "c", "F01", Truth.Depth.LANDING));
    reached.add(new Truth.Reached("installed", "c", "F01", Truth.Depth.S2));
    for (String subject : List.of("lured", "landed", "installed", "nobody")) {
      alert(subject, Tier.BLUE, PAID);
    }
    alert("landed", Tier.YELLOW, PAID).alert("landed", Tier.BLUE, PAID + 1);

    assertThat(report()).isEqualTo(new LeadReport(0, Map.of(), 0, 0, -1, 1, 2, 4));
  }

  @Test
  void of_withdrawnAlert_stillSaysThatThePersonWasWarned() {
    victim("anna", PAID)
        .alert("anna", Tier.YELLOW, PAID - 50 * MINUTE)
        .alert("anna", Tier.YELLOW, PAID - 40 * MINUTE, AlertStatus.WITHDRAWN)
        .alert("bert", Tier.YELLOW, PAID - 40 * MINUTE, AlertStatus.WITHDRAWN);

    assertThat(report()).isEqualTo(new LeadReport(1, Map.of(Tier.YELLOW, 1), 1, 0, 50, 1, 0, 2));
  }

  @Test
  void median_oddAndEven_isTheMiddleOrTheUpperOfTwo() {
    for (long lead : new long[] {10, 500, 30}) {
      victim("p" + lead, PAID).alert("p" + lead, Tier.RED, PAID - lead * MINUTE - 1);
    }
    assertThat(report().medianLeadMinutes()).isEqualTo(30);

    victim("more", PAID).alert("more", Tier.RED, PAID - 40 * MINUTE);
    assertThat(report().medianLeadMinutes()).isEqualTo(40);
  }
}
