package tocsin.core.evaluate.baseline;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;

/**
 * Who is to be alerted, when, and how strongly the rule speaks.
 *
 * @param because an access to a listed target, if there was one
 */
record Candidate(String subject, long at, int score, @Nullable Sighting because) {
  static final Comparator<Candidate> STRONGEST =
      Comparator.comparingInt(Candidate::score)
          .reversed()
          .thenComparingLong(Candidate::at)
          .thenComparing(Candidate::subject);

  /** Every rule alerts a person once. */
  Alert alert() {
    Match match = because == null ? null : because.match();
    return new Alert(
        "of " + subject,
        1,
        AlertStatus.OPEN,
        subject,
        Tier.YELLOW,
        Stage.S0,
        match == null ? Indicator.UNKNOWN_TYPE : match.fraudType(),
        "",
        at,
        at,
        score,
        List.of(),
        because == null ? List.of() : List.of(because.target()),
        List.of());
  }

  @Override
  public String toString() {
    return "Candidate[at=" + at + ", score=" + score + "]";
  }
}
