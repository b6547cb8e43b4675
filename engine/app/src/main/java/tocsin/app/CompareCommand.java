package tocsin.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tocsin.adapters.json.DispositionReader;
import tocsin.adapters.json.TruthReader;
import tocsin.app.compare.ComparisonJson;
import tocsin.app.compare.ComparisonPage;
import tocsin.app.compare.ContentHash;
import tocsin.app.compare.ReplayFolder;
import tocsin.core.evaluate.Bootstrap;
import tocsin.core.evaluate.Capacity;
import tocsin.core.evaluate.Disposition;
import tocsin.core.evaluate.Figure;
import tocsin.core.evaluate.Output;
import tocsin.core.evaluate.Reviewed;
import tocsin.core.evaluate.Scorecard;
import tocsin.core.evaluate.Truth;
import tocsin.core.evaluate.compare.Comparison;
import tocsin.core.evaluate.compare.Side;

/** {@code tocsin compare}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Hold two packs, or two engines' outputs, against each other on the same records.",
    footer = {
      "",
      "Examples:",
      "  tocsin compare out-v12 out-v13 --truth sample-data/town/truth --out compare.html",
      "  tocsin compare models/packs/base my-pack --records sample-data/town/records.jsonl.gz"
          + " --indicators sample-data/town/indicators.csv --roster sample-data/town/roster"
          + " --lines sample-data/town/lines.csv --truth sample-data/town/truth",
      "",
      "A and B are replay folders (of any engine that writes alerts.jsonl) or pack folders; packs are",
      "replayed first. The report is one file that opens offline; equal inputs give equal bytes.",
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "replay folder or pack folder")
  private Path a = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "replay folder or pack folder")
  private Path b = Path.of("");

  @Option(names = "--truth", paramLabel = "DIR", description = "a simulated city's truth")
  private @Nullable Path truth;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "compare.html",
      description = "the report (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("compare.html");

  @Option(
      names = "--dispositions",
      paramLabel = "FILE",
      description = "what the desk found: scores over reviewed alerts beside the truth's")
  private @Nullable Path dispositions;

  @Option(names = "--json", paramLabel = "FILE", description = "its JSON twin")
  private @Nullable Path json;

  @Option(
      names = "--capacity",
      paramLabel = "N",
      defaultValue = "1",
      description = "tasks an advisor bears a day (default: ${DEFAULT-VALUE})")
  private int capacity = 1;

  @Option(
      names = "--replicates",
      paramLabel = "N",
      defaultValue = "400",
      description = "bootstrap replicates behind each interval (default: ${DEFAULT-VALUE})")
  private int replicates = 400;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "where packs are replayed to (default: a folder that goes away)")
  private @Nullable Path work;

  @Option(names = "--records", arity = "1..*", paramLabel = "PATH", description = "for packs")
  private List<String> records = List.of();

  @Option(names = "--indicators", arity = "1..*", paramLabel = "PATH", description = "for packs")
  private List<String> indicators = List.of();

  @Option(names = "--roster", paramLabel = "DIR", description = "for packs; also counts advisors")
  private @Nullable Path roster;

  @Option(names = "--lines", paramLabel = "FILE", description = "for packs")
  private @Nullable Path lines;

  @Override
  public Integer call() {
    try {
      ComparedSide sideA = side("A", a);
      ComparedSide sideB = side("B", b);
      Truth known = truth == null ? null : TruthReader.read(truth);
      List<Disposition> found = dispositions == null ? null : DispositionReader.read(dispositions);
      Function<Output, Scorecard> scoring =
          known == null && found == null ? null : output -> score(known, found, output);
      Side readA = ReplayFolder.read(sideA.folder(), sideA.name(), scoring);
      Side readB = ReplayFolder.read(sideB.folder(), sideB.name(), scoring);
      String hash = inputHash(sideA, sideB, readA, readB);
      Comparison comparison =
          Comparison.of(
              readA, readB, known, Surroundings.of(readA, readB, truth, known, roster, limits()));
      ComparisonJson twin = ComparisonJson.of(comparison, hash, Main.VERSION, reproduce());
      write(out, ComparisonPage.of(twin));
      if (json != null) {
        write(json, twin.text());
      }
      System.out.print(text(comparison, twin, sideA, sideB));
      return ExitCode.OK;
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  private Scorecard score(@Nullable Truth known, @Nullable List<Disposition> found, Output output) {
    Bootstrap bootstrap = new Bootstrap(replicates, 1);
    List<Figure> figures = new ArrayList<>();
    if (known != null) {
      figures.addAll(Scorecard.of(known, output, Capacity.calls(capacity), bootstrap).figures());
    }
    if (found != null) {
      figures.addAll(Reviewed.of(found, output, bootstrap).figures());
    }
    return new Scorecard(output.name(), figures);
  }

  private Surroundings.Limits limits() {
    if (capacity < 1 || replicates < 1 || replicates > 100_000) {
      throw new TocsinException(
          ExitCode.USAGE,
          "--capacity %d must be at least 1, --replicates %d between 1 and 100000"
              .formatted(capacity, replicates));
    }
    return new Surroundings.Limits(capacity, replicates);
  }

  private ComparedSide side(String letter, Path given) {
    limits();
    Path folder = Home.resolve(given.toString());
    if (ReplayFolder.isOne(folder)) {
      return new ComparedSide(name(folder), folder, Double.NaN);
    }
    if (!Files.isRegularFile(folder.resolve("pack.yaml"))) {
      throw new TocsinException(
          ExitCode.USAGE,
          letter
              + " "
              + given
              + " is neither a replay folder (alerts.jsonl) nor a pack (pack.yaml)");
    }
    if (records.isEmpty()) {
      throw new TocsinException(
          ExitCode.USAGE, letter + " " + given + " is a pack: --records says what to replay it on");
    }
    InputOptions options = new InputOptions(records, indicators, roster, lines, folder);
    return ComparedSide.replayed(name(folder), options, work, letter);
  }

  private static String name(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  private String inputHash(ComparedSide sideA, ComparedSide sideB, Side readA, Side readB)
      throws IOException {
    ContentHash hash = new ContentHash();
    for (ComparedSide side : List.of(sideA, sideB)) {
      for (String file : List.of("alerts.jsonl", "assignments.jsonl", "targets.jsonl")) {
        hash.file(side.folder().resolve(file));
      }
    }
    for (Side read : List.of(readA, readB)) {
      hash.text(read.policy().toString()).text(String.valueOf(read.input()));
    }
    if (dispositions != null) {
      hash.file(dispositions);
    }
    if (truth != null) {
      for (String file : List.of("victims.jsonl", "funnel.jsonl", "sites.jsonl")) {
        hash.file(truth.resolve(file));
      }
    }
    return hash.hex();
  }

  /** The command line that gives this report again, whatever the output files were called. */
  private String reproduce() {
    List<String> words = new ArrayList<>(List.of("./tocsin", "compare", a + "", b + ""));
    add(words, "--truth", truth);
    add(words, "--dispositions", dispositions);
    if (!records.isEmpty()) {
      words.add("--records");
      words.addAll(records);
    }
    if (!indicators.isEmpty()) {
      words.add("--indicators");
      words.addAll(indicators);
    }
    add(words, "--roster", roster);
    add(words, "--lines", lines);
    words.addAll(List.of("--capacity", "" + capacity, "--replicates", "" + replicates));
    return String.join(" ", words.stream().map(CompareCommand::quoted).toList());
  }

  private static void add(List<String> words, String option, @Nullable Path path) {
    if (path != null) {
      words.add(option);
      words.add(path.toString());
    }
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static void write(Path file, String text) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** For the terminal; the clock is told here and nowhere in the files. */
  private String text(
      Comparison comparison, ComparisonJson twin, ComparedSide sideA, ComparedSide sideB) {
    StringBuilder text = new StringBuilder();
    text.append(comparison.verdict().zh()).append('\n').append(comparison.verdict().en());
    text.append('\n');
    comparison
        .migration()
        .moves()
        .forEach(
            (move, people) ->
                text.append(
                    "  %,d %s".formatted(people, move.name().toLowerCase(java.util.Locale.ROOT))));
    text.append('\n');
    text.append(sideA.cost("A", comparison.head().records()));
    text.append(sideB.cost("B", comparison.head().records()));
    text.append("input ").append(twin.inputHash()).append("\nreport ").append(twin.reportHash());
    return text.append('\n').append(out).append('\n').toString();
  }
}
