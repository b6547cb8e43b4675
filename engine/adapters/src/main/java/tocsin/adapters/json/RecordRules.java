package tocsin.adapters.json;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hosts;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.Urls;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.RejectReason;

/** What every record must satisfy, whatever format it came in; brings names into canonical form. */
public final class RecordRules {
  /** Longest subject or app id. */
  private static final int MAX_NAME = 256;

  private final Limits limits;

  public RecordRules(Limits limits) {
    this.limits = limits;
  }

  public Limits limits() {
    return limits;
  }

  /** Makes a record's names canonical; null when it is sound, else why it is refused. O(length). */
  public @Nullable Refusal finish(AccessRecordBuilder record) {
    Refusal bad = numbers(record);
    bad = bad != null ? bad : addresses(record);
    return bad != null ? bad : names(record);
  }

  /**
   * The same for a record whose host and addresses are canonical already; most are, and checking
   * them again would cost as much as reading them.
   */
  @Nullable Refusal finishCanonical(AccessRecordBuilder record) {
    boolean plain =
        record.host != null
            && (record.subject == null ? record.src != null : record.subject.length() <= MAX_NAME)
            && (record.url == null || record.url.length() <= limits.maxFieldChars())
            && (record.app == null || record.app.length() <= MAX_NAME)
            && record.cert == null;
    return plain ? numbers(record) : finish(record);
  }

  private @Nullable Refusal numbers(AccessRecordBuilder record) {
    if (record.at < limits.earliest() || record.at > limits.latest()) {
      return new Refusal(RejectReason.TIME_RANGE, timeRange(record.at));
    }
    if (record.bytesUp < 0 || record.bytesDown < 0 || record.durationMillis < 0) {
      return new Refusal(RejectReason.BAD_NUMBER, "bytes and durations are 0 or more");
    }
    if (record.dport < 0 || record.dport > 65535) {
      return new Refusal(RejectReason.BAD_NUMBER, "dport is 0 to 65535");
    }
    return null;
  }

  private String timeRange(long at) {
    String hint =
        Math.abs(at) < 10_000_000_000L
            ? "; epoch times are in milliseconds, this looks like seconds"
            : "";
    return "time "
        + at
        + " is outside "
        + limits.earliest()
        + " to "
        + limits.latest()
        + " (ingest.earliest, ingest.latest)"
        + hint;
  }

  private static @Nullable Refusal addresses(AccessRecordBuilder record) {
    if (record.src != null) {
      record.src = Ips.canonical(record.src);
      if (record.src == null) {
        return new Refusal(RejectReason.BAD_TARGET, "src is no IP address");
      }
    }
    if (record.dst != null) {
      record.dst = Ips.canonical(record.dst);
      if (record.dst == null) {
        return new Refusal(RejectReason.BAD_TARGET, "dst is no IP address");
      }
    }
    return null;
  }

  private @Nullable Refusal names(AccessRecordBuilder record) {
    if (record.subject == null && record.src == null) {
      return new Refusal(RejectReason.MISSING_FIELD, "neither subject nor src");
    }
    if (record.url != null && record.url.length() > limits.maxFieldChars()) {
      return tooLong("url", record.url);
    }
    if (record.subject != null && record.subject.length() > MAX_NAME) {
      return tooLong("subject", record.subject);
    }
    if (record.app != null && record.app.length() > MAX_NAME) {
      return tooLong("app", record.app);
    }
    String host = record.host != null ? canonicalHost(record.host) : hostOfUrl(record.url);
    boolean named = record.host != null || (record.url != null && !record.url.startsWith("/"));
    if (named && host == null) {
      return new Refusal(RejectReason.BAD_TARGET, "host or url names no host");
    }
    record.host = host;
    record.cert = record.cert == null ? null : record.cert.toLowerCase(Locale.ROOT);
    if (host == null && record.app == null && record.dst == null) {
      return new Refusal(RejectReason.MISSING_FIELD, "none of host, url, app and dst");
    }
    return null;
  }

  private static @Nullable String hostOfUrl(@Nullable String url) {
    if (url == null || url.startsWith("/")) {
      return null;
    }
    Urls.Parts parts = Urls.parse(url, null);
    return parts == null ? null : parts.host();
  }

  /** A host as sensors write it: perhaps with a port, brackets or a trailing dot. */
  private static @Nullable String canonicalHost(String host) {
    return Hosts.isCanonical(host) ? host : Urls.host(host);
  }

  private Refusal tooLong(String field, String value) {
    int most = field.equals("url") ? limits.maxFieldChars() : MAX_NAME;
    return new Refusal(
        RejectReason.FIELD_TOO_LONG,
        field + " of " + value.length() + " characters; at most " + most);
  }
}
