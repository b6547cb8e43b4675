package tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tocsin.adapters.roster.RosterReader;
import tocsin.adapters.roster.RosterWriter;
import tocsin.core.route.plan.Plan;
import tocsin.core.route.plan.Planner;

/** {@code tocsin roster plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Bind everybody in an enterprise to an advisor and a deputy, with few moves.",
    footer = {
      "",
      "Writes a whole roster to --out, with moves.csv and summary.txt beside it. Sound bindings stay.",
      "Exit codes: 0 all bound, 1 advisors are missing, 2 usage, 65 a file is missing or no UTF-8.",
      "",
      "Example:",
      "  tocsin roster plan roster/ --out roster-new/",
    })
final class RosterPlanCommand implements Callable<Integer> {
  @Mixin private final RosterOptions options = new RosterOptions();

  @Option(names = "--out", required = true, paramLabel = "NEW_DIR", description = "a new folder")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Path folder = out == null ? Path.of("") : out;
    if (Files.exists(folder)) {
      throw new TocsinException(
          ExitCode.USAGE, "--out " + folder + " exists; a plan goes to a new folder");
    }
    RosterOptions.Read read = options.read();
    if (read.isUnreadable()) {
      read.faults().stream()
          .limit(10)
          .forEach(f -> System.err.println(f.file() + ":" + f.line() + ": " + f.what()));
      return ExitCode.BAD_DATA;
    }
    Plan plan = Planner.plan(read.checked(), read.terms().conflicts(), read.terms().at());
    String summary = PlanSummary.of(plan, read.checked());
    try {
      Files.createDirectories(folder);
      for (String name : RosterReader.FILES) {
        Path file = read.folder().resolve(name);
        if (Files.exists(file) && !name.equals(RosterReader.BINDINGS)) {
          Files.copy(file, folder.resolve(name));
        }
      }
      RosterWriter.bindings(plan.bindings(), folder.resolve(RosterReader.BINDINGS));
      RosterWriter.moves(plan.moves(), folder.resolve("moves.csv"));
      Files.writeString(folder.resolve("summary.txt"), summary);
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, folder + ": " + e.getMessage());
    }
    System.out.print(summary);
    return plan.shortages().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
  }
}
