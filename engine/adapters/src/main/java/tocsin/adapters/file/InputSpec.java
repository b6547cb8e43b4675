package tocsin.adapters.file;

import java.io.Serializable;
import java.util.List;

/**
 * What to read and how. Travels in the job graph.
 *
 * @param paths files, folders, glob patterns, or {@code -} for standard input
 * @param format what the files are; {@link Format#UNKNOWN} to tell by content
 * @param mapping a mapping file for MAPPED inputs, else empty
 * @param follow whether to wait for more at the end of files, and for new files
 * @param earliest earliest time of a record, milliseconds UTC
 * @param latest latest time of a record, milliseconds UTC
 * @param maxLineBytes longest line
 * @param from records before it are left out, milliseconds UTC
 * @param until records from it on are left out
 */
public record InputSpec(
    List<String> paths,
    Format format,
    String mapping,
    boolean follow,
    long earliest,
    long latest,
    int maxLineBytes,
    long from,
    long until)
    implements Serializable {

  public InputSpec {
    paths = List.copyOf(paths);
  }

  /** Everything that is in the inputs. */
  public InputSpec(
      List<String> paths,
      Format format,
      String mapping,
      boolean follow,
      long earliest,
      long latest,
      int maxLineBytes) {
    this(
        paths,
        format,
        mapping,
        follow,
        earliest,
        latest,
        maxLineBytes,
        Long.MIN_VALUE,
        Long.MAX_VALUE);
  }

  /**
   * The same input, seen through a window of event time.
   *
   * @param start milliseconds UTC, inclusive
   * @param end exclusive
   */
  public InputSpec window(long start, long end) {
    return new InputSpec(
        paths, format, mapping, follow, earliest, latest, maxLineBytes, start, end);
  }

  boolean holds(long at) {
    return at >= from && at < until;
  }

  /** Standard input. */
  public static final String STDIN = "-";

  tocsin.adapters.json.Limits limits() {
    return new tocsin.adapters.json.Limits(maxLineBytes, 8192, 32, earliest, latest);
  }
}
