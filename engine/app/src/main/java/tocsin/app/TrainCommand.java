package tocsin.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tocsin train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Train a model from labelled data.",
    subcommands = {TrainUrlCommand.class, TrainFusionCommand.class, TrainVictimsCommand.class})
final class TrainCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
