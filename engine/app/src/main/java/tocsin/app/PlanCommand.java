package tocsin.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tocsin plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "What a number of people needs: cores, memory, disk, advisors; and why.",
    footer = {
      "",
      "Examples:",
      "  tocsin plan --people 3400000",
      "  tocsin plan --people 66000000 --records-per-day 500 --peak 4 --json",
    })
final class PlanCommand implements Callable<Integer> {
  private static final long MOST_PEOPLE = 2_000_000_000L;

  @Option(names = "--people", required = true, paramLabel = "N", description = "people seen")
  private long people;

  @Option(
      names = "--records-per-day",
      defaultValue = "200",
      paramLabel = "N",
      description = "records a person and day (default: ${DEFAULT-VALUE})")
  private int recordsPerDay = 200;

  @Option(
      names = "--peak",
      defaultValue = "3",
      paramLabel = "X",
      description = "the busiest second over the mean (default: ${DEFAULT-VALUE})")
  private double peak = 3;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() {
    if (people < 1 || people > MOST_PEOPLE || recordsPerDay < 1 || peak < 1) {
      throw new TocsinException(
          ExitCode.USAGE,
          "--people "
              + people
              + ", --records-per-day "
              + recordsPerDay
              + ", --peak "
              + peak
              + ": people from 1 to "
              + MOST_PEOPLE
              + ", the others from 1");
    }
    CapacityPlan plan = new CapacityPlan(people, recordsPerDay, peak);
    if (json) {
      ArrayNode lines = new ObjectMapper().createArrayNode();
      plan.lines()
          .forEach(
              line ->
                  lines
                      .addObject()
                      .put("what", line.what())
                      .put("value", line.value())
                      .put("basis", line.basis()));
      System.out.println(lines);
    } else {
      plan.lines()
          .forEach(
              line ->
                  System.out.printf("%-42s %18s  %s%n", line.what(), line.value(), line.basis()));
    }
    return ExitCode.OK;
  }
}
