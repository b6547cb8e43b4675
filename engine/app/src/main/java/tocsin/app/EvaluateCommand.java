package tocsin.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tocsin.adapters.json.DispositionReader;
import tocsin.adapters.json.ReplayReader;
import tocsin.adapters.json.TruthReader;
import tocsin.adapters.roster.RosterReader;
import tocsin.app.Evaluation.Note;
import tocsin.core.evaluate.Audit;
import tocsin.core.evaluate.Bootstrap;
import tocsin.core.evaluate.Capacity;
import tocsin.core.evaluate.Disposition;
import tocsin.core.evaluate.Output;
import tocsin.core.evaluate.Reviewed;
import tocsin.core.evaluate.Scorecard;
import tocsin.core.evaluate.Traits;
import tocsin.core.evaluate.Truth;
import tocsin.core.evaluate.baseline.Baselines;
import tocsin.domain.people.RosterData.Row;

/** {@code tocsin evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Score replays, of any engine, against a city's truth or a desk's dispositions, beside"
            + " simple baselines.",
    footer = {
      "",
      "Examples:",
      "  tocsin evaluate --truth sample-data/town/truth out",
      "  tocsin evaluate --truth city/truth --records city/records.jsonl.gz"
          + " --indicators city/indicators.csv --lines city/lines.csv out other-engine",
      "  tocsin evaluate --dispositions desk.jsonl out",
      "",
      "models/README.md defines every figure.",
    })
final class EvaluateCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "REPLAY_DIR", description = "output folders of replays")
  private List<Path> folders = List.of();

  @Option(names = "--truth", paramLabel = "DIR", description = "a simulated city's truth")
  private @Nullable Path truth;

  @Option(
      names = "--dispositions",
      paramLabel = "FILE",
      description = "what the desk found: lines of {alertId, at, verdict: V1…V8, yuan?}")
  private @Nullable Path dispositions;

  @Option(
      names = "--records",
      paramLabel = "PATH",
      description = "the replays' records, for baselines and audit; may be repeated")
  private List<String> records = List.of();

  @Option(names = "--indicators", paramLabel = "PATH", description = "for baselines; repeatable")
  private List<String> indicators = List.of();

  @Option(names = "--lines", paramLabel = "FILE", description = "who had which address when")
  private @Nullable Path lines;

  @Option(names = "--roster", paramLabel = "DIR", description = "for fairness by age, enterprise")
  private @Nullable Path roster;

  @Option(names = "--pack", paramLabel = "DIR", description = "model pack (default: pack.folder)")
  private @Nullable Path pack;

  @Mixin private CapacityOptions workload = new CapacityOptions();

  @Option(
      names = "--resamples",
      defaultValue = "1000",
      paramLabel = "N",
      description = "resamples of campaigns for intervals (default: ${DEFAULT-VALUE})")
  private int resamples = Bootstrap.DEFAULT_RESAMPLES;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "seed of resamples and audit (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--audit",
      paramLabel = "N",
      description = "also draw N alerted people and N who were only sighted, for review")
  private int audit;

  @Option(names = "--json", description = "print the figures as JSON")
  private boolean json;

  @Option(names = "--out", paramLabel = "FILE.md", description = "also write the table as Markdown")
  private @Nullable Path out;

  @Override
  public Integer call() {
    check();
    try {
      Evaluation evaluation = evaluate();
      if (out != null) {
        Files.writeString(out, EvaluationText.markdown(evaluation), StandardCharsets.UTF_8);
      }
      System.out.print(
          json ? EvaluationText.json(evaluation) + "\n" : EvaluationText.text(evaluation));
      return ExitCode.OK;
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  private void check() {
    if (truth == null && dispositions == null) {
      throw usage("neither --truth nor --dispositions is given");
    }
    if (audit < 0 || (audit > 0 && records.isEmpty())) {
      throw usage("--audit " + audit + " needs --records, and a number above 0");
    }
    if (resamples < 0 || resamples > 100_000) {
      throw usage("--resamples " + resamples + " is outside 0 to 100000");
    }
  }

  private static TocsinException usage(String message) {
    return new TocsinException(ExitCode.USAGE, message);
  }

  private Evaluation evaluate() throws IOException {
    List<Output> outputs = new ArrayList<>();
    for (Path folder : folders) {
      outputs.add(ReplayReader.read(folder, name(folder)));
    }
    List<Note> notes = new ArrayList<>();
    Bootstrap bootstrap = new Bootstrap(resamples, seed);
    @Nullable Baselines baselines = records.isEmpty() ? null : baselines();
    List<Scorecard> cards =
        truth == null ? List.of() : cards(truth, outputs, baselines, bootstrap, notes);
    List<Scorecard> reviewed = List.of();
    if (dispositions != null) {
      List<Disposition> found = DispositionReader.read(dispositions);
      reviewed = outputs.stream().map(each -> Reviewed.of(found, each, bootstrap)).toList();
      notes.add(EvaluationNotes.dispositions(found.size()));
    }
    @Nullable Audit people =
        audit > 0 && baselines != null
            ? Audit.draw(audit, seed, outputs.get(0).alerts(), baselines.sighted())
            : null;
    return new Evaluation(cards, reviewed, people, notes);
  }

  private static String name(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  private List<Scorecard> cards(
      Path folder,
      List<Output> outputs,
      @Nullable Baselines baselines,
      Bootstrap bootstrap,
      List<Note> notes)
      throws IOException {
    Truth known = TruthReader.read(folder);
    Capacity capacity = workload.capacity();
    Map<String, Traits> traits = traits(known);
    List<Scorecard> cards = new ArrayList<>();
    for (Output output : outputs) {
      cards.add(Scorecard.of(known, output, capacity, bootstrap, traits));
    }
    notes.add(EvaluationNotes.truth(known));
    notes.add(EvaluationNotes.capacity(capacity));
    notes.add(EvaluationNotes.bootstrap(bootstrap));
    if (baselines != null) {
      int budget =
          cards.get(0).find("people.alerted", "above-blue").map(f -> (int) f.value()).orElse(0);
      for (Output output : baselines.outputs(budget)) {
        cards.add(Scorecard.of(known, output, capacity, bootstrap, traits));
      }
      notes.add(EvaluationNotes.baselines(budget, cards.get(0).engine()));
    }
    return cards;
  }

  private Map<String, Traits> traits(Truth known) throws IOException {
    return roster == null
        ? Map.of()
        : Traits.of(
            RosterReader.read(roster).data().people().stream().map(Row::value).toList(),
            known.city().startAt());
  }

  private Baselines baselines() {
    InputOptions options = new InputOptions(records, indicators, null, lines, pack);
    Settings settings = options.settings();
    return BaselineRun.of(
        options.knowledge(settings), options.input(settings, false, System.currentTimeMillis()));
  }
}
