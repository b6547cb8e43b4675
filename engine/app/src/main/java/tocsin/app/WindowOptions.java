package tocsin.app;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tocsin.adapters.file.FilePosition;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Lane;
import tocsin.adapters.file.Lanes;
import tocsin.adapters.json.Times;
import tocsin.adapters.json.YamlNode;

/** Which part of a history to take, by event time. */
final class WindowOptions {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "leave out records before it (ISO-8601 with zone, or epoch milliseconds)")
  private @Nullable String from;

  @Option(names = "--until", paramLabel = "TIME", description = "leave out records from it on")
  private @Nullable String until;

  @Option(
      names = "--skip",
      paramLabel = "DURATION",
      description = "leave out the beginning, such as 12h or 2d after the first record")
  private @Nullable String skip;

  @Option(names = "--limit", paramLabel = "DURATION", description = "then take only so much")
  private @Nullable String limit;

  /** The input seen through the window. */
  InputSpec through(InputSpec input) {
    if (from == null && until == null && skip == null && limit == null) {
      return input;
    }
    boolean relative = skip != null || (limit != null && from == null);
    if (relative && from != null) {
      throw new TocsinException(ExitCode.USAGE, "--from and --skip exclude each other");
    }
    long start = relative ? first(input) + duration("--skip", skip, 0) : time("--from", from);
    long end = until == null ? Long.MAX_VALUE : time("--until", until);
    if (limit != null) {
      end = Math.min(end, start + duration("--limit", limit, 0));
    }
    if (start >= end) {
      throw new TocsinException(ExitCode.USAGE, "the window is empty: it ends before it begins");
    }
    return input.window(start, end);
  }

  private static long time(String option, @Nullable String text) {
    if (text == null) {
      return Long.MIN_VALUE;
    }
    long at = Times.parse(text);
    if (at == Times.NONE) {
      throw new TocsinException(
          ExitCode.USAGE,
          option
              + " '"
              + text
              + "' is no time; allowed: 2026-03-02T00:00:00+08:00 or milliseconds");
    }
    return at;
  }

  private static long duration(String option, @Nullable String text, long absent) {
    if (text == null) {
      return absent;
    }
    long millis = YamlNode.durationMillis(text);
    if (millis < 0) {
      throw new TocsinException(
          ExitCode.USAGE, option + " '" + text + "' is no duration; allowed: 90s, 15m, 12h, 2d");
    }
    return millis;
  }

  /** The first record's time over all files, as far as a look at their beginnings tells. */
  private static long first(InputSpec input) {
    long first = Long.MAX_VALUE;
    try {
      for (Lane lane : Lanes.plan(input, 1)) {
        for (FilePosition position : lane.positions()) {
          if (position.firstAt() != Long.MIN_VALUE) {
            first = Math.min(first, position.firstAt());
          }
        }
      }
    } catch (IOException e) {
      throw new TocsinException(ExitCode.IO, String.valueOf(e.getMessage()));
    }
    if (first == Long.MAX_VALUE) {
      throw new TocsinException(
          ExitCode.USAGE, "no first record was found; use --from with a time instead of --skip");
    }
    return first;
  }
}
