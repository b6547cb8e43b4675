package tocsin.benchmarks;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Records;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.detect.Sieve;
import tocsin.core.detect.SieveCounts;
import tocsin.core.detect.Subjects;
import tocsin.core.reference.ReferenceEngine;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Visit;
import tocsin.job.Edition;

/** Stages without Flink, in one thread: what the functions themselves cost. */
final class PlainStages {
  private PlainStages() {}

  static InputSpec input(Path file) {
    return new InputSpec(
        java.util.List.of(file.toString()), Format.NATIVE, "", false, 0, Long.MAX_VALUE, 1 << 20);
  }

  /** Newlines in the file, read in blocks. */
  static Stage bytes(Path file) {
    return () -> {
      long lines = 0;
      byte[] block = new byte[1 << 20];
      try (InputStream in = Files.newInputStream(file)) {
        for (int read = in.read(block); read > 0; read = in.read(block)) {
          for (int i = 0; i < read; i++) {
            lines += block[i] == '\n' ? 1 : 0;
          }
        }
      }
      return lines;
    };
  }

  /** Read and decoded into records. */
  static Stage parse(Path file) {
    return () -> {
      long[] records = {0};
      Records.forEach(input(file), record -> records[0]++);
      return records[0];
    };
  }

  static Sieve sieve(Edition edition) {
    return new Sieve(
        edition.model().names(),
        edition.model().suffixes(),
        edition.model().warnings(),
        edition.indicators(),
        new Subjects(edition.lines(), edition.key().newPseudonyms()),
        new SieveCounts());
  }

  /** Decoded and judged; what passes is counted. */
  static Stage sieved(Path file, FileKnowledge knowledge) {
    Edition edition = KnowledgeLoader.load(knowledge).edition();
    return () -> {
      long[] passed = {0};
      Sieve.Out out =
          new Sieve.Out() {
            @Override
            public void sighting(Sighting sighting) {
              passed[0]++;
            }

            @Override
            public void context(Visit visit) {
              passed[0]++;
            }
          };
      Sieve sieve = sieve(edition);
      Records.forEach(input(file), record -> sieve.sift(record, out));
      return passed[0];
    };
  }

  /** The whole engine, one thread, no Flink. */
  static Stage loop(Path file, FileKnowledge knowledge) {
    Edition edition = KnowledgeLoader.load(knowledge).edition();
    return () -> {
      ReferenceEngine engine =
          new ReferenceEngine(
              edition.model(),
              edition.indicators(),
              edition.news(),
              new Subjects(edition.lines(), edition.key().newPseudonyms()),
              edition.roster());
      long[] horizon = {0};
      Records.forEach(
          input(file),
          record -> {
            engine.take(record);
            horizon[0] = Math.max(horizon[0], record.at());
          });
      Map<String, Boolean> alerts = new HashMap<>();
      engine.finish().alerts().stream()
          .filter(alert -> alert.decidedAt() <= horizon[0])
          .forEach(alert -> alerts.put(alert.alertId(), true));
      return alerts.size();
    };
  }
}
