package tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tocsin.models.url.UrlLaboratory;

/** {@code tocsin train fusion}. */
@Command(
    name = "fusion",
    mixinStandardHelpOptions = true,
    description = {
      "Fit what each sign of a name weighs beside the others, and print it.",
      "Nothing is written: fusion.yaml is policy, with reasons and hypotheses beside the weights."
    },
    footer = {"", "Example:", "  tocsin train fusion --data ../shared/data"})
final class TrainFusionCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "../shared/data",
      description = "folder with train/ (default: ${DEFAULT-VALUE})")
  private @Nullable Path data;

  @Override
  public Integer call() {
    Path folder = TrainUrlCommand.folder(data);
    try {
      System.out.print(UrlLaboratory.fitNames(folder, TrainUrlCommand.basePack()));
      return ExitCode.OK;
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
  }
}
