package tocsin.cluster.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.app.ExitCode;
import tocsin.app.Home;
import tocsin.app.Setting;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.trial.Flood;
import tocsin.cluster.trial.FloodTrial;
import tocsin.cluster.trial.LocalStack;
import tocsin.cluster.trial.TrialTown;

/** {@code tocsin cluster flood}. */
@Command(
    name = "flood",
    mixinStandardHelpOptions = true,
    description =
        "Start a whole deployment on this machine, pour more into it than it can take, and ask"
            + " what was lost or put off.",
    footer = {
      "",
      "Examples:",
      "  tocsin cluster flood --factor 10                      # every kind, as fast as it goes",
      "  tocsin cluster flood --kind overload --factor 300 --seconds 60",
      "  tocsin cluster flood --kind backlog --town city",
    })
final class FloodCommand implements Callable<Integer> {
  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "one of ${COMPLETION-CANDIDATES} (default: all)")
  private List<Flood.Kind> kinds = List.of();

  @Option(
      names = "--factor",
      defaultValue = "10",
      paramLabel = "N",
      description = "lines poured in for each of the town's (default: ${DEFAULT-VALUE})")
  private int factor = 10;

  @Option(
      names = "--seconds",
      defaultValue = "0",
      paramLabel = "N",
      description = "how long the sending takes; 0 for as fast as it goes")
  private int seconds;

  @Option(names = "--town", paramLabel = "DIR", description = "default: the sample town")
  private @Nullable Path town;

  @Option(names = "--state", defaultValue = "hashmap", paramLabel = "BACKEND")
  private ClusterSpec.Backend backend = ClusterSpec.Backend.HASHMAP;

  @Option(
      names = "--work",
      defaultValue = ".tocsin/flood",
      paramLabel = "DIR",
      description = "where a folder for each run is made (default: ${DEFAULT-VALUE})")
  private Path work = Path.of(".tocsin/flood");

  @Override
  public Integer call() {
    return FolderOption.outside(this::run);
  }

  private int run() throws Exception {
    Path root = FolderOption.forRun(work);
    TrialTown input =
        TrialTown.of(
            town == null ? Home.resolve("sample-data/town") : town,
            Home.resolve(Setting.PACK_FOLDER.absent()),
            root.resolve("town"));
    System.out.println(
        "| flood | lines | sent in s | sent k/s | read in s | read k/s | alerts | red | lost"
            + " | doubled | put off |");
    System.out.println("| --- |" + " ---: |".repeat(10));
    boolean good = true;
    LocalStack.Shape shape =
        new LocalStack.Shape(ClusterSpec.Mode.SESSION, backend, 2, 0, 1000, false);
    try (LocalStack stack = new LocalStack(root.resolve("stack"), shape)) {
      stack.startServers();
      stack.startCluster();
      FloodTrial trial = new FloodTrial(stack, input, root);
      for (Flood.Kind kind : kinds.isEmpty() ? List.of(Flood.Kind.values()) : kinds) {
        FloodTrial.Outcome outcome = trial.pour(new Flood(kind, factor), seconds);
        print(outcome);
        good &= outcome.isGood();
      }
    }
    return good ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private static void print(FloodTrial.Outcome outcome) {
    System.out.printf(
        "| %s | %,d | %.1f | %.1f | %.1f | %.1f | %d | %d | %d | %d | %d |%n",
        outcome.flood().kind().word(),
        outcome.lines(),
        outcome.sendSeconds(),
        outcome.lines() / outcome.sendSeconds() / 1e3,
        outcome.readSeconds(),
        outcome.lines() / outcome.readSeconds() / 1e3,
        outcome.alerts(),
        outcome.reds(),
        outcome.lost().size(),
        outcome.doubled().size(),
        outcome.putOff().size());
    outcome.lost().stream().limit(5).forEach(line -> System.out.println("  lost " + line));
    outcome.doubled().stream().limit(5).forEach(line -> System.out.println("  doubled " + line));
    outcome.putOff().stream().limit(5).forEach(line -> System.out.println("  put off " + line));
  }
}
