package tocsin.benchmarks;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.benchmarks.KernelFigures.Figure;
import tocsin.benchmarks.KernelSection.Line;

/** The kernels' report in Markdown: the same lines in the same order, whatever was measured. */
final class KernelReport {
  private static final String NONE = "–";

  private final KernelFigures figures;
  private final StringBuilder out = new StringBuilder();

  private KernelReport(KernelFigures figures) {
    this.figures = figures;
  }

  /**
   * The whole report.
   *
   * @param circumstances where and how it was measured, by name
   * @param parity answers of other readers of the suffix list, by library and cause
   */
  static String of(
      KernelFigures figures,
      Map<String, String> circumstances,
      Map<String, Map<String, Integer>> parity) {
    KernelReport report = new KernelReport(figures);
    report.head(circumstances);
    report.targets();
    report.memory();
    for (KernelSection section : KernelCatalogue.SECTIONS) {
      if (!section.equals(KernelCatalogue.MEMORY)) {
        report.section(section);
      }
      if (section.name().equals("domain")) {
        report.parity(parity);
      }
    }
    return report.out.toString();
  }

  private void head(Map<String, String> circumstances) {
    line("# Kernels beside the libraries that users would pick");
    line("");
    line("| | |");
    line("| --- | --- |");
    circumstances.forEach((name, value) -> line("| " + name + " | " + value + " |"));
    line("");
    line("Nanoseconds on one thread, mean of the iterations of one JVM for each line; ± is JMH's");
    line("interval of 99.9 %. " + NONE + " is what was not measured.");
    line("");
  }

  private void targets() {
    line("## Targets");
    line("");
    line("| kernel | entries | target | measured | met |");
    line("| --- | ---: | --- | ---: | --- |");
    for (KernelTarget target : KernelCatalogue.TARGETS) {
      KernelSection section = KernelCatalogue.section(target.section());
      Double measured = target.measured(figures);
      line(
          cells(
              section.title() + " (" + label(section, target.method()) + ")",
              entries(target.entries()),
              target.text(label(section, target.against())),
              measured == null ? NONE : nanos(measured),
              measured == null ? NONE : target.isMet(measured) ? "yes" : "**no**"));
    }
    line("");
  }

  private static String label(KernelSection section, String method) {
    return section.lines().stream()
        .filter(line -> line.method().equals(method))
        .map(line -> line.label().replace("*", ""))
        .findFirst()
        .orElse("");
  }

  private void memory() {
    KernelSection memory = KernelCatalogue.MEMORY;
    line("## " + memory.title());
    line("");
    line(memory.about());
    line("");
    line("| working set | dependent load | ± | independent loads | ± |");
    line("| ---: | ---: | ---: | ---: | ---: |");
    for (String set : memory.entries()) {
      Figure dependent = figures.of(memory.name(), "dependent", set);
      Figure independent = figures.of(memory.name(), "independent", set);
      line(
          cells(
              kib(Double.parseDouble(set)),
              time(dependent),
              error(dependent),
              time(independent),
              error(independent)));
    }
    line("");
  }

  private void section(KernelSection section) {
    line("## " + section.title());
    line("");
    line(section.about());
    line("");
    line(
        "| entries | what | ns | ± | × ours | found | bytes an entry | size | one load that deep |");
    line("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (String entries : section.entries()) {
      Figure ours = figures.of(section.name(), section.lines().get(0).method(), entries);
      section.lines().forEach(each -> row(section, entries, each, ours));
    }
    line("");
  }

  private void row(KernelSection section, String entries, Line line, @Nullable Figure ours) {
    Figure figure = figures.of(section.name(), line.method(), entries);
    String absent = line.absent().get(entries);
    line(
        cells(
            entries(entries),
            line.label() + (absent == null ? "" : " (" + absent + ")"),
            time(figure),
            error(figure),
            figure == null || ours == null ? NONE : nanos(figure.nanos() / ours.nanos()),
            figure == null || figure.found() == 0 ? NONE : whole(figure.found()),
            figure == null || Double.isNaN(figure.bytesPerEntry())
                ? NONE
                : nanos(figure.bytesPerEntry()),
            figure == null || figure.bytes() == 0 ? NONE : kib(figure.bytes()),
            figure == null || figure.bytes() == 0 ? NONE : load(figure.bytes())));
  }

  /** A dependent and an independent load from the measured set nearest in size. */
  private String load(double bytes) {
    String set =
        KernelCatalogue.MEMORY.entries().stream()
            .min(Comparator.comparingDouble(each -> distance(Double.parseDouble(each), bytes)))
            .orElseThrow();
    return time(figures.of("memory", "dependent", set))
        + " / "
        + time(figures.of("memory", "independent", set));
  }

  private static double distance(double one, double other) {
    return Math.abs(Math.log(one / other));
  }

  private void parity(Map<String, Map<String, Integer>> parity) {
    line("Answers of other readers that equal ours, and those that do not, by cause:");
    line("");
    line("| reader | cause | hosts |");
    line("| --- | --- | ---: |");
    parity.forEach(
        (library, causes) ->
            causes.forEach((cause, hosts) -> line(cells(library, cause, whole(hosts)))));
    line("");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String entries(String entries) {
    return entries.isEmpty() ? "" : whole(Double.parseDouble(entries));
  }

  private static String time(@Nullable Figure figure) {
    return figure == null ? NONE : nanos(figure.nanos());
  }

  private static String error(@Nullable Figure figure) {
    return figure == null || Double.isNaN(figure.error()) ? NONE : nanos(figure.error());
  }

  /** Three digits or all that stand before the point. */
  static String nanos(double value) {
    String format = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, value);
  }

  /** Without digits that say nothing. */
  static String plain(double value) {
    return value == Math.rint(value) ? whole(value) : Double.toString(value);
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String kib(double bytes) {
    return bytes < 1 << 20 ? plain(Math.rint(bytes / 1024)) + " KiB" : mib(bytes);
  }

  private static String mib(double bytes) {
    return plain(Math.rint(bytes / (1 << 20) * 10) / 10) + " MiB";
  }
}
