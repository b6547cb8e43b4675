package tocsin.benchmarks.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Records;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.detect.Sieve;
import tocsin.core.detect.SieveCounts;
import tocsin.core.detect.Subjects;
import tocsin.core.discover.MapMemo;
import tocsin.core.discover.SeedLedger;
import tocsin.core.discover.SeedState;
import tocsin.core.discover.SeedVisit;
import tocsin.core.discover.TieEntry;
import tocsin.core.discover.TieLedger;
import tocsin.core.discover.TieState;
import tocsin.core.model.CompiledModel;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.Census;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Tie;
import tocsin.domain.intel.Visit;
import tocsin.job.Edition;

/** What the sieve lets through of a city, and what discovery does with it before anyone asks. */
public final class SightingLog {
  private final CompiledModel model;
  private final List<Sighting> sightings = new ArrayList<>();
  private long records;

  private SightingLog(CompiledModel model) {
    this.model = model;
  }

  /** Of a city's folder, in the order of its file; at most a number of records. */
  public static SightingLog read(Path city, Path pack, long most) throws IOException {
    FileKnowledge knowledge =
        new FileKnowledge(
            pack.toString(),
            List.of(city.resolve("indicators.csv").toString()),
            city.resolve("roster").toString(),
            city.resolve("lines.csv").toString(),
            "");
    Edition edition = KnowledgeLoader.load(knowledge).edition();
    SightingLog log = new SightingLog(edition.model());
    Sieve sieve =
        new Sieve(
            edition.model().names(),
            edition.model().suffixes(),
            edition.model().warnings(),
            edition.indicators(),
            new Subjects(edition.lines(), edition.key().newPseudonyms()),
            new SieveCounts());
    Path plain = city.resolve("records.jsonl");
    Path records = Files.exists(plain) ? plain : city.resolve("records.jsonl.gz");
    InputSpec input =
        new InputSpec(
            List.of(records.toString()), Format.NATIVE, "", false, 0, Long.MAX_VALUE, 1 << 20);
    Records.forEach(
        input,
        record -> {
          if (log.records < most) {
            log.records++;
            sieve.sift(record, log.new Keep());
          }
        });
    return log;
  }

  private final class Keep implements Sieve.Out {
    @Override
    public void sighting(Sighting sighting) {
      sightings.add(sighting);
    }

    @Override
    public void context(Visit visit) {}

    @Override
    public void touch(AppTouch touch) {}
  }

  /** Records read. */
  public long records() {
    return records;
  }

  /** Sightings among them. */
  public int size() {
    return sightings.size();
  }

  /**
   * Goes over all with fresh ledgers, in maps.
   *
   * @return ties told
   */
  public int discover() {
    Ledgers ledgers = new Ledgers();
    sightings.forEach(ledgers::take);
    return ledgers.ties;
  }

  /** The two ledgers' pages, each with what is remembered on it. */
  private final class Ledgers implements TieLedger.Out {
    private final SeedLedger seedLedger = model.seedLedger();
    private final TieLedger tieLedger = model.tieLedger();
    private final Map<String, Page> sites = new HashMap<>();
    private final Map<String, Key> keys = new HashMap<>();
    private int ties;

    void take(Sighting sighting) {
      Page page = sites.computeIfAbsent(sighting.site(), Page::new);
      page.state = seedLedger.sighted(page.state, sighting, page.memo, this::tie);
    }

    private void tie(Tie tie) {
      ties++;
      Key key = keys.computeIfAbsent(tie.key(), k -> new Key());
      key.state = tieLedger.tied(key.state, tie, key.memo, this);
    }

    @Override
    public void exposed(Exposed exposed) {}

    @Override
    public void census(Census change) {}
  }

  private static final class Page {
    private final MapMemo<SeedVisit> memo = new MapMemo<>();
    private SeedState state;

    Page(String site) {
      state = SeedState.empty(site);
    }
  }

  private static final class Key {
    private final MapMemo<TieEntry> memo = new MapMemo<>();
    private TieState state = TieState.NONE;
  }
}
