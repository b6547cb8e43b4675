package tocsin.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tocsin feeds}. */
@Command(
    name = "feeds",
    mixinStandardHelpOptions = true,
    description = "Prepare lists of indicators.",
    subcommands = FeedsSnapshotCommand.class)
final class FeedsCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
