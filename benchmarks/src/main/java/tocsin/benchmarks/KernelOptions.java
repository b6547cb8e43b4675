package tocsin.benchmarks;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param sections to run, in the report's order
 * @param most entries beyond which no size of a structure is run
 */
record KernelOptions(
    boolean quick, List<KernelSection> sections, long most, Path out, LocalDate date) {
  private static final Path COMMITTED = Path.of("benchmarks/results/kernels.md");

  /** Most entries of a quick run, which is there to see that every line works. */
  private static final long SMALLEST = 100_000;

  private static final Path TRIED = Path.of("benchmarks/target/kernels.md");

  /**
   * Reads the command line. Only a whole run replaces the committed report unless told to.
   *
   * @throws IllegalArgumentException naming the option, its value and what is allowed
   */
  static KernelOptions of(String... arguments) {
    boolean quick = false;
    List<KernelSection> sections = KernelCatalogue.SECTIONS;
    long most = 0;
    Path out = null;
    LocalDate date = LocalDate.now(Clock.system(ZoneOffset.UTC));
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--quick" -> quick = true;
        case "--only" -> sections = sections(value(arguments, ++i));
        case "--most" -> most = entries(value(arguments, ++i));
        case "--out" -> out = Path.of(value(arguments, ++i));
        case "--date" -> date = date(value(arguments, ++i));
        default ->
            throw new IllegalArgumentException(
                arguments[i] + " is no option; allowed are --quick, --only, --most, --out, --date");
      }
    }
    boolean whole = !quick && most == 0 && sections.size() == KernelCatalogue.SECTIONS.size();
    return new KernelOptions(
        quick,
        sections,
        most > 0 ? most : quick ? SMALLEST : Long.MAX_VALUE,
        out != null ? out : whole ? COMMITTED : TRIED,
        date);
  }

  /** The sizes of a section that are to be run. */
  List<String> entries(KernelSection section) {
    if (section.equals(KernelCatalogue.MEMORY)) {
      return section.entries();
    }
    return section.entries().stream()
        .filter(size -> size.isEmpty() || Long.parseLong(size) <= most)
        .toList();
  }

  private static String value(String[] arguments, int at) {
    if (at >= arguments.length) {
      throw new IllegalArgumentException(arguments[at - 1] + " needs a value");
    }
    return arguments[at];
  }

  private static long entries(String text) {
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("--most " + text + ": needed is a whole number above 0");
    }
    return Long.parseLong(text);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("--date " + text + ": needed is YYYY-MM-DD", e);
    }
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
