package tocsin.domain.traffic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of one {@link AccessRecord}; a decoder keeps one and {@link #clear}s it
 * between lines. Field meanings are the record's. Confined to one thread.
 */
public final class AccessRecordBuilder {
  public long at;
  public @Nullable String subject;
  public @Nullable String src;
  public @Nullable String dst;
  public int dport;
  public Via via = Via.OTHER;
  public @Nullable String host;
  public @Nullable String url;
  public @Nullable String method;
  public @Nullable String referrer;
  public @Nullable String userAgent;
  public @Nullable String app;
  public @Nullable String ja4;
  public @Nullable String cert;
  public List<String> answers = List.of();
  public long bytesUp;
  public long bytesDown;
  public long durationMillis;
  public @Nullable String sensor;

  /** Empties every field. */
  public void clear() {
    at = 0;
    subject = null;
    src = null;
    dst = null;
    dport = 0;
    via = Via.OTHER;
    host = null;
    url = null;
    method = null;
    referrer = null;
    userAgent = null;
    app = null;
    ja4 = null;
    cert = null;
    answers = List.of();
    bytesUp = 0;
    bytesDown = 0;
    durationMillis = 0;
    sensor = null;
  }

  /** Takes every field over from a finished record, so that a join can add to it. */
  public void from(AccessRecord record) {
    at = record.at();
    subject = record.subject();
    src = record.src();
    dst = record.dst();
    dport = record.dport();
    via = record.via();
    host = record.host();
    url = record.url();
    method = record.method();
    referrer = record.referrer();
    userAgent = record.userAgent();
    app = record.app();
    ja4 = record.ja4();
    cert = record.cert();
    answers = record.answers();
    bytesUp = record.bytesUp();
    bytesDown = record.bytesDown();
    durationMillis = record.durationMillis();
    sensor = record.sensor();
  }

  /** The record collected so far. */
  public AccessRecord build() {
    return new AccessRecord(
        at,
        subject,
        src,
        dst,
        dport,
        via,
        host,
        url,
        method,
        referrer,
        userAgent,
        app,
        ja4,
        cert,
        answers,
        bytesUp,
        bytesDown,
        durationMillis,
        sensor);
  }
}
