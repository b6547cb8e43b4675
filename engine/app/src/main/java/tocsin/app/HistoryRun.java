package tocsin.app;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Lane;
import tocsin.adapters.file.LaneReader;
import tocsin.adapters.file.Lanes;
import tocsin.core.detect.Subjects;
import tocsin.core.reference.ReferenceEngine;
import tocsin.domain.intel.Visit;
import tocsin.domain.traffic.Intake;
import tocsin.job.Edition;

/** Reads a history once, up to what it says of each person, before anyone weighs it. */
final class HistoryRun {
  private HistoryRun() {}

  static Map<String, List<Visit>> of(Edition edition, InputSpec input) {
    ReferenceEngine engine =
        new ReferenceEngine(
            edition.model(),
            edition.indicators(),
            edition.news(),
            new Subjects(edition.lines(), edition.key().newPseudonyms()),
            edition.roster());
    try {
      for (Lane lane : Lanes.plan(input, 1)) {
        try (LaneReader reader = new LaneReader(lane, input)) {
          while (!reader.done()) {
            Intake intake = reader.read();
            if (intake != null) {
              intake.records().forEach(engine::take);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
    return engine.history();
  }
}
