package tocsin.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * What a kernel has to reach.
 *
 * @param method ours, of the section
 * @param against the peer's method of a ratio; empty otherwise
 */
record KernelTarget(
    String section, String entries, String method, Kind kind, String against, double limit) {

  /** How a limit is meant. */
  enum Kind {
    /** At most so many nanoseconds. */
    NANOS,
    /** At least so many times as fast as the peer. */
    TIMES,
    /** At most so many times the method that does the least a machine must, and one L2 load. */
    FLOOR,
    /** At most so many bytes an entry. */
    BYTES
  }

  String text(String label) {
    return switch (kind) {
      case NANOS -> "≤ " + KernelReport.plain(limit) + " ns";
      case TIMES -> "≥ " + KernelReport.plain(limit) + " × " + label;
      case FLOOR -> "≤ " + KernelReport.plain(limit) + " × reading the host and one L2 load";
      case BYTES -> "≤ " + KernelReport.plain(limit) + " bytes an entry";
    };
  }

  /** The measured value in the limit's unit; null when something it needs was not measured. */
  @Nullable Double measured(KernelFigures figures) {
    KernelFigures.Figure ours = figures.of(section, method, entries);
    KernelFigures.Figure other = figures.of(section, against, entries);
    KernelFigures.Figure level2 = figures.of("memory", "dependent", "524288");
    if (ours == null) {
      return null;
    }
    return switch (kind) {
      case NANOS -> ours.nanos();
      case BYTES -> ours.bytesPerEntry();
      case TIMES -> other == null ? null : other.nanos() / ours.nanos();
      case FLOOR ->
          other == null || level2 == null ? null : ours.nanos() / (other.nanos() + level2.nanos());
    };
  }

  boolean isMet(double measured) {
    return kind == Kind.TIMES ? measured >= limit : measured <= limit;
  }
}
