package tocsin.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import tocsin.adapters.json.BadLineException;
import tocsin.app.knowledge.KnowledgeException;

/** The command line. */
@Command(
    name = "tocsin",
    description =
        "Anti-fraud early warning: who is being drawn in, how far, and who can reach them.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      DeskCommand.class,
      ReplayCommand.class,
      HuntCommand.class,
      CompareCommand.class,
      SimulateCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      TuneCommand.class,
      ScoreCommand.class,
      ExplainCommand.class,
      ValidateCommand.class,
      RosterCommand.class,
      FeedsCommand.class,
      PlanCommand.class,
      DoctorCommand.class,
      VerifyAuditCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
    },
    footer = {
      "",
      "Exit codes: 0 ok, 1 findings, 2 usage, 65 bad data, 74 input or output, 78 configuration.",
      "Build and run the tests with: tocsin test",
      "On a cluster: tocsin cluster --help, tocsin submit --help",
    })
public final class Main implements Runnable {
  static final String VERSION = "tocsin 0.1.0";

  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  private Main() {}

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    return commandLine(new Main()).execute(arguments);
  }

  /** A command line that ends, whatever happens, in one of the exit codes and one line. */
  public static CommandLine commandLine(Object root) {
    return new CommandLine(root)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::fail);
  }

  private static int fail(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof TocsinException known) {
      command.getErr().println("tocsin: " + known.getMessage());
      return known.exitCode();
    }
    if (e instanceof BadLineException bad) {
      command.getErr().println("tocsin: " + bad.getMessage());
      return ExitCode.BAD_DATA;
    }
    if (e instanceof KnowledgeException unusable) {
      unusable.problems().forEach(problem -> command.getErr().println("tocsin: " + problem));
      return ExitCode.CONFIG;
    }
    throw e;
  }
}
