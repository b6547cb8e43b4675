package tocsin.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tocsin roster}. */
@Command(
    name = "roster",
    mixinStandardHelpOptions = true,
    description = "Check a roster, or plan who is bound to whom.",
    subcommands = {RosterCheckCommand.class, RosterPlanCommand.class})
final class RosterCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
