package tocsin.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * One table of the kernels' report: a kernel and its peers.
 *
 * @param name what {@code --only} calls it
 * @param about what is measured, one paragraph
 * @param benchmark the class whose methods the lines name
 * @param entries the sizes it runs at, in order; a single empty text when it has none
 * @param lines the first is ours, which the others are compared with
 */
record KernelSection(
    String name,
    String title,
    String about,
    Class<?> benchmark,
    List<String> entries,
    List<Line> lines) {

  /**
   * One line of the table.
   *
   * @param method of the benchmark
   * @param absent why it does not run, by size
   */
  record Line(String method, String label, Map<String, String> absent) {
    Line(String method, String label) {
      this(method, label, Map.of());
    }
  }
}
