package tocsin.cluster.trial;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A town's records with many more poured among them, in order of time: what an hour of attack, a
 * broken sensor or a stopped job does to the input.
 *
 * @param factor lines poured in for each of the town's
 */
public record Flood(Kind kind, int factor) {
  /** Under a name that RFC 6761 reserves. */
  private static final String HOST = ".flood.test";

  private static final int PEOPLE = 2_000;
  private static final int UNKNOWN_EVERY = 100;
  private static final int LISTED_EVERY = 500;

  /** What floods. */
  public enum Kind {
    /** Everyone: ordinary lines, one in a hundred to a host nobody knows. */
    OVERLOAD,
    /** One person, to ever new hosts. */
    HOT_SUBJECT,
    /** One host, by ever new people; and one that is listed. */
    HOT_TARGET,
    /** Everyone, through one partition; the other has nothing to say. */
    HOT_PARTITION,
    /** Everyone, and one partition's lines come when the other's have all been read. */
    LATE_PARTITION,
    /** Everyone, before the job starts; the last hundredth comes while it catches up. */
    BACKLOG;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Which partition a line goes to, of two. */
  int partition(String line) {
    return kind == Kind.HOT_PARTITION ? 0 : TrialTown.partition(line, 2);
  }

  /**
   * Writes the lines.
   *
   * @param listed a host that indicators list
   * @return how many
   */
  long write(TrialTown town, String listed, Path file) throws IOException {
    long lines = 0;
    try (BufferedReader reader = Files.newBufferedReader(town.records());
        BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        writer.append(line).append('\n');
        long at = TrialTown.at(line);
        for (int i = 0; i < factor; i++) {
          writer.append(poured(at, lines + i, listed)).append('\n');
        }
        lines += 1 + factor;
      }
    }
    return lines;
  }

  private String poured(long at, long number, String listed) {
    String subject = "flood" + (kind == Kind.HOT_SUBJECT ? 0 : number * 31 % PEOPLE);
    String host =
        switch (kind) {
          case HOT_SUBJECT -> "h" + number % 10_000 + HOST;
          case HOT_TARGET -> number % LISTED_EVERY == 0 ? listed : "hot" + HOST;
          case OVERLOAD, HOT_PARTITION, LATE_PARTITION, BACKLOG ->
              number % UNKNOWN_EVERY == 0 ? "h" + number % 10_000 + HOST : "www.popular.example";
        };
    return "{\"ts\":"
        + at
        + ",\"subject\":\""
        + subject
        + "\",\"via\":\"dns\",\"host\":\""
        + host
        + "\"}";
  }
}
