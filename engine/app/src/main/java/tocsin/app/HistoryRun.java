package tocsin.app;

import java.io.IOException;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Records;
import tocsin.core.detect.Subjects;
import tocsin.core.reference.ReferenceEngine;
import tocsin.job.Edition;

/** Reads a history once, up to what it says of each person, before anyone weighs it. */
final class HistoryRun {
  private HistoryRun() {}

  static ReferenceEngine.Known of(Edition edition, InputSpec input) {
    ReferenceEngine engine =
        new ReferenceEngine(
            edition.model(),
            edition.indicators(),
            edition.news(),
            new Subjects(edition.lines(), edition.key().newPseudonyms()),
            edition.roster());
    try {
      Records.forEach(input, engine::take);
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
    edition.handlings().forEach(engine::take);
    return engine.known();
  }
}
