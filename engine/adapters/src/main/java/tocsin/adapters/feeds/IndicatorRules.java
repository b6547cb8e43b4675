package tocsin.adapters.feeds;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.CidrTable;
import tocsin.core.kernel.Hosts;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.kernel.Urls;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;

/**
 * What every indicator must satisfy; brings values into canonical form. A URL that names only a
 * host becomes a host, an address given as a host becomes an address, and a suffix under which
 * strangers register is refused: it would flag them all.
 */
public final class IndicatorRules {
  private static final int MIN_PREFIX = 8;

  private final PublicSuffixes suffixes;
  private final PatternRules patterns;

  public IndicatorRules(PublicSuffixes suffixes) {
    this.suffixes = suffixes;
    this.patterns = new PatternRules(this);
  }

  /** A sound indicator, or what is wrong with it. */
  record Outcome(@Nullable Indicator indicator, String fault) {
    static Outcome refused(String fault) {
      return new Outcome(null, fault);
    }
  }

  Outcome normalise(Indicator raw) {
    if (raw.confidence() < 0 || raw.confidence() > 100) {
      return Outcome.refused("confidence " + raw.confidence() + " is outside 0 to 100");
    }
    if (raw.validFrom() >= raw.validUntil()) {
      return Outcome.refused("validFrom is not before validUntil");
    }
    if (raw.value().length() > Urls.MAX_LENGTH) {
      return Outcome.refused("a value of " + raw.value().length() + " characters");
    }
    String value = refanged(raw.value().strip());
    return switch (raw.kind()) {
      case URL -> url(raw, value);
      case HOST -> host(raw, value);
      case SUFFIX -> suffix(raw, value);
      case IP, CIDR -> address(raw, value);
      case APP -> app(raw, value);
      case CERT -> cert(raw, value);
    };
  }

  /**
   * A value without what reports put into it so that nobody clicks on it: {@code
   * hxxp://evil[.]example}. Schemes do not matter further on, so {@code hxxp} may stay.
   */
  static String refanged(String value) {
    if (value.indexOf('[') < 0 && value.indexOf('(') < 0) {
      return value;
    }
    return value
        .replace("[.]", ".")
        .replace("(.)", ".")
        .replace("[dot]", ".")
        .replace("[:]", ":")
        .replace("[://]", "://");
  }

  /**
   * Whether a text is an address that no server on the internet has: unspecified, loopback,
   * link-local, multicast, broadcast. Resolvers and hosts files answer with them to block a name.
   */
  static boolean namesNoServer(String text) {
    String ip = Ips.canonical(text);
    if (ip == null) {
      return false;
    }
    long v4 = Ips.v4(ip);
    if (v4 >= 0) {
      int first = (int) (v4 >>> 24);
      return first == 0 || first == 127 || first >= 224;
    }
    return ip.equals("::") || ip.equals("::1") || ip.startsWith("ff") || ip.startsWith("fe80:");
  }

  static Outcome named(Indicator raw, String host) {
    if (Ips.isIp(host)) {
      return ip(raw, host);
    }
    return host.indexOf('.') < 0
        ? Outcome.refused("a host of one label")
        : with(raw, IndicatorKind.HOST, host);
  }

  private static Outcome ip(Indicator raw, String ip) {
    return namesNoServer(ip)
        ? Outcome.refused("an address that no server has")
        : with(raw, IndicatorKind.IP, ip);
  }

  static Outcome with(Indicator raw, IndicatorKind kind, String value) {
    return new Outcome(
        new Indicator(
            kind,
            value,
            raw.fraudType().isEmpty() ? Indicator.UNKNOWN_TYPE : raw.fraudType(),
            raw.confidence(),
            raw.source(),
            raw.validFrom(),
            raw.validUntil(),
            raw.knownFrom()),
        "");
  }

  private Outcome url(Indicator raw, String value) {
    int scheme = value.indexOf("://");
    String rest = scheme < 0 ? value : value.substring(scheme + 3);
    boolean below = rest.startsWith("*.");
    Urls.Parts url = Urls.parse(below ? rest.substring(2) : value, null);
    if (url == null) {
      int star = rest.indexOf('*');
      int slash = rest.indexOf('/');
      return Outcome.refused(
          star >= 0 && (slash < 0 || star < slash)
              ? "a * in a host stands first only, as in *.example.com/path"
              : "no host in the URL");
    }
    if (below || url.path().indexOf('*') >= 0) {
      return patterns.normalise(raw, url, below);
    }
    Outcome host = named(raw, url.host());
    boolean bare = url.path().equals("/") && url.query() == null;
    return bare || host.indicator() == null ? host : with(raw, IndicatorKind.URL, url.text());
  }

  private static Outcome host(Indicator raw, String value) {
    // What stands before an @ would be dropped: a mail address would flag the mail provider.
    String host = value.indexOf('@') < 0 ? Urls.host(value) : null;
    return host == null ? Outcome.refused("no host name") : named(raw, host);
  }

  Outcome suffix(Indicator raw, String value) {
    String text = value.startsWith("*.") ? value.substring(2) : value;
    text = text.startsWith(".") ? text.substring(1) : text;
    if (Ips.isIp(text)) {
      return address(raw, text);
    }
    String host = Hosts.canonical(text);
    if (host == null || host.indexOf('.') < 0) {
      return Outcome.refused("no domain name");
    }
    if (suffixes.isPublicSuffix(host)) {
      return Outcome.refused(
          "strangers register under " + host + "; it would flag them all (list a host or a URL)");
    }
    return with(raw, IndicatorKind.SUFFIX, host);
  }

  private static Outcome address(Indicator raw, String value) {
    int slash = value.indexOf('/');
    if (slash < 0) {
      String ip = Ips.canonical(value);
      return ip == null ? Outcome.refused("no IP address") : ip(raw, ip);
    }
    CidrTable.Range range = CidrTable.Range.parse(value, 0);
    if (range == null) {
      return Outcome.refused("no IPv4 range like 203.0.113.0/24");
    }
    long size = range.last() - range.first() + 1;
    if (size > 1L << (32 - MIN_PREFIX)) {
      return Outcome.refused("a range wider than /" + MIN_PREFIX);
    }
    String first = Ips.v4Text(range.first());
    return size == 1 || namesNoServer(first)
        ? ip(raw, first)
        : with(raw, IndicatorKind.CIDR, first + "/" + (32 - Long.numberOfTrailingZeros(size)));
  }

  private static Outcome app(Indicator raw, String value) {
    boolean sound =
        !value.isEmpty()
            && value.length() <= 256
            && value.chars().allMatch(c -> c > ' ' && c < 0x7F);
    return sound ? with(raw, IndicatorKind.APP, value) : Outcome.refused("no package id");
  }

  private static Outcome cert(Indicator raw, String value) {
    String hash = value.replace(":", "").toLowerCase(Locale.ROOT);
    boolean sound =
        hash.length() == 64
            && hash.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    return sound
        ? with(raw, IndicatorKind.CERT, hash)
        : Outcome.refused("no SHA-256 of a certificate (64 hexadecimal digits)");
  }
}
