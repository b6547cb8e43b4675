package tocsin.cluster.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import tocsin.app.Main;

/** The command line of the cluster; the launcher comes here for the commands listed below. */
@Command(
    name = "tocsin",
    description = "The same job on a real Flink cluster, with Kafka and PostgreSQL.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ClusterCommand.class,
      SubmitCommand.class,
      JobCommands.Savepoint.class,
      JobCommands.Upgrade.class,
      JobCommands.Rollback.class,
      JobCommands.Rescale.class,
      PublishCommand.class,
    })
public final class ClusterMain implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  private ClusterMain() {}

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(Main.commandLine(new ClusterMain()).execute(arguments));
  }
}
