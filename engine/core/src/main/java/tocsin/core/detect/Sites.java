package tocsin.core.detect;

import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.HostLabels;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.WarningEntry;
import tocsin.domain.intel.WarningRole;

/**
 * What belongs together in the target ledger: all hosts of a registrable domain, where private
 * suffixes and platforms that give out sub-domains count as suffixes; an address; an app.
 */
public final class Sites {
  private Sites() {}

  /**
   * The site of a canonical host or address.
   *
   * @param start where its registrable domain begins, as {@link PublicSuffixes} tells
   */
  static String of(String host, int start, @Nullable WarningEntry entry) {
    String registrable = start <= 0 ? host : host.substring(start);
    if (entry == null || entry.role() != WarningRole.TENANT_HOSTS) {
      return registrable;
    }
    int below = host.length() - entry.value().length() - 1;
    if (below <= 0) {
      return registrable;
    }
    String tenant = host.substring(host.lastIndexOf('.', below - 1) + 1);
    return tenant.length() > registrable.length() ? tenant : registrable;
  }

  /** The site of an app. */
  static String ofApp(String app) {
    return "app:" + app;
  }

  /**
   * The site that news of an indicator concerns; null for ranges and certificates, whose earlier
   * visitors are not looked up.
   */
  public static @Nullable String of(
      Indicator indicator, PublicSuffixes suffixes, WarningLists warnings) {
    String value = indicator.value();
    return switch (indicator.kind()) {
      case HOST, SUFFIX -> ofHost(value, suffixes, warnings);
      case URL -> ofHost(value.substring(0, value.indexOf('/')), suffixes, warnings);
      case IP -> value;
      case APP -> ofApp(value);
      case CIDR, CERT -> null;
    };
  }

  private static String ofHost(String host, PublicSuffixes suffixes, WarningLists warnings) {
    if (Ips.isIp(host)) {
      return host;
    }
    HostLabels labels = new HostLabels(warnings.seed()).read(host);
    return of(host, suffixes.registrableStart(labels), warnings.host(labels));
  }
}
