package tocsin.app;

import java.io.IOException;
import java.time.ZoneId;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Records;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.detect.Sieve;
import tocsin.core.detect.SieveCounts;
import tocsin.core.detect.Subjects;
import tocsin.core.evaluate.baseline.Baselines;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Visit;
import tocsin.domain.pack.Pack;
import tocsin.job.Edition;

/** Reads records once, through the sieve that a replay uses, into the baselines. */
final class BaselineRun {
  private BaselineRun() {}

  static Baselines of(FileKnowledge knowledge, InputSpec input) {
    Edition edition = KnowledgeLoader.load(knowledge).edition();
    Pack pack = edition.model().pack();
    Baselines baselines = new Baselines(edition.model().fusion(), ZoneId.of(pack.zone()));
    Sieve sieve =
        new Sieve(
            edition.model().names(),
            edition.model().suffixes(),
            edition.model().warnings(),
            edition.indicators(),
            new Subjects(edition.lines(), edition.key().newPseudonyms()),
            new SieveCounts());
    try {
      read(input, sieve, baselines);
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
    return baselines;
  }

  private static void read(InputSpec input, Sieve sieve, Baselines baselines) throws IOException {
    Sieve.Out out =
        new Sieve.Out() {
          @Override
          public void sighting(Sighting sighting) {
            baselines.add(sighting);
          }

          @Override
          public void context(Visit visit) {
            // A bank or a meeting tool is suspicious to none of the baselines.
          }
        };
    Records.forEach(input, record -> sieve.sift(record, out));
  }
}
