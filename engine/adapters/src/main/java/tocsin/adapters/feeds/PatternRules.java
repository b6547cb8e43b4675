package tocsin.adapters.feeds;

import java.util.HashMap;
import java.util.Map;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.Urls;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;

/**
 * What a path pattern must satisfy: {@code host/path} with {@code *} for any characters of the
 * path, slashes included, or {@code *.host/path} for a host and everything below it. A pattern
 * stands for the whole path, without the query; one that covers every path is a host or a suffix.
 * Counts patterns by host, hence made anew for each reading of the lists and confined to one
 * thread.
 */
final class PatternRules {
  static final int MAX_LENGTH = 512;
  static final int MAX_STARS = 16;
  static final int MAX_PER_HOST = 256;

  private final IndicatorRules rules;
  private final Map<String, Integer> perHost = new HashMap<>();

  PatternRules(IndicatorRules rules) {
    this.rules = rules;
  }

  /**
   * A sound pattern, or what is wrong with it.
   *
   * @param url canonical, without {@code *.}
   * @param below whether it stood before the host
   */
  IndicatorRules.Outcome normalise(Indicator raw, Urls.Parts url, boolean below) {
    if (url.query() != null) {
      return refused("a pattern ends before the query (leave ? and what follows away)");
    }
    String path = url.path();
    IndicatorRules.Outcome gate =
        below ? rules.suffix(raw, url.host()) : IndicatorRules.named(raw, url.host());
    boolean everyPath = path.replace("*", "").equals("/");
    if (gate.indicator() == null || everyPath) {
      return gate;
    }
    if (below && Ips.isIp(url.host())) {
      return refused("an address has nothing below it");
    }
    return counted(raw, (below ? "*." : "") + url.host(), path);
  }

  private IndicatorRules.Outcome counted(Indicator raw, String host, String path) {
    String glob = path.replaceAll("\\*+", "*");
    if (glob.length() > MAX_LENGTH) {
      return refused("a pattern of " + glob.length() + " characters; at most " + MAX_LENGTH);
    }
    long stars = glob.chars().filter(c -> c == '*').count();
    if (stars > MAX_STARS) {
      return refused("a pattern with " + stars + " stars; at most " + MAX_STARS);
    }
    if (perHost.merge(host, 1, Integer::sum) > MAX_PER_HOST) {
      return refused("more than " + MAX_PER_HOST + " patterns on " + host);
    }
    return IndicatorRules.with(raw, IndicatorKind.URL, host + glob);
  }

  private static IndicatorRules.Outcome refused(String why) {
    return IndicatorRules.Outcome.refused(why);
  }
}
