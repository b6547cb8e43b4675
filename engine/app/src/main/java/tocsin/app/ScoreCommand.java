package tocsin.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tocsin.adapters.feeds.FeedAccount;
import tocsin.adapters.json.Times;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.app.knowledge.Loaded;
import tocsin.core.detect.TargetScorer;

/** {@code tocsin score}. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = "Say how likely a URL or host is fraudulent, and why, in Chinese and English.",
    footer = {
      "",
      "Examples:",
      "  tocsin score paypa1-login.example https://203.0.113.9/app.apk",
      "  tocsin score --lang en --indicators feeds/ --at 2026-03-01T08:00:00+08:00 shop.example",
      "  zcat hosts.gz | tocsin score --json --terms 0 > scores.jsonl",
      "  tocsin score --features --label 1 < fraud.txt > rows.csv",
      "",
      "Without arguments, or for -, standard input is read, one URL or host a line. Output has a line",
      "for every line of input, in order. What is no URL or host gets an error; the exit code is then",
      "65. Who was there and since when is not known here: a replay knows more.",
    })
final class ScoreCommand implements Callable<Integer> {
  private static final int MAX_TERMS = 20;

  @Parameters(paramLabel = "URL|HOST", description = "what to judge; - for standard input")
  private List<String> targets = List.of();

  @Option(
      names = "--indicators",
      arity = "1",
      paramLabel = "PATH",
      description = "indicator file or folder; may be repeated")
  private List<String> indicators = List.of();

  @Option(names = "--pack", paramLabel = "DIR", description = "model pack (default: pack.folder)")
  private @Nullable Path pack;

  @Option(names = "--json", description = "a line of JSON for each line of input")
  private boolean json;

  @Option(
      names = "--features",
      description = "CSV of the vector that models are trained on, with --label")
  private boolean features;

  @Option(
      names = "--label",
      paramLabel = "N",
      defaultValue = "",
      description = "last column of --features: 1 fraud, 0 ordinary")
  private String label = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      defaultValue = "",
      description = "as of when indicators count (default: now)")
  private String at = "";

  @Option(
      names = "--terms",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "pieces of a suspicious spelling to name, 0 to 20; 0 is fastest"
              + " (default: ${DEFAULT-VALUE})")
  private int terms = 3;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      defaultValue = "both",
      description = "of the table: zh, en or both (default: ${DEFAULT-VALUE})")
  private ScoreTexts.Language language = ScoreTexts.Language.BOTH;

  @Override
  public Integer call() {
    if (terms < 0 || terms > MAX_TERMS) {
      throw new TocsinException(ExitCode.USAGE, "--terms " + terms + "; allowed are 0 to 20");
    }
    if (json && features) {
      throw new TocsinException(ExitCode.USAGE, "--json and --features are two forms of output");
    }
    if (!label.matches("[01]?")) {
      throw new TocsinException(ExitCode.USAGE, "--label " + label + "; allowed are 0 and 1");
    }
    long asOf = at.isEmpty() ? System.currentTimeMillis() : Times.parse(at);
    if (asOf == Times.NONE) {
      throw new TocsinException(
          ExitCode.USAGE, "--at " + at + " is no time: ISO-8601 with a zone, or milliseconds");
    }
    String folder = (pack == null ? Home.resolve(Setting.PACK_FOLDER.absent()) : pack).toString();
    Loaded loaded = KnowledgeLoader.load(new FileKnowledge(folder, indicators, "", "", ""));
    warn(loaded.feeds());
    try {
      return judge(loaded, asOf, new CheckedOut(System.out)) ? ExitCode.OK : ExitCode.BAD_DATA;
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  /** Lines of JSON are what programs ask for in bulk, and so are made on all processors. */
  private boolean judge(Loaded loaded, long asOf, OutputStream out) throws IOException {
    Supplier<TargetScorer> scorer =
        () -> loaded.edition().model().targetScorer(loaded.edition().indicators());
    if (!json) {
      ScoreOutput output = features ? new FeatureRows(out, label) : new ScoreTexts(out, language);
      return judge(new ScoreRun(scorer.get(), asOf, terms, output));
    }
    int threads = Runtime.getRuntime().availableProcessors();
    try (ScoreCrew crew = new ScoreCrew(threads, scorer, asOf, terms, out)) {
      return judge(crew);
    }
  }

  private boolean judge(ScoreLines run) throws IOException {
    List<String> inputs = targets.isEmpty() ? List.of("-") : targets;
    for (String input : inputs) {
      if (input.equals("-")) {
        run.lines(System.in);
      } else {
        run.line(input);
      }
    }
    run.flush();
    return run.isSound();
  }

  private static void warn(List<FeedAccount> feeds) {
    for (FeedAccount feed : feeds) {
      if (feed.rejected() > 0) {
        System.err.printf(
            "tocsin: %s: %,d entries rejected (tocsin validate --indicators lists them)%n",
            feed.feed(), feed.rejected());
      }
    }
  }

  /** Standard output that tells when nobody reads it any more. */
  private static final class CheckedOut extends OutputStream {
    private final PrintStream out;

    CheckedOut(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      if (out.checkError()) {
        throw new IOException("standard output was closed");
      }
    }
  }
}
