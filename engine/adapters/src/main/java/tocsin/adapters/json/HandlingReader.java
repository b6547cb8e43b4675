package tocsin.adapters.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tocsin.core.evaluate.Disposition.Verdict;
import tocsin.domain.alert.Handling;

/**
 * Reads what the engine has to know of dispositions, one a line: {@code subject}, {@code at}, and
 * either {@code verdict} (V1 to V8) or {@code snoozeUntil} with {@code reason}. V2, V3, V7 and V8
 * leave an alert as it is.
 */
public final class HandlingReader {
  private HandlingReader() {}

  /**
   * What changes an alert, by time.
   *
   * @throws BadLineException with file, line and reason
   */
  public static List<Handling> read(Path file) throws IOException {
    List<Handling> handlings = new ArrayList<>();
    JsonLines.each(file, line -> add(line, handlings));
    handlings.sort(
        Comparator.comparingLong(Handling::at)
            .thenComparing(Handling::subject)
            .thenComparing(Handling::kind)
            .thenComparingLong(Handling::until));
    return handlings;
  }

  private static void add(LineNode line, List<Handling> handlings) {
    String subject = line.text("subject");
    long at = line.time("at");
    if (line.has("snoozeUntil")) {
      long until = line.time("snoozeUntil");
      if (until <= at) {
        throw line.fault("'snoozeUntil' is not after 'at'");
      }
      String reason = line.text("reason");
      handlings.add(new Handling(subject, at, Handling.Kind.SNOOZED, until, reason));
      return;
    }
    switch (line.oneOf("verdict", Verdict.class)) {
      case V1 -> handlings.add(settled(line, subject, at, Handling.Kind.DISSUADED));
      case V4, V5, V6 -> handlings.add(settled(line, subject, at, Handling.Kind.CLEARED));
      case V2, V3, V7, V8 -> {
        return;
      }
    }
  }

  private static Handling settled(LineNode line, String subject, long at, Handling.Kind kind) {
    return new Handling(subject, at, kind, at, line.text("reason", ""));
  }
}
