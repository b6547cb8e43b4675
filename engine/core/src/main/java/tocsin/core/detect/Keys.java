package tocsin.core.detect;

import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.IndicatorKind;

/** Letters before the values of kinds that share one table. They stand in snapshot files. */
final class Keys {
  static final char URL = 'u';
  static final char PATTERN = '*';
  static final char IP = 'i';
  static final char CIDR = 'r';
  static final char APP = 'a';
  static final char CERT = 'c';

  /** An address on which URLs are listed; has no rows of its own. */
  static final char URL_ADDRESS = 'h';

  private Keys() {}

  /** The key of an indicator's value; null for names, which stand in a table of their own. */
  static @Nullable String of(IndicatorKind kind, String value) {
    return switch (kind) {
      case HOST, SUFFIX -> null;
      case URL -> (isPattern(value) ? PATTERN : URL) + value;
      case IP -> IP + value;
      case CIDR -> CIDR + value;
      case APP -> APP + value;
      case CERT -> CERT + value;
    };
  }

  /**
   * Whether a URL is a pattern: a star in its path (one in the query stands for itself) or host.
   */
  static boolean isPattern(String url) {
    int star = url.indexOf('*');
    int query = url.indexOf('?');
    return star >= 0 && (query < 0 || star < query);
  }
}
