package tocsin.app.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tocsin.adapters.feeds.FeedAccount;
import tocsin.adapters.feeds.FeedDefaults;
import tocsin.adapters.feeds.FeedReader;
import tocsin.adapters.feeds.IndicatorRules;
import tocsin.adapters.feeds.SnapshotFile;
import tocsin.adapters.file.ContentStream;
import tocsin.adapters.file.InputFiles;
import tocsin.adapters.json.HandlingReader;
import tocsin.adapters.json.JudgementReader;
import tocsin.adapters.json.PackReader;
import tocsin.adapters.json.Problem;
import tocsin.adapters.models.BundleReader;
import tocsin.adapters.roster.LinesReader;
import tocsin.adapters.roster.RosterReader;
import tocsin.core.detect.LinesTable;
import tocsin.core.detect.Sites;
import tocsin.core.model.CompiledModel;
import tocsin.core.route.Roster;
import tocsin.core.route.RosterBuilder;
import tocsin.core.trees.ModelLimits;
import tocsin.domain.alert.Handling;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Match;
import tocsin.domain.people.Contact;
import tocsin.domain.people.RosterFault;
import tocsin.job.Edition;
import tocsin.job.PseudonymKey;

/** Loads knowledge from files. */
public final class KnowledgeLoader {
  /**
   * The key of replays that were given none. Documented and public: pseudonyms made with it protect
   * nobody, which the command says aloud.
   */
  static final byte[] REPLAY_KEY =
      "tocsin replay without a key: not secret".getBytes(StandardCharsets.US_ASCII);

  /** Tables of this process are keyed by a secret of its own; no output depends on it. */
  private static final long SEED = new SecureRandom().nextLong();

  private static final BundleReader BUNDLES = new BundleReader(ModelLimits.DEFAULT);

  /** Few: one for each set of files that a job of this process reads. */
  private static final Map<FileKnowledge, SoftReference<IndicatorStore>> STORES = new HashMap<>();

  private KnowledgeLoader() {}

  private static IndicatorStore store(FileKnowledge knowledge) {
    synchronized (STORES) {
      SoftReference<IndicatorStore> held = STORES.get(knowledge);
      IndicatorStore store = held == null ? null : held.get();
      if (store == null) {
        store = new IndicatorStore(SEED);
        STORES.put(knowledge, new SoftReference<>(store));
      }
      return store;
    }
  }

  /**
   * Loads everything.
   *
   * @throws KnowledgeException when the pack has problems or a file cannot be read
   */
  public static Loaded load(FileKnowledge knowledge) {
    try {
      Stamps.remember(knowledge);
      long packStamp = Stamps.of(List.of(knowledge.pack()));
      CompiledModel model = model(Path.of(knowledge.pack()), Long.MIN_VALUE);
      IndicatorStore.Read read =
          store(knowledge).refresh(knowledge.indicators(), model.suffixes(), packStamp);
      List<Listing> news = new ArrayList<>();
      read.index().forEachTimed(indicator -> addNews(indicator, model, news));
      // The index tells them in an order of its own, which its key decides.
      news.sort(Comparator.comparing(listing -> Match.of(listing.indicator()), Match.RANK));
      List<RosterFault> faults = new ArrayList<>();
      Map<String, Contact> contacts = Map.of();
      Roster roster = Roster.EMPTY;
      if (!knowledge.roster().isEmpty()) {
        RosterReader.Result people = RosterReader.read(Path.of(knowledge.roster()));
        RosterBuilder.Checked checked = RosterBuilder.build(people.data());
        faults.addAll(people.faults());
        faults.addAll(checked.faults());
        contacts = people.contacts();
        roster = checked.roster();
      }
      LinesTable lines =
          knowledge.lines().isEmpty()
              ? LinesTable.EMPTY
              : LinesReader.read(Path.of(knowledge.lines()), faults);
      Edition edition =
          new Edition(
              model,
              read.index(),
              news,
              lines,
              key(knowledge.keyFile()),
              roster,
              handlings(knowledge),
              judgements(knowledge));
      return new Loaded(edition, read.feeds(), faults, contacts);
    } catch (IOException e) {
      throw new KnowledgeException(List.of(String.valueOf(e.getMessage())));
    }
  }

  /** What the desk did, by time. */
  static List<Handling> handlings(FileKnowledge knowledge) throws IOException {
    return knowledge.dispositions().isEmpty()
        ? List.of()
        : HandlingReader.read(Path.of(knowledge.dispositions()));
  }

  /** What people hold of targets, by time. */
  static List<Judgement> judgements(FileKnowledge knowledge) throws IOException {
    return knowledge.judgements().isEmpty()
        ? List.of()
        : JudgementReader.read(Path.of(knowledge.judgements()));
  }

  /** A pack's model. */
  public static CompiledModel model(Path pack, long effectiveFrom) {
    PackReader.Result result = PackReader.read(pack, effectiveFrom, SEED, BUNDLES::packed);
    if (result.model() == null) {
      throw new KnowledgeException(result.problems().stream().map(Problem::toString).toList());
    }
    return result.model();
  }

  /** Reads every indicator of files and folders. */
  static List<FeedAccount> indicators(
      List<String> paths, CompiledModel model, Consumer<Indicator> sink) throws IOException {
    FeedReader reader = new FeedReader(new IndicatorRules(model.suffixes()));
    List<FeedAccount> accounts = new ArrayList<>();
    for (String file : InputFiles.expand(paths)) {
      if (SnapshotFile.isSnapshot(Path.of(file))) {
        SnapshotFile.open(Path.of(file)).forEach(sink);
      } else {
        accounts.add(feed(file, reader, sink));
      }
    }
    return accounts;
  }

  /** Reads every indicator of a file that is no snapshot. */
  static FeedAccount feed(String file, FeedReader reader, Consumer<Indicator> sink)
      throws IOException {
    Path path = Path.of(file);
    FeedDefaults defaults = FeedDefaults.named(feedName(path));
    try (InputStream in = ContentStream.open(Files.newInputStream(path))) {
      return reader.read(file, in, defaults, sink);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static String feedName(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.indexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  static void addNews(Indicator indicator, CompiledModel model, List<Listing> news) {
    if (indicator.activeFrom() == Long.MIN_VALUE) {
      return;
    }
    String site = Sites.of(indicator, model.suffixes(), model.warnings());
    if (site != null) {
      news.add(new Listing(site, indicator));
    }
  }

  private static PseudonymKey key(String file) throws IOException {
    byte[] key = file.isEmpty() ? REPLAY_KEY : Files.readAllBytes(Path.of(file));
    if (key.length < 16) {
      throw new IOException(
          file + ": a key of " + key.length + " bytes; at least 16 (privacy.key-file)");
    }
    return new PseudonymKey(key);
  }
}
