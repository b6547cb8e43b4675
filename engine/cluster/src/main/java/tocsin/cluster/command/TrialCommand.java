package tocsin.cluster.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.app.ExitCode;
import tocsin.app.Home;
import tocsin.app.Setting;
import tocsin.cluster.flink.ClusterSpec;
import tocsin.cluster.trial.Embedded;
import tocsin.cluster.trial.KillTrial;
import tocsin.cluster.trial.TrialTown;
import tocsin.cluster.trial.Victim;

/** {@code tocsin cluster trial}. */
@Command(
    name = "trial",
    mixinStandardHelpOptions = true,
    description =
        "Start a whole deployment on this machine, kill its processes at random while it works,"
            + " and ask what was lost.",
    footer = {"", "Example:", "  tocsin cluster trial --kills 100 --seed 7"})
final class TrialCommand implements Callable<Integer> {
  @Option(names = "--kills", defaultValue = "20", paramLabel = "N", description = "kills")
  private int kills = 20;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "of all chance")
  private long seed = 1;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "VICTIM",
      description = "kill only these, of ${COMPLETION-CANDIDATES}")
  private Set<Victim> only = EnumSet.allOf(Victim.class);

  @Option(names = "--town", paramLabel = "DIR", description = "default: the sample town")
  private @Nullable Path town;

  @Option(names = "--mode", defaultValue = "session", paramLabel = "MODE")
  private ClusterSpec.Mode mode = ClusterSpec.Mode.SESSION;

  @Option(names = "--state", defaultValue = "rocksdb", paramLabel = "BACKEND")
  private ClusterSpec.Backend backend = ClusterSpec.Backend.ROCKSDB;

  @Option(
      names = "--work",
      defaultValue = ".tocsin/trial",
      paramLabel = "DIR",
      description = "where a folder for each run is made (default: ${DEFAULT-VALUE})")
  private Path work = Path.of(".tocsin/trial");

  @Override
  public Integer call() {
    return FolderOption.outside(this::run);
  }

  private int run() throws Exception {
    Path folder = town == null ? Home.resolve("sample-data/town") : town;
    Path root = FolderOption.forRun(work);
    TrialTown input =
        TrialTown.of(folder, Home.resolve(Setting.PACK_FOLDER.absent()), root.resolve("town"));
    System.out.println("seed " + seed + ", " + mode + ", " + backend);
    System.out.println("| # | at s | killed | back after s |\n| --- | --- | --- | --- |");
    List<String> alerts =
        Embedded.alerts(
            input.plan("reference", root.resolve("reference")),
            2,
            Files.createDirectories(root.resolve("tmp")));
    KillTrial.Outcome outcome =
        new KillTrial(root, input, mode, backend, seed, TrialCommand::print)
            .run(Victim.draw(kills, only, seed), alerts);
    System.out.println(told(outcome));
    boolean good = outcome.lost().isEmpty() && outcome.doubled().isEmpty();
    return good ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private static void print(KillTrial.Kill kill) {
    System.out.printf(
        "| %d | %.1f | %s | %.1f |%n",
        kill.number(), kill.atMillis() / 1e3, kill.victim().label(), kill.backMillis() / 1e3);
  }

  private static String told(KillTrial.Outcome outcome) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%n%d final alerts, %d lines in the trail: %d lost, %d doubled%n",
            outcome.alerts(), outcome.trail(), outcome.lost().size(), outcome.doubled().size()));
    head(outcome.lost(), text);
    head(outcome.doubled(), text);
    return text.toString();
  }

  private static void head(List<String> lines, StringBuilder text) {
    lines.stream().limit(10).forEach(line -> text.append("  ").append(line).append('\n'));
  }
}
