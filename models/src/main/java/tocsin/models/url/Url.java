package tocsin.models.url;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.kernel.Urls;

/**
 * A labelled URL without what only its collector put there: no scheme, port, {@code www.}, slash at
 * the end, upper case.
 *
 * @param site registrable domain, private suffixes included
 * @param path with query; empty for a bare host
 * @param source the collector
 * @param seen when; null where the source has no dates
 */
record Url(
    String host, String site, String path, boolean fraud, String source, @Nullable LocalDate seen) {

  /** Null for what has no host name: addresses and broken lines. */
  static @Nullable Url of(
      String text,
      boolean fraud,
      String source,
      @Nullable LocalDate seen,
      PublicSuffixes suffixes) {
    Urls.Parts parts = Urls.parse(text, null);
    if (parts == null || Ips.isIp(parts.host())) {
      return null;
    }
    String host = parts.host();
    if (host.startsWith("www.") && host.indexOf('.', 4) > 0) {
      host = host.substring(4);
    }
    String path = parts.query() == null ? parts.path() : parts.path() + "?" + parts.query();
    path = path.toLowerCase(Locale.ROOT);
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return new Url(host, suffixes.registrable(host), path.substring(0, end), fraud, source, seen);
  }

  String key() {
    return host + path;
  }
}
