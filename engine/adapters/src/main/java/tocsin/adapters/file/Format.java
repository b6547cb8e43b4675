package tocsin.adapters.file;

import java.util.Locale;

/** What an input is. */
public enum Format {
  /** Native JSON Lines. */
  NATIVE,
  /** Zeek logs, tab-separated with a header. */
  ZEEK_TSV,
  /** Zeek logs as JSON Lines: one log, or several mixed. */
  ZEEK_JSON,
  /** Suricata EVE. */
  EVE,
  /** CSV, or lines that match a pattern, by a mapping. */
  MAPPED,
  /** Nothing in it. */
  EMPTY,
  /** Not told. */
  UNKNOWN;

  /** The word in accounts and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
