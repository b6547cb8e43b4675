package tocsin.benchmarks.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Records;
import tocsin.app.HuntRun;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.detect.Subjects;
import tocsin.core.discover.hunt.Bounds;
import tocsin.core.model.PersonLedger;
import tocsin.core.model.PersonState;
import tocsin.core.reference.ReferenceEngine;
import tocsin.core.score.PersonFlags;
import tocsin.core.verdict.Judgements;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Visit;
import tocsin.domain.people.Person;
import tocsin.job.Edition;

/** A city's history through the engine in one thread. */
final class CityRun {
  private final Path city;
  final Edition edition;

  CityRun(Path city, Path pack, Path indicators) {
    this.city = city;
    this.edition =
        KnowledgeLoader.load(
                new FileKnowledge(
                    pack.toString(),
                    List.of(indicators.toString()),
                    city.resolve("roster").toString(),
                    city.resolve("lines.csv").toString(),
                    ""))
            .edition();
  }

  private InputSpec input() {
    return new InputSpec(
        List.of(city.resolve("records.jsonl").toString()),
        Format.NATIVE,
        "",
        false,
        0,
        Long.MAX_VALUE,
        1 << 20);
  }

  Subjects subjects() {
    return new Subjects(edition.lines(), edition.key().newPseudonyms());
  }

  /** The slower pass. */
  HuntRun hunt(Bounds bounds) {
    return new HuntRun(edition, bounds, input());
  }

  private ReferenceEngine engine() throws IOException {
    ReferenceEngine engine =
        new ReferenceEngine(
            edition.model(), edition.indicators(), edition.news(), subjects(), edition.roster());
    Records.forEach(input(), engine::take);
    return engine;
  }

  void records(java.util.function.Consumer<tocsin.domain.traffic.AccessRecord> use)
      throws IOException {
    Records.forEach(input(), use);
  }

  List<TargetReport> targets() throws IOException {
    List<TargetReport> targets = new ArrayList<>();
    engine().history(targets::add);
    return targets;
  }

  /** By person, what is known of visits. */
  ReferenceEngine.Known history() throws IOException {
    return engine().known();
  }

  /**
   * When each person was first alerted above blue.
   *
   * @param retroHunt whether visits count that turned out to matter later
   */
  Map<String, Long> alertedAt(ReferenceEngine.Known known, boolean retroHunt) {
    PersonLedger ledger =
        new PersonLedger(at -> edition.model(), new Judgements(), known.campaigns(), null);
    Map<String, Long> alertedAt = new HashMap<>();
    known
        .visits()
        .forEach(
            (subject, visits) -> {
              PersonState state = PersonState.NONE;
              for (Visit visit : visits) {
                boolean counts = retroHunt || visit.effectiveAt() == visit.at();
                state = counts ? ledger.add(state, visit) : state;
              }
              List<Alert> alerts = new ArrayList<>();
              var unused =
                  ledger.advance(state, subject, Long.MAX_VALUE - 1, flags(subject), alerts::add);
              for (Alert alert : alerts) {
                boolean above = alert.tier().compareTo(Tier.BLUE) > 0;
                if (above && alert.status() == AlertStatus.OPEN) {
                  alertedAt.merge(subject, alert.decidedAt(), Math::min);
                }
              }
            });
    return alertedAt;
  }

  private PersonFlags flags(String subject) {
    Person person = edition.roster().person(subject);
    return person == null ? PersonFlags.NONE : PersonFlags.of(person.flags());
  }

  /** A copy of a pack without some of its files. */
  static Path without(Path pack, Path copy, String... files) throws IOException {
    try (Stream<Path> all = Files.walk(pack)) {
      for (Path each : all.toList()) {
        Path to = copy.resolve(pack.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(to);
        } else {
          Files.copy(each, to, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    for (String file : files) {
      Files.delete(copy.resolve(file));
    }
    return copy;
  }
}
