package tocsin.core.discover;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.apps.AppEvidence;
import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.AppHost;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.AppSign;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;

/** Sets of hosts as targets of their own: an app that nobody knows the name of. */
final class AppTargets {
  private static final String PREFIX = "app:set:";

  private AppTargets() {}

  /** Whether a ledger's key is that of a set. */
  static boolean isSet(String site) {
    return site.startsWith(PREFIX);
  }

  /** A person's session as a sighting of the set: an app spoke, but no visit is counted twice. */
  static Sighting sighting(AppSetFact fact) {
    int signals =
        Signal.APP.bit()
            | (AppSign.SIDELOAD.in(fact.signs()) ? Signal.DOWNLOAD.bit() : 0)
            | (AppSign.MACHINE_NAMES.in(fact.signs()) ? Signal.RANDOM_LABEL.bit() : 0);
    long hash = Hash64.combine(Hash64.combine(fact.at(), fact.subject()), fact.set());
    return new Sighting(
        fact.set(), fact.at(), hash, fact.subject(), fact.set(), TargetKind.APP, signals, 0, null);
  }

  /** Reason codes of what sessions agree on, each once, in the order of the signs. */
  static List<String> codes(@Nullable AppEvidence app) {
    List<String> codes = new ArrayList<>();
    for (AppSign sign : AppSign.values()) {
      if (app != null && sign.in(app.signs()) && !codes.contains(sign.code())) {
        codes.add(sign.code());
      }
    }
    return codes;
  }

  /** The set's hosts, in order; none for any other target. */
  static List<String> hosts(String site, @Nullable AppEvidence app) {
    return app == null || !isSet(site)
        ? List.of()
        : app.members().stream().map(AppHost::host).sorted().toList();
  }
}
