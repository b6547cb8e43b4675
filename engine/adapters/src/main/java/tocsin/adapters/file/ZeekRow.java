package tocsin.adapters.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.Times;

/** The columns of a Zeek line that matter, whatever form it came in. Confined to one thread. */
final class ZeekRow {
  @Nullable String log;
  @Nullable String ts;
  @Nullable String uid;
  @Nullable String src;
  @Nullable String dst;
  @Nullable String dport;
  @Nullable String service;
  @Nullable String query;
  @Nullable String host;
  @Nullable String uri;
  @Nullable String method;
  @Nullable String referrer;
  @Nullable String userAgent;
  @Nullable String serverName;
  @Nullable String ja4;
  @Nullable String certificate;
  @Nullable String certificateFile;
  @Nullable String fileId;
  @Nullable String fingerprint;
  @Nullable String duration;
  @Nullable String bytesUp;
  @Nullable String bytesDown;
  final List<String> answers = new ArrayList<>();

  /** Which logs a line's columns are typical of; used where the line does not name its log. */
  private boolean hasQuery;

  private boolean hasConnState;
  private boolean hasUri;
  private boolean hasTls;
  private boolean hasCertificate;

  void clear() {
    log = ts = uid = src = dst = dport = service = query = host = uri = method = null;
    referrer = userAgent = serverName = ja4 = certificate = certificateFile = null;
    fileId = fingerprint = duration = bytesUp = bytesDown = null;
    answers.clear();
    hasQuery = hasConnState = hasUri = hasTls = hasCertificate = false;
  }

  /** Takes a column; names may be written with dots or underscores. */
  void set(String name, String value) {
    switch (name) {
      case "@stream", "_path" -> log = value;
      case "ts" -> ts = value;
      case "uid" -> uid = value;
      case "id.orig_h", "id_orig_h" -> src = value;
      case "id.resp_h", "id_resp_h" -> dst = value;
      case "id.resp_p", "id_resp_p" -> dport = value;
      case "service" -> service = value;
      case "query" -> query = value;
      case "qtype", "qtype_name", "rcode" -> hasQuery = true;
      case "host" -> host = value;
      case "uri" -> {
        uri = value;
        hasUri = true;
      }
      case "method" -> method = value;
      case "referrer" -> referrer = value;
      case "user_agent" -> userAgent = value;
      case "status_code", "trans_depth" -> hasUri = true;
      case "server_name" -> {
        serverName = value;
        hasTls = true;
      }
      case "established" -> hasTls = true;
      case "ja4" -> ja4 = value;
      case "cert_chain_fps" -> certificate = first(value);
      case "cert_chain_fuids" -> certificateFile = first(value);
      case "fingerprint" -> fingerprint = value;
      case "id", "fuid" -> fileId = value;
      case "conn_state" -> hasConnState = true;
      case "duration" -> duration = value;
      case "orig_bytes", "request_body_len" -> bytesUp = value;
      case "resp_bytes", "response_body_len" -> bytesDown = value;
      case "certificate.subject", "certificate_subject" -> hasCertificate = true;
      default -> {}
    }
  }

  private static String first(String list) {
    int comma = list.indexOf(',');
    return comma < 0 ? list : list.substring(0, comma);
  }

  /** Which log the line belongs to. */
  ZeekLog log() {
    if (log != null) {
      return ZeekLog.named(log);
    }
    if (hasCertificate) {
      return ZeekLog.X509;
    }
    if (hasConnState) {
      return ZeekLog.CONN;
    }
    if (uid == null) {
      return ZeekLog.OTHER;
    }
    if (hasTls) {
      return ZeekLog.SSL;
    }
    if (hasUri) {
      return ZeekLog.HTTP;
    }
    return hasQuery ? ZeekLog.DNS : ZeekLog.OTHER;
  }

  /** Milliseconds UTC of Zeek's seconds with a fraction, or {@link Times#NONE}. */
  static long millis(@Nullable String seconds) {
    if (seconds == null) {
      return Times.NONE;
    }
    if (seconds.indexOf('T') > 0) {
      return Times.parse(seconds);
    }
    int dot = seconds.indexOf('.');
    try {
      if (dot >= 0 && seconds.indexOf('e') < 0 && seconds.indexOf('E') < 0) {
        String fraction = (seconds.substring(dot + 1) + "000").substring(0, 3);
        long whole = Long.parseLong(seconds.substring(0, dot));
        return Math.addExact(Math.multiplyExact(whole, 1000L), Integer.parseInt(fraction));
      }
      return Math.multiplyExact(Long.parseLong(seconds), 1000L);
    } catch (NumberFormatException | ArithmeticException e) {
      return exponent(seconds);
    }
  }

  private static long exponent(String seconds) {
    try {
      double value = Double.parseDouble(seconds);
      return Math.abs(value) < 1e12 ? Math.round(value * 1000) : Times.NONE;
    } catch (NumberFormatException e) {
      return Times.NONE;
    }
  }
}
