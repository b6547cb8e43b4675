package tocsin.models.url;

import java.util.List;
import java.util.Locale;

/** A Markdown text in the making; numbers look the same on every machine. */
final class Report {
  private final StringBuilder text = new StringBuilder();

  Report heading(String heading) {
    text.append("\n## ").append(heading).append("\n\n");
    return this;
  }

  Report line(String line) {
    text.append(line).append('\n');
    return this;
  }

  Report table(String... columns) {
    row(List.of(columns));
    text.append('|').append(" --- |".repeat(columns.length)).append('\n');
    return this;
  }

  Report row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A figure with its interval. */
  static String ranged(double value, double[] interval) {
    return number(value, 3) + " (" + number(interval[0], 3) + "–" + number(interval[1], 3) + ")";
  }

  /** Mean and the extremes of several seeds. */
  static String seeds(double[] values) {
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    double sum = 0;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
      sum += value;
    }
    return number(sum / values.length, 3) + " [" + number(least, 3) + ", " + number(most, 3) + "]";
  }
}
