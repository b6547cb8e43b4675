package tocsin.app.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tocsin.adapters.feeds.FeedAccount;
import tocsin.adapters.feeds.FeedDefaults;
import tocsin.adapters.feeds.FeedReader;
import tocsin.adapters.feeds.IndicatorRules;
import tocsin.adapters.file.ContentStream;
import tocsin.adapters.file.InputFiles;
import tocsin.adapters.json.PackReader;
import tocsin.adapters.json.Problem;
import tocsin.adapters.roster.LinesReader;
import tocsin.adapters.roster.RosterReader;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.detect.LinesTable;
import tocsin.core.detect.Sites;
import tocsin.core.model.CompiledModel;
import tocsin.core.route.Roster;
import tocsin.core.route.RosterBuilder;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Listing;
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

  private KnowledgeLoader() {}

  /**
   * Loads everything.
   *
   * @throws KnowledgeException when the pack has problems or a file cannot be read
   */
  public static Loaded load(FileKnowledge knowledge) {
    try {
      Stamps.remember(knowledge);
      CompiledModel model = model(Path.of(knowledge.pack()), Long.MIN_VALUE);
      IndicatorIndex.Builder index = new IndicatorIndex.Builder(SEED);
      List<Listing> news = new ArrayList<>();
      List<FeedAccount> feeds =
          indicators(
              knowledge.indicators(),
              model,
              indicator -> {
                index.add(indicator);
                addNews(indicator, model, news);
              });
      List<RosterFault> faults = new ArrayList<>();
      Map<String, Contact> contacts = Map.of();
      Roster roster = Roster.EMPTY;
      if (!knowledge.roster().isEmpty()) {
        RosterReader.Result read = RosterReader.read(Path.of(knowledge.roster()));
        RosterBuilder.Checked checked = RosterBuilder.build(read.data());
        faults.addAll(read.faults());
        faults.addAll(checked.faults());
        contacts = read.contacts();
        roster = checked.roster();
      }
      LinesTable lines =
          knowledge.lines().isEmpty()
              ? LinesTable.EMPTY
              : LinesReader.read(Path.of(knowledge.lines()), faults);
      Edition edition =
          new Edition(model, index.build(), news, lines, key(knowledge.keyFile()), roster);
      return new Loaded(edition, feeds, faults, contacts);
    } catch (IOException e) {
      throw new KnowledgeException(List.of(String.valueOf(e.getMessage())));
    }
  }

  /** A pack's model. */
  public static CompiledModel model(Path pack, long effectiveFrom) {
    PackReader.Result result = PackReader.read(pack, effectiveFrom, SEED);
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
      Path path = Path.of(file);
      FeedDefaults defaults = FeedDefaults.named(feedName(path));
      try (InputStream in = ContentStream.open(Files.newInputStream(path))) {
        accounts.add(reader.read(file, in, defaults, sink));
      } catch (IOException e) {
        throw new IOException(file + ": " + e.getMessage(), e);
      }
    }
    return accounts;
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
