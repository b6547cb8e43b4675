package tocsin.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import tocsin.benchmarks.KernelSection.Line;
import tocsin.benchmarks.kernels.Inputs;
import tocsin.benchmarks.kernels.SuffixParity;

/**
 * Measures every kernel beside its peers, and the memory they all live in, and writes one report.
 * From the repository's root:
 *
 * <pre>
 * java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' tocsin.benchmarks.Kernels
 *   [--quick] [--only NAME,...] [--most N] [--out FILE] [--date YYYY-MM-DD]
 * </pre>
 */
public final class Kernels {
  private static final Path LOGS = Path.of("benchmarks/target/jmh");
  private static final List<String> LIBRARIES = List.of("crawler-commons", "Guava");

  private Kernels() {}

  /** Runs and writes; ends with 2 when the command line is not understood. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    KernelOptions options;
    try {
      options = KernelOptions.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Files.createDirectories(LOGS);
    String before = Machine.load();
    long began = System.nanoTime();
    KernelFigures figures = new KernelFigures();
    Map<String, Map<String, Integer>> parity = new LinkedHashMap<>();
    for (KernelSection section : options.sections()) {
      for (String entries : options.entries(section)) {
        System.out.printf("%5d s  %s %s%n", seconds(began), section.name(), entries);
        figures.add(section, entries, new Runner(jmh(options, section, entries).build()).run());
        tellOfFailures(section, entries, figures);
      }
      if (section.name().equals("domain")) {
        SuffixParity suffixes = new SuffixParity();
        LIBRARIES.forEach(library -> parity.put(library, suffixes.against(library)));
      }
    }
    Map<String, String> circumstances = circumstances(arguments, options);
    circumstances.put("load average", before + " before, " + Machine.load() + " after");
    circumstances.put("took", seconds(began) + " s");
    Path folder = options.out().toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(options.out(), KernelReport.of(figures, circumstances, parity));
    System.out.println("written to " + options.out());
  }

  private static void tellOfFailures(KernelSection section, String entries, KernelFigures figures) {
    for (Line line : section.lines()) {
      boolean wanted = !line.absent().containsKey(entries);
      if (wanted && figures.of(section.name(), line.method(), entries) == null) {
        System.out.println("         failed: " + line.method() + ", see " + log(section, entries));
      }
    }
  }

  private static Path log(KernelSection section, String entries) {
    return LOGS.resolve(section.name() + (entries.isEmpty() ? "" : "-" + entries) + ".log");
  }

  private static long seconds(long began) {
    return (System.nanoTime() - began) / 1_000_000_000L;
  }

  private static ChainedOptionsBuilder jmh(
      KernelOptions options, KernelSection section, String entries) {
    ChainedOptionsBuilder jmh = new OptionsBuilder();
    for (Line line : section.lines()) {
      if (!line.absent().containsKey(entries)) {
        jmh.include(Pattern.quote(section.benchmark().getName() + "." + line.method()) + "$");
      }
    }
    if (!entries.isEmpty()) {
      jmh.param("entries", entries);
    }
    if (options.quick()) {
      jmh.warmupIterations(1)
          .warmupTime(TimeValue.milliseconds(300))
          .measurementIterations(3)
          .measurementTime(TimeValue.milliseconds(200));
    }
    return jmh.output(log(section, entries).toString());
  }

  private static Map<String, String> circumstances(String[] arguments, KernelOptions options) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("date", options.date().toString());
    facts.put(
        "command",
        "`"
            + ("java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' "
                    + Kernels.class.getName()
                    + " "
                    + String.join(" ", arguments))
                .strip()
            + "`");
    facts.put("processors", Machine.processor());
    facts.put("caches", Machine.caches());
    facts.put("memory", Machine.memory());
    facts.put("Java", Machine.java());
    facts.put("domains", Inputs.domains());
    facts.put("URLs", Inputs.urls());
    return facts;
  }
}
