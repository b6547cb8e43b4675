package tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.json.AlertReader;
import tocsin.adapters.json.DispositionReader;
import tocsin.adapters.json.TruthReader;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.app.knowledge.KnowledgeLoader;
import tocsin.core.evaluate.Audit;
import tocsin.core.evaluate.Capacity;
import tocsin.core.reference.ReferenceEngine;
import tocsin.domain.intel.Visit;
import tocsin.domain.pack.Pack;
import tocsin.job.Edition;
import tocsin.models.tune.Fold;
import tocsin.models.tune.Labels;
import tocsin.models.tune.Tuner;

/** {@code tocsin tune}. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description =
        "Search a pack's weights and thresholds under the advisors' capacity; write its next version"
            + " with the evidence.",
    footer = {
      "",
      "Examples:",
      "  tocsin tune --records city/records.jsonl --indicators city/indicators.csv --lines"
          + " city/lines.csv --roster city/roster --truth city/truth --out models/packs/base-v2",
      "  tocsin tune … --dispositions desk.jsonl --alerts out/alerts.jsonl --capacity 0.5"
          + " --minutes red=60,orange=30 --out tuned",
      "",
      "Exit code 1 when no configuration keeps the budget; nothing is written then.",
    })
final class TuneCommand implements Callable<Integer> {
  @Mixin private InputOptions options = new InputOptions();
  @Mixin private CapacityOptions workload = new CapacityOptions();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "the new pack")
  private @Nullable Path out;

  @Option(names = "--truth", paramLabel = "DIR", description = "a simulated city's truth")
  private @Nullable Path truth;

  @Option(
      names = "--dispositions",
      paramLabel = "FILE",
      description = "what the desk found, instead of a truth; needs --alerts")
  private @Nullable Path dispositions;

  @Option(
      names = "--alerts",
      paramLabel = "FILE",
      description = "the alerts.jsonl that the dispositions are about")
  private @Nullable Path alerts;

  @Option(names = "--trials", defaultValue = "200", description = "default: ${DEFAULT-VALUE}")
  private int trials;

  @Option(
      names = "--folds",
      defaultValue = "4",
      description = "stretches of time; the last one tests (default: ${DEFAULT-VALUE})")
  private int folds;

  @Option(
      names = "--needless",
      defaultValue = "1",
      paramLabel = "FACTOR",
      description =
          "people disturbed for nothing, relative to the pack as it is (default: ${DEFAULT-VALUE})")
  private double needless;

  @Option(
      names = "--advisors",
      paramLabel = "N",
      description = "who share the work (default: as the truth says)")
  private @Nullable Integer advisors;

  @Option(
      names = "--audit",
      defaultValue = "10",
      paramLabel = "N",
      description = "people not told of, drawn for review (default: ${DEFAULT-VALUE})")
  private int audit;

  @Option(names = "--seed", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
  private long seed;

  @Override
  public Integer call() {
    check();
    Settings settings = options.settings();
    FileKnowledge knowledge = options.knowledge(settings);
    InputSpec input = options.input(settings, false, System.currentTimeMillis());
    Edition edition = KnowledgeLoader.load(knowledge).edition();
    try {
      return tune(knowledge, input, edition);
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }

  private void check() {
    within("--trials", trials, 1, 100_000);
    within("--folds", folds, 2, 100);
    within("--audit", audit, 0, 10_000);
    if (!(needless >= 0)) {
      throw usage("--needless " + needless + " is below 0");
    }
    if ((truth == null) == (dispositions == null)) {
      throw usage("give one of --truth and --dispositions");
    }
    if (dispositions != null && (alerts == null || advisors == null)) {
      throw usage("--dispositions needs --alerts and --advisors");
    }
  }

  private static void within(String option, int value, int low, int high) {
    if (value < low || value > high) {
      throw usage(option + " " + value + " is outside " + low + " to " + high);
    }
  }

  private static TocsinException usage(String message) {
    return new TocsinException(ExitCode.USAGE, message);
  }

  private int tune(FileKnowledge knowledge, InputSpec input, Edition edition) throws IOException {
    TuneLabels learnt =
        truth != null
            ? TuneLabels.of(TruthReader.read(truth), advisors)
            : TuneLabels.of(dispositions(), advisors);
    ReferenceEngine.Known known = HistoryRun.of(edition, input);
    Pack pack = edition.model().pack();
    Capacity capacity = workload.capacity();
    Tuner.Budget budget =
        new Tuner.Budget(
            learnt.advisors() * capacity.callsPerAdvisorDay() * Capacity.CALL_MINUTES, needless);
    Tuner tuner =
        new Tuner(
            pack,
            known,
            edition.roster(),
            learnt.labels(),
            capacity,
            budget,
            folds(known.visits(), learnt),
            seed);
    System.err.printf("tocsin: %,d people met a target; %d trials%n", tuner.people(), trials);
    Tuner.Result result = tuner.search(trials, this::tell);
    Audit drawn =
        Audit.draw(
            audit,
            seed,
            List.of(),
            known.visits().entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(v -> v.target() != null))
                .map(Map.Entry::getKey)
                .filter(subject -> !result.told().contains(subject))
                .toList());
    String evidence = TuneEvidence.of(pack, result, learnt.words(), words(budget), drawn.sighted());
    System.out.print(evidence);
    if (!result.feasible()) {
      return ExitCode.FINDINGS;
    }
    Path folder = out == null ? Path.of("tuned") : out;
    TunedPack.write(Path.of(knowledge.pack()), folder, pack, result.best().tuning(), evidence);
    System.err.println("tocsin: wrote " + folder + "; look at it with: tocsin compare");
    return ExitCode.OK;
  }

  private Labels dispositions() throws IOException {
    Path found = java.util.Objects.requireNonNull(dispositions);
    Path about = java.util.Objects.requireNonNull(alerts);
    return Labels.of(DispositionReader.read(found), AlertReader.read(about));
  }

  private void tell(int done) {
    if (done == trials || done % 40 == 0) {
      System.err.printf("tocsin: %d of %d tried%n", done, trials);
    }
  }

  private List<Fold> folds(Map<String, List<Visit>> visits, TuneLabels learnt) {
    long from = learnt.startAt();
    long until = learnt.endAt();
    if (from == Long.MIN_VALUE || until == Long.MAX_VALUE) {
      from = Long.MAX_VALUE;
      until = Long.MIN_VALUE;
      for (List<Visit> theirs : visits.values()) {
        for (Visit visit : theirs) {
          from = Math.min(from, visit.at());
          until = Math.max(until, visit.at() + 1);
        }
      }
    }
    if (from >= until) {
      throw usage("the history is empty");
    }
    return Fold.split(from, until, folds);
  }

  private String words(Tuner.Budget budget) {
    return String.format(
        Locale.ROOT,
        "预算：每天 %.0f 分钟；白打扰的人不超过原来的 %.2f 倍。%n"
            + "Budget: %.0f minutes a day; at most %.2f times as many disturbed for nothing.",
        budget.minutesPerDay(),
        budget.needless(),
        budget.minutesPerDay(),
        budget.needless());
  }
}
