package tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tocsin.adapters.roster.ChangesReader;
import tocsin.adapters.roster.RosterReader;
import tocsin.adapters.roster.RosterWriter;
import tocsin.core.route.RosterBuilder.Checked;
import tocsin.core.route.RosterLedger;
import tocsin.core.route.plan.Plan;
import tocsin.core.route.plan.Planner;
import tocsin.domain.people.Contact;
import tocsin.domain.people.RosterChange;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterFault;

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
      "Examples:",
      "  tocsin roster plan roster/ --out roster-new/",
      "  tocsin roster plan roster/ --changes march.csv --out roster-april/",
    })
final class RosterPlanCommand implements Callable<Integer> {
  @Mixin private final RosterOptions options = new RosterOptions();

  @Option(names = "--out", required = true, paramLabel = "NEW_DIR", description = "a new folder")
  private @Nullable Path out;

  @Option(
      names = "--changes",
      paramLabel = "FILE",
      description = "first take joins, leaves and transfers from a CSV file")
  private @Nullable Path changes;

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
    RosterData data = read.data();
    Checked checked = read.checked();
    Map<String, Contact> contacts = new HashMap<>(read.contacts());
    try {
      if (changes != null) {
        RosterLedger ledger = RosterLedger.of(data);
        changes(changes, contacts).forEach(ledger::apply);
        data = ledger.data();
        checked = ledger.checked();
      }
      Plan plan = Planner.plan(checked, read.terms().conflicts(), read.terms().at());
      String summary = PlanSummary.of(plan, checked);
      write(folder, read.folder(), plan, summary);
      if (changes != null) {
        RosterWriter.people(data.people(), contacts, folder.resolve(RosterReader.PEOPLE));
        RosterWriter.advisors(data.advisors(), folder.resolve(RosterReader.ADVISORS));
      }
      System.out.print(summary);
      return plan.shortages().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, folder + ": " + e.getMessage());
    }
  }

  /** Reads the changes; a row that cannot be used stops the plan, since people would be missing. */
  private static List<RosterChange> changes(Path file, Map<String, Contact> contacts)
      throws IOException {
    List<RosterFault> faults = new ArrayList<>();
    List<RosterChange> changes = ChangesReader.read(file, contacts, faults);
    for (RosterFault fault : faults) {
      if (fault.refused()) {
        throw new TocsinException(
            ExitCode.BAD_DATA,
            fault.file() + ":" + fault.line() + ": " + fault.what() + "; " + fault.remedy());
      }
    }
    return changes;
  }

  private static void write(Path folder, Path from, Plan plan, String summary) throws IOException {
    Files.createDirectories(folder);
    for (String name : RosterReader.FILES) {
      Path file = from.resolve(name);
      if (Files.exists(file) && !name.equals(RosterReader.BINDINGS)) {
        Files.copy(file, folder.resolve(name));
      }
    }
    RosterWriter.bindings(plan.bindings(), folder.resolve(RosterReader.BINDINGS));
    RosterWriter.moves(plan.moves(), folder.resolve("moves.csv"));
    Files.writeString(folder.resolve("summary.txt"), summary);
  }
}
