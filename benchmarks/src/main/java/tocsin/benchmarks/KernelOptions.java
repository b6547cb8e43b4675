package tocsin.benchmarks;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param sections to run, in the report's order
 */
record KernelOptions(boolean quick, List<KernelSection> sections, Path out, LocalDate date) {
  private static final Path COMMITTED = Path.of("benchmarks/results/kernels.md");
  private static final Path TRIED = Path.of("benchmarks/target/kernels.md");

  /**
   * Reads the command line. Only a whole run replaces the committed report unless told to.
   *
   * @throws IllegalArgumentException naming the option, its value and what is allowed
   */
  static KernelOptions of(String... arguments) {
    boolean quick = false;
    List<KernelSection> sections = KernelCatalogue.SECTIONS;
    Path out = null;
    LocalDate date = LocalDate.now(Clock.system(ZoneOffset.UTC));
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--quick" -> quick = true;
        case "--only" -> sections = sections(value(arguments, ++i));
        case "--out" -> out = Path.of(value(arguments, ++i));
        case "--date" -> date = LocalDate.parse(value(arguments, ++i));
        default ->
            throw new IllegalArgumentException(
                arguments[i] + " is no option; allowed are --quick, --only, --out, --date");
      }
    }
    boolean whole = !quick && sections.size() == KernelCatalogue.SECTIONS.size();
    return new KernelOptions(quick, sections, out != null ? out : whole ? COMMITTED : TRIED, date);
  }

  private static String value(String[] arguments, int at) {
    if (at >= arguments.length) {
      throw new IllegalArgumentException(arguments[at - 1] + " needs a value");
    }
    return arguments[at];
  }

  private static List<KernelSection> sections(String names) {
    List<String> wanted = Arrays.asList(names.split(",", -1));
    List<String> known = KernelCatalogue.SECTIONS.stream().map(KernelSection::name).toList();
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "--only " + name + ": no such kernel; allowed are " + String.join(", ", known));
      }
    }
    return KernelCatalogue.SECTIONS.stream()
        .filter(section -> wanted.contains(section.name()))
        .toList();
  }
}
