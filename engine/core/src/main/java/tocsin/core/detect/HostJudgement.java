package tocsin.core.detect;

import org.jspecify.annotations.Nullable;
import tocsin.core.apps.HostPlace;
import tocsin.core.apps.HostRoles;
import tocsin.core.kernel.HostLabels;
import tocsin.core.kernel.Ips;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.WarningEntry;
import tocsin.domain.intel.WarningRole;

/**
 * All that can be said of a host without looking at the record or the clock; computed once a host
 * and kept while the lists stay the same.
 *
 * @param host canonical host or address
 * @param site the ledger's key
 * @param standing what the warning lists say
 * @param context context signals of the warning list
 * @param hints signals of the name
 * @param spelling what the spelling says, hundredths of a nat
 * @param bareIp whether the host is an address
 * @param hits indicator entries, none where the standing forbids them
 * @param place what an app may use the host for
 */
record HostJudgement(
    String host,
    String site,
    Standing standing,
    int context,
    int hints,
    int spelling,
    boolean bareIp,
    IndicatorIndex.HostHits hits,
    HostPlace place) {

  /** Any host that is clean and matters to nobody's context; its name is not kept. */
  static final HostJudgement CLEAN =
      new HostJudgement(
          "", "", Standing.CLEAN, 0, 0, 0, false, IndicatorIndex.HostHits.NOTHING, HostPlace.NONE);

  boolean isPlainlyClean() {
    return standing == Standing.CLEAN && context == 0 && !place.shared();
  }

  /** What warning lists say of a host. */
  enum Standing {
    /** Nothing: any indicator counts. */
    OPEN,
    /** Only URLs may be flagged. */
    URLS_ONLY,
    /** Known good, or not a public name: nothing counts. */
    CLEAN
  }

  /**
   * Judges a host.
   *
   * @param labels what the host is read into, once for all tables
   */
  static HostJudgement of(
      String host,
      HostLabels labels,
      PublicSuffixes suffixes,
      WarningLists warnings,
      IndicatorIndex index,
      HintReader hints,
      HostRoles apps) {
    boolean ip = Ips.isIp(host);
    WarningEntry entry = ip ? warnings.address(host) : warnings.host(labels.read(host));
    Standing standing = standing(host, ip, entry);
    int context = entry == null ? 0 : entry.signals();
    if (standing == Standing.CLEAN) {
      return new HostJudgement(
          host,
          host,
          standing,
          context,
          0,
          0,
          ip,
          IndicatorIndex.HostHits.NOTHING,
          ip ? HostPlace.NONE : apps.place(host, host));
    }
    int registrable = ip ? 0 : suffixes.registrableStart(labels);
    String site = Sites.of(host, registrable, entry);
    int platform = entry != null && standing == Standing.OPEN ? entry.value().length() : 0;
    IndicatorIndex.HostHits hits = ip ? index.addressAsHost(host) : index.host(labels, platform);
    if (standing == Standing.URLS_ONLY) {
      hits =
          new IndicatorIndex.HostHits(
              IndicatorIndex.HostHits.NOTHING.heads(), hits.urls(), hits.platform());
    }
    int signals = ip ? 0 : hints.host(host, site);
    boolean named = !ip && standing == Standing.OPEN;
    if (named) {
      signals = withLookAlike(signals, hints.lookAlike(host, registrable));
    }
    int spelling = named ? hints.spelling(host) : 0;
    HostPlace place = ip ? HostPlace.NONE : apps.place(host, site);
    return new HostJudgement(host, site, standing, context, signals, spelling, ip, hits, place);
  }

  /** Digits within a brand's name make a label look random too; that is one fact, not two. */
  private static int withLookAlike(int signals, int lookAlike) {
    boolean explained = Signal.DISGUISE.in(lookAlike);
    return lookAlike | (explained ? signals & ~Signal.RANDOM_LABEL.bit() : signals);
  }

  private static Standing standing(String host, boolean ip, @Nullable WarningEntry entry) {
    if (ip ? isLocalAddress(host) : isLocalName(host)) {
      return Standing.CLEAN;
    }
    if (entry == null) {
      return Standing.OPEN;
    }
    if (entry.role() == WarningRole.CLEAN) {
      return Standing.CLEAN;
    }
    if (entry.role() == WarningRole.TENANT_PATHS) {
      return Standing.URLS_ONLY;
    }
    boolean platform = host.equals(entry.value()) || host.equals("www." + entry.value());
    return ip || platform ? Standing.URLS_ONLY : Standing.OPEN;
  }

  private static boolean isLocalName(String host) {
    int dot = host.lastIndexOf('.');
    return dot < 0
        || switch (host.length() - dot - 1) {
          case 3 -> host.endsWith("lan");
          case 4 -> host.endsWith("arpa") || host.endsWith("home");
          case 5 -> host.endsWith("local");
          case 8 -> host.endsWith("internal");
          case 9 -> host.endsWith("workgroup");
          case 11 -> host.endsWith("localdomain");
          default -> false;
        };
  }

  /** Private, shared, loopback, link-local and multicast addresses (RFC 6890). */
  private static boolean isLocalAddress(String ip) {
    long v4 = Ips.v4(ip);
    if (v4 < 0) {
      return ip.startsWith("fe80:")
          || ip.startsWith("fc")
          || ip.startsWith("fd")
          || ip.startsWith("ff")
          || ip.equals("::1")
          || ip.equals("::");
    }
    int a = (int) (v4 >>> 24);
    int b = (int) (v4 >>> 16 & 255);
    return a == 0
        || a == 10
        || a == 127
        || a >= 224
        || (a == 100 && b >= 64 && b < 128)
        || (a == 169 && b == 254)
        || (a == 172 && b >= 16 && b < 32)
        || (a == 192 && b == 168);
  }
}
