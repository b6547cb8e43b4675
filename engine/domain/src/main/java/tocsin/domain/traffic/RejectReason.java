package tocsin.domain.traffic;

/** Why an input line gave no record. The lower-case name is what files and summaries print. */
public enum RejectReason {
  /** Not UTF-8. */
  ENCODING,
  /** Longer than {@code ingest.max-line-bytes}. */
  LINE_TOO_LONG,
  /** Not JSON, or not one JSON object a line. */
  NOT_JSON,
  /** Nested deeper than the reader allows. */
  TOO_DEEP,
  /** Columns do not match the header. */
  COLUMNS,
  /** Does not match the mapping's pattern. */
  PATTERN,
  /** A required field is missing. */
  MISSING_FIELD,
  /** The time cannot be read. */
  BAD_TIME,
  /** The time is outside {@code ingest.earliest} and {@code ingest.latest}. */
  TIME_RANGE,
  /** A number cannot be read, is negative, or is out of range. */
  BAD_NUMBER,
  /** The host, URL or address cannot be read. */
  BAD_TARGET,
  /** A name, number or text is longer than the reader allows. */
  FIELD_TOO_LONG,
  /** The file ended inside a compressed block or a line. */
  TRUNCATED,
  /** The compressed data is damaged. */
  CORRUPT,
  /** The file cannot be read, or its format cannot be told. */
  UNREADABLE;

  /** The word printed in rejects and summaries. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
