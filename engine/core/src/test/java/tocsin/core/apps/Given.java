package tocsin.core.apps;

import java.util.ArrayList;
import java.util.List;
import tocsin.core.TestPacks;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.HostRole;
import tocsin.domain.pack.AppSignature;
import tocsin.domain.pack.Apps;

/** Touches and a pack's part for the tests of this package. */
final class Given {
  static final long MINUTE = 60_000L;

  /** 2 March 2026, midnight in Shanghai. */
  static final long T0 = 1_772_380_800_000L;

  static final String API = "api.k8q2x7vd.test";
  static final String CHAT = "im.n4t9w1zb.test";
  static final String FILES = "oss.p7r3m5kc.test";

  private Given() {}

  static Apps apps(AppSignature... signatures) {
    return TestPacks.apps(signatures);
  }

  /** A touch as the sieve would make it: roles by name, platforms by suffix. */
  static AppTouch touch(String subject, long minutes, String host) {
    HostRoles roles = new HostRoles(apps());
    String platform = roles.platform(host);
    String site = host.substring(host.lastIndexOf('.', host.lastIndexOf('.') - 1) + 1);
    long at = T0 + minutes * MINUTE + Math.floorMod(host.hashCode(), 59_000);
    return platform != null
        ? new AppTouch(
            subject, at, platform, host, roles.ofPlatform(platform), AppTouch.PLATFORM, 0, 0)
        : new AppTouch(subject, at, site, host, roles.ofName(host, site), 0, 0, 0);
  }

  static AppTouch download(String subject, long minutes, String host) {
    AppTouch touch = touch(subject, minutes, host);
    int roles = touch.roles() | HostRole.DOWNLOAD.bit();
    return new AppTouch(subject, touch.at(), touch.site(), host, roles, AppTouch.FETCHED, 0, 0);
  }

  /** What touches of one person give, told at the end. */
  static List<AppSetFact> facts(Apps apps, List<AppTouch> touches) {
    AppSessions sessions = new AppSessions(apps);
    AppState state = AppState.NONE;
    for (AppTouch touch : touches) {
      state = sessions.add(state, touch);
    }
    List<AppSetFact> facts = new ArrayList<>();
    String subject = touches.isEmpty() ? "" : touches.get(0).subject();
    var unused = sessions.advance(state, subject, Long.MIN_VALUE, Long.MAX_VALUE - 1, facts::add);
    return facts;
  }

  /** The signs of the last fact told to a set's own page; none when there is none. */
  static int signs(List<AppSetFact> facts) {
    return facts.stream()
        .filter(fact -> fact.site().equals(fact.set()))
        .reduce((a, b) -> b)
        .map(AppSetFact::signs)
        .orElse(0);
  }
}
