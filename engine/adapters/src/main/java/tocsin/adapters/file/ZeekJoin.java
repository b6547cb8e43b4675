package tocsin.adapters.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.FlowJoin.Mark;
import tocsin.adapters.json.RecordRules;
import tocsin.adapters.json.Refusal;
import tocsin.core.kernel.Ips;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.RejectReason;
import tocsin.domain.traffic.Via;

/**
 * Turns Zeek lines into records, joining the logs of one sensor: connections by uid, certificates
 * by file id. One instance serves all logs of a folder. Confined to one thread.
 */
final class ZeekJoin {
  private static final int MAX_CERTIFICATES = 1 << 14;

  private final RecordRules rules;
  private final FlowJoin flows = new FlowJoin();
  private final Map<String, String> fingerprints = bounded();
  private final Map<String, String> awaited = bounded();
  private final AccessRecordBuilder record = new AccessRecordBuilder();

  ZeekJoin(RecordRules rules) {
    this.rules = rules;
  }

  private static Map<String, String> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
        return size() > MAX_CERTIFICATES;
      }
    };
  }

  /** Takes a line of a log that matters. */
  void take(ZeekRow row, ZeekLog log, Mark mark, LineDecoder.Out out) {
    if (log == ZeekLog.X509) {
      certificate(row, out);
      return;
    }
    record.clear();
    Refusal refusal = common(row);
    String missing = refusal != null ? null : fill(row, log);
    if (missing != null) {
      out.ignored("zeek:" + log.name().toLowerCase(java.util.Locale.ROOT) + " without " + missing);
      return;
    }
    refusal = refusal != null ? refusal : rules.finish(record);
    if (refusal != null) {
      out.rejected(refusal);
      return;
    }
    give(row, log, mark, out);
  }

  private void give(ZeekRow row, ZeekLog log, Mark mark, LineDecoder.Out out) {
    AccessRecord made = record.build();
    String uid = row.uid;
    if (uid == null) {
      out.record(made);
    } else if (log == ZeekLog.CONN) {
      flows.flow(uid, made, mark, out);
    } else {
      if (row.certificateFile != null && made.cert() == null) {
        awaited.put(row.certificateFile, uid);
      }
      flows.application(uid, made, mark, out);
    }
  }

  private @Nullable Refusal common(ZeekRow row) {
    record.at = ZeekRow.millis(row.ts);
    if (record.at == tocsin.adapters.json.Times.NONE) {
      return new Refusal(RejectReason.BAD_TIME, "ts is seconds since 1970");
    }
    record.src = row.src;
    record.dst = row.dst;
    long port = number(row.dport);
    long up = number(row.bytesUp);
    long down = number(row.bytesDown);
    double seconds = decimal(row.duration);
    if (port < 0 || up < 0 || down < 0 || !(seconds >= 0) || seconds > 1e12) {
      return new Refusal(RejectReason.BAD_NUMBER, "ports, bytes and durations are 0 or more");
    }
    record.dport = (int) Math.min(Integer.MAX_VALUE, port);
    record.bytesUp = up;
    record.bytesDown = down;
    record.durationMillis = Math.round(seconds * 1000);
    return null;
  }

  /** Fills what the log is about; the name of what is missing when the line names no target. */
  private @Nullable String fill(ZeekRow row, ZeekLog log) {
    return switch (log) {
      case DNS -> dns(row);
      case HTTP -> http(row);
      case SSL -> tls(row);
      case CONN -> connection(row);
      case X509, OTHER -> "a target";
    };
  }

  private @Nullable String dns(ZeekRow row) {
    if (row.query == null || row.query.isEmpty()) {
      return "query";
    }
    record.via = Via.DNS;
    record.host = row.query;
    record.answers = List.copyOf(row.answers.stream().filter(Ips::isIp).limit(16).toList());
    return null;
  }

  private @Nullable String http(ZeekRow row) {
    if (row.host == null && (row.uri == null || row.dst == null)) {
      return "host";
    }
    record.via = Via.HTTP;
    record.host = row.host != null ? row.host : row.dst;
    record.url = row.uri;
    record.method = row.method;
    record.referrer = row.referrer;
    record.userAgent = row.userAgent;
    return null;
  }

  private @Nullable String tls(ZeekRow row) {
    record.via = Via.TLS;
    record.host = row.serverName;
    record.ja4 = row.ja4;
    String known = row.certificateFile == null ? null : fingerprints.get(row.certificateFile);
    record.cert = row.certificate != null ? row.certificate : known;
    return row.serverName == null && row.dst == null ? "server_name" : null;
  }

  private @Nullable String connection(ZeekRow row) {
    record.via = Via.FLOW;
    return row.dst == null ? "id.resp_h" : null;
  }

  /** A certificate's line gives its hash to the TLS line that named its file, before or after. */
  private void certificate(ZeekRow row, LineDecoder.Out out) {
    String id = row.fileId != null ? row.fileId : row.fingerprint;
    String hash = row.fingerprint;
    if (id == null || hash == null || hash.length() != 64) {
      out.ignored("zeek:x509 without SHA-256");
      return;
    }
    fingerprints.put(id, hash);
    String uid = awaited.remove(id);
    AccessRecord application = uid == null ? null : flows.application(uid);
    if (application != null) {
      record.from(application);
      record.cert = hash.toLowerCase(java.util.Locale.ROOT);
      out.released(record.build());
    }
    out.joined(ZeekRow.millis(row.ts));
  }

  void finish(LineDecoder.Out out) {
    flows.finish(out);
  }

  @Nullable Mark oldestWaiting(int file) {
    return flows.oldestWaiting(file);
  }

  /** A count; 0 when unset, −1 when it is none. */
  private static long number(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static double decimal(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
