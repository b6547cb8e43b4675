package tocsin.adapters.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tocsin.core.verdict.VerdictLife;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Verdict;

/**
 * Reads what people hold of targets, one judgement a line: {@code value}, {@code verdict}
 * (confirmed, refuted), {@code at}, and optionally {@code kind} (host), {@code until} (half a year
 * after {@code at}), {@code by} and {@code why}.
 */
public final class JudgementReader {
  private JudgementReader() {}

  /**
   * The judgements, by time.
   *
   * @throws BadLineException with file, line and reason
   */
  public static List<Judgement> read(Path file) throws IOException {
    List<Judgement> judgements = new ArrayList<>();
    JsonLines.each(file, line -> judgements.add(judgement(line)));
    judgements.sort(Comparator.comparingLong(Judgement::at).thenComparing(Judgement::value));
    return judgements;
  }

  private static Judgement judgement(LineNode line) {
    Verdict verdict = line.oneOf("verdict", Verdict.class);
    if (verdict != Verdict.CONFIRMED && verdict != Verdict.REFUTED) {
      throw line.fault("'verdict' is neither confirmed nor refuted; a person says one of them");
    }
    long at = line.time("at");
    long until = line.time("until", at + VerdictLife.DEFAULT_MILLIS);
    if (until <= at) {
      throw line.fault("'until' is not after 'at'");
    }
    return new Judgement(
        line.oneOf("kind", IndicatorKind.class, IndicatorKind.HOST),
        line.text("value"),
        verdict,
        at,
        until,
        line.text("by", ""),
        line.text("why", ""));
  }
}
