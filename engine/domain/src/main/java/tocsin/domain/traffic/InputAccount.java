package tocsin.domain.traffic;

import java.util.Map;

/**
 * What became of every line of one input. Totals add up: {@code lines = records + joined + the sum
 * of ignored + the sum of rejected}.
 *
 * @param file the input's name as the user gave it
 * @param format what it was recognised as
 * @param part which part of a file that several readers share, else 0
 * @param bytes bytes read after decompression
 * @param lines lines read
 * @param records lines that became a record of their own
 * @param joined lines that were merged into another line's record
 * @param ignored lines passed over on purpose, by what they were
 * @param rejected lines rejected, by {@link RejectReason#word}
 * @param unknownFields fields met that no decoder knows, by name; bounded
 * @param firstAt earliest record's time, milliseconds UTC; {@link Long#MAX_VALUE} when there is
 *     none
 * @param lastAt latest record's time, stray ones left out; {@link Long#MIN_VALUE} when there is
 *     none
 * @param complete whether the end of the input was reached
 */
public record InputAccount(
    String file,
    String format,
    int part,
    long bytes,
    long lines,
    long records,
    long joined,
    Map<String, Long> ignored,
    Map<String, Long> rejected,
    Map<String, Long> unknownFields,
    long firstAt,
    long lastAt,
    boolean complete) {

  /** Whether every line is accounted for. */
  public boolean addsUp() {
    return lines == records + joined + total(ignored) + total(rejected);
  }

  /** Sum of a count by name. */
  public static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
