package tocsin.desk.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 writes it.
 *
 * @param instance the request's id
 * @param version with {@code stale-version} the newest version
 */
record Problem(
    String type,
    String title,
    String titleZh,
    int status,
    String code,
    @Nullable String detail,
    String instance,
    @Nullable Long version,
    @Nullable Long retryAfterSeconds,
    @Nullable List<Fault> faults) {

  /** Media type of a problem. */
  static final String TYPE = "application/problem+json";

  /**
   * One value that is not allowed.
   *
   * @param field where: a JSON path, or {@code query:limit}
   * @param value what it was, shortened; absent for secrets and for what is missing
   * @param allowed what would do
   */
  record Fault(String field, @Nullable String value, String allowed) {}

  static Problem of(ProblemException e, String requestId) {
    Trouble trouble = e.trouble();
    return new Problem(
        "urn:tocsin:problem:" + trouble.code(),
        trouble.en(),
        trouble.zh(),
        trouble.status(),
        trouble.code(),
        e.detail().isEmpty() ? null : e.detail(),
        requestId,
        e.version() > 0 ? e.version() : null,
        e.retryAfterSeconds() > 0 ? e.retryAfterSeconds() : null,
        e.faults().isEmpty() ? null : e.faults());
  }
}
