package tocsin.domain.traffic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One network access, as one sensor saw it. Immutable.
 *
 * <p>At least one of {@code subject} and {@code src}, and one of {@code host}, {@code url}, {@code
 * app} and {@code dst} is present; decoders reject lines that lack them.
 *
 * @param at when it happened, milliseconds since 1970 UTC
 * @param subject the person's pseudonym, when the sensor knows it
 * @param src the client's IP address
 * @param dst the server's IP address
 * @param dport the server's port, 0 when unknown
 * @param via how it was seen
 * @param host lower-case host name in punycode, without a trailing dot
 * @param url the URL, or a path beginning with {@code /} when the host is given apart
 * @param method HTTP method
 * @param referrer HTTP referrer
 * @param userAgent HTTP user agent
 * @param app package id of the app that made the access
 * @param ja4 TLS client fingerprint
 * @param cert SHA-256 of the server's certificate, lower-case hexadecimal
 * @param answers IP addresses in a DNS answer
 * @param bytesUp bytes sent by the client, 0 when unknown
 * @param bytesDown bytes sent by the server, 0 when unknown
 * @param durationMillis how long the connection lasted, 0 when unknown
 * @param sensor name of the sensor
 */
public record AccessRecord(
    long at,
    @Nullable String subject,
    @Nullable String src,
    @Nullable String dst,
    int dport,
    Via via,
    @Nullable String host,
    @Nullable String url,
    @Nullable String method,
    @Nullable String referrer,
    @Nullable String userAgent,
    @Nullable String app,
    @Nullable String ja4,
    @Nullable String cert,
    List<String> answers,
    long bytesUp,
    long bytesDown,
    long durationMillis,
    @Nullable String sensor) {

  /** Says only what is not personal: no subject, no address, no URL. */
  @Override
  public String toString() {
    return "AccessRecord[at=" + at + ", via=" + via + ", …]";
  }
}
