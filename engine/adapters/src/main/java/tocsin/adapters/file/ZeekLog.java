package tocsin.adapters.file;

import java.util.Locale;

/** The Zeek logs that matter here; every other log is passed over by name. */
enum ZeekLog {
  DNS,
  HTTP,
  SSL,
  CONN,
  X509,
  OTHER;

  /** By a log's {@code #path} or a record's stream name. */
  static ZeekLog named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "dns" -> DNS;
      case "http" -> HTTP;
      case "ssl" -> SSL;
      case "conn" -> CONN;
      case "x509" -> X509;
      default -> OTHER;
    };
  }

  /** Whether a JSON line has the marks of a Zeek log: a stream name, or Zeek's id columns. */
  static boolean looksLikeJson(String line) {
    return line.contains("\"id.orig_h\"")
        || line.contains("\"id_orig_h\"")
        || line.contains("\"_path\"")
        || line.contains("\"@stream\"")
        || (line.contains("\"ts\"")
            && !line.contains("\"subject\"")
            && !line.contains("\"src\"")
            && (line.contains("\"certificate.")
                || line.contains("\"certificate_")
                || line.contains("\"fuid\"")
                || line.contains("\"peer\"")
                || line.contains("\"uids\"")
                || line.contains("\"node\"")
                || line.contains("\"scriptfile\"")
                || line.contains("\"ts_delta\"")))
        || (line.startsWith("{\"name\"") && line.contains("/zeek/"));
  }
}
