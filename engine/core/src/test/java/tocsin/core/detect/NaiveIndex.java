package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tocsin.core.kernel.CidrTable;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.Urls;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;

/** The indicator index as a scan of the whole list; gives all that count rather than the first. */
record NaiveIndex(List<Indicator> indicators) {

  private List<Match> those(long at, Predicate<Indicator> covers) {
    return indicators.stream()
        .filter(it -> it.knownFrom() <= at && it.validFrom() <= at && at < it.validUntil())
        .filter(covers)
        .map(Match::of)
        .toList();
  }

  List<Match> host(String host, int platform, long at) {
    return those(
        at,
        it ->
            it.value().length() > platform
                && (it.kind() == IndicatorKind.HOST && host.equals(it.value())
                    || it.kind() == IndicatorKind.SUFFIX
                        && ("." + host).endsWith("." + it.value())));
  }

  List<Match> url(Urls.Parts url, long at) {
    List<String> texts = new ArrayList<>(List.of(url.text(), url.host() + url.path()));
    String folder = url.host() + "/";
    String[] segments = url.path().substring(1).split("/", -1);
    for (int i = 0; i < 4 && i < segments.length; i++) {
      texts.add(folder);
      folder += segments[i] + "/";
    }
    return those(
        at,
        it ->
            it.kind() == IndicatorKind.URL
                && (texts.contains(it.value()) || covers(it.value(), url)));
  }

  private static boolean covers(String value, Urls.Parts url) {
    int slash = value.indexOf('/');
    String host = value.substring(0, slash);
    String path = value.substring(slash);
    boolean pattern = value.indexOf('*') >= 0 && path.indexOf('?') < 0;
    boolean here =
        host.startsWith("*.")
            ? ("." + url.host()).endsWith(host.substring(1))
            : host.equals(url.host());
    return pattern && here && url.path().matches("\\Q" + path.replace("*", "\\E.*\\Q") + "\\E");
  }

  /** Addresses, and of the ranges around them the narrowest for which anything counts. */
  List<Match> address(String ip, long at) {
    List<Match> all =
        new ArrayList<>(those(at, it -> it.kind() == IndicatorKind.IP && it.value().equals(ip)));
    for (int bits = 32; bits >= 0 && Ips.v4(ip) >= 0; bits--) {
      String range = CidrTable.Range.parse(ip + "/" + bits, 0).toString();
      List<Match> found =
          those(
              at,
              it ->
                  it.kind() == IndicatorKind.CIDR
                      && CidrTable.Range.parse(it.value(), 0).toString().equals(range));
      if (!found.isEmpty()) {
        all.addAll(found);
        break;
      }
    }
    return all;
  }

  List<Match> named(IndicatorKind kind, String value, long at) {
    return those(at, it -> it.kind() == kind && it.value().equals(value));
  }

  /** Asserts that a match is one of those that count and that none of them outranks it. */
  static void assertStrongest(Match match, List<Match> counting, String what) {
    if (counting.isEmpty()) {
      assertThat(match).as(what).isNull();
      return;
    }
    assertThat(match).as(what).isIn(counting);
    assertThat(counting).as(what).noneMatch(other -> other.outranks(match));
  }
}
