package tocsin.cluster.kafka;

/**
 * Whom a native line is about, without decoding it: what keeps a person's lines in one partition.
 */
public final class LineKey {
  private LineKey() {}

  /** The line's subject or source; empty when it names neither. */
  public static String of(String line) {
    String subject = field(line, "\"subject\":\"");
    return subject.isEmpty() ? field(line, "\"src\":\"") : subject;
  }

  private static String field(String line, String name) {
    int from = line.indexOf(name);
    int to = from < 0 ? -1 : line.indexOf('"', from + name.length());
    return to < 0 ? "" : line.substring(from + name.length(), to);
  }
}
