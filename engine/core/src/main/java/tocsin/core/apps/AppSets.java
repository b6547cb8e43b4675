package tocsin.core.apps;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.AppHost;
import tocsin.domain.intel.AppSign;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.HostRole;
import tocsin.domain.pack.AppSignature;
import tocsin.domain.pack.Apps;

/**
 * Reads what a session says for a fraud app. Immutable and thread-safe.
 *
 * <p>A set is a set of <em>sites</em>: an app that keeps all its hosts under one name of its own,
 * as honest apps mostly do, makes none. A session without an API or config host of an unknown site
 * makes none either, unless its sites are those of a known app.
 */
final class AppSets {
  /** Sets that one session may speak for: an app has one API, rarely two. */
  private static final int MAX_ANCHORS = 2;

  /** Names the sets; part of the output format. */
  private static final long NAMING = 0x617070736574L;

  private final Apps apps;
  private final ImmutableMap<String, Double> rarity;
  private final List<ImmutableSet<String>> known;

  /**
   * What a session says.
   *
   * @param signs {@link AppSign} bits, never none
   * @param sets targets of the sets it may be
   * @param hosts unknown sites on which the app runs, in order of site
   */
  record Finding(int signs, List<String> sets, List<AppHost> hosts) {}

  AppSets(Apps apps) {
    this.apps = apps;
    Map<String, Integer> bearers = new HashMap<>();
    List<ImmutableSet<String>> sets = new ArrayList<>();
    for (AppSignature signature : apps.signatures()) {
      ImmutableSet<String> sites = ImmutableSet.copyOf(signature.sites());
      sets.add(sites);
      sites.forEach(site -> bearers.merge(site, 1, Integer::sum));
    }
    ImmutableMap.Builder<String, Double> rare = ImmutableMap.builder();
    bearers.forEach((site, count) -> rare.put(site, 1.0 / count));
    this.rarity = rare.buildOrThrow();
    this.known = List.copyOf(sets);
  }

  /** The target of the app whose API stands at a site. */
  static String target(String anchor) {
    return "app:set:" + Hash64.hex(Hash64.of(anchor, NAMING));
  }

  /**
   * What a session says, or null when it is no app's. O(sites² + signatures).
   *
   * @param trails what the person's apps ran on before
   */
  @Nullable Finding read(AppSession session, List<AppTrail> trails) {
    List<AppMember> running = session.running();
    if (running.size() < 2 || session.members().size() > apps.maxSites()) {
      return null;
    }
    boolean isKnown = isKnown(running);
    int signs = isKnown ? AppSign.KNOWN_SET.bit() : 0;
    if (roles(running) < 2 && !isKnown) {
      return null;
    }
    List<String> sets = sets(running, isKnown);
    if (sets.isEmpty()) {
      return null;
    }
    signs |= roles(running) >= 2 ? AppSign.ROLES.bit() : 0;
    signs |= names(running) | infrastructure(running) | company(session) | firstRun(session);
    List<AppHost> hosts = hosts(running);
    signs |= isRotation(hosts, trails) ? AppSign.ROTATION.bit() : 0;
    return new Finding(signs, sets, hosts);
  }

  static List<AppHost> hosts(List<AppMember> running) {
    List<AppHost> hosts = new ArrayList<>();
    for (AppMember member : running) {
      hosts.add(new AppHost(member.site(), member.host(), member.roles()));
    }
    return hosts;
  }

  /** One set for each API or config site; a known app without one goes by its first site. */
  private static List<String> sets(List<AppMember> running, boolean isKnown) {
    List<String> sets = new ArrayList<>();
    for (AppMember member : running) {
      if ((member.roles() & HostRole.ANCHOR) != 0 && sets.size() < MAX_ANCHORS) {
        sets.add(target(member.site()));
      }
    }
    if (sets.isEmpty() && isKnown) {
      sets.add(target(running.get(0).site()));
    }
    return sets;
  }

  /**
   * In how many roles the sites stand, config and API being one; a site counts for one role, so
   * that a name of two roles is not a set of its own.
   */
  private static int roles(List<AppMember> running) {
    int roles = 0;
    for (AppMember member : running) {
      roles |= (member.roles() & HostRole.ANCHOR) != 0 ? HostRole.API.bit() : member.roles();
    }
    return Integer.bitCount(roles & HostRole.RUNNING);
  }

  private static int names(List<AppMember> running) {
    int machine = 0;
    int listed = 0;
    for (AppMember member : running) {
      machine += member.has(AppTouch.MACHINE_NAME) ? 1 : 0;
      listed += member.has(AppTouch.LISTED) ? 1 : 0;
    }
    return (running.size() >= 3 ? AppSign.MANY_NAMES.bit() : 0)
        | (machine >= 2 ? AppSign.MACHINE_NAMES.bit() : 0)
        | (listed >= 1 ? AppSign.LISTED_MEMBER.bit() : 0);
  }

  private static int infrastructure(List<AppMember> running) {
    Set<Long> servers = new HashSet<>();
    Set<Long> certs = new HashSet<>();
    int signs = 0;
    for (AppMember member : running) {
      if (member.server() != 0 && !servers.add(member.server())) {
        signs |= AppSign.SAME_SERVER.bit();
      }
      if (member.cert() != 0 && !certs.add(member.cert())) {
        signs |= AppSign.SAME_CERTIFICATE.bit();
      }
    }
    return signs;
  }

  /** Signs of the platforms met in the same session, and of a download. */
  private static int company(AppSession session) {
    int signs = 0;
    for (AppMember member : session.members().values()) {
      signs |= member.fetchedAt() != Long.MAX_VALUE ? AppSign.SIDELOAD.bit() : 0;
      signs |= HostRole.GENERATOR.in(member.roles()) ? AppSign.GENERATOR.bit() : 0;
      if (member.isPlatform()) {
        signs |= HostRole.CHAT.in(member.roles()) ? AppSign.CHAT_SDK.bit() : 0;
        signs |= HostRole.PAYMENT.in(member.roles()) ? AppSign.FOURTH_PARTY.bit() : 0;
      }
    }
    return signs;
  }

  /** A download, then config or API, then another role at once. */
  private int firstRun(AppSession session) {
    long fetched = Long.MAX_VALUE;
    for (AppMember member : session.members().values()) {
      fetched = Math.min(fetched, member.fetchedAt());
    }
    if (fetched == Long.MAX_VALUE) {
      return 0;
    }
    for (AppMember anchor : session.running()) {
      long opened = anchor.firstAt();
      boolean first =
          (anchor.roles() & HostRole.ANCHOR) != 0
              && opened >= fetched
              && opened - fetched <= apps.installMillis();
      if (first && isJoined(session, anchor)) {
        return AppSign.FIRST_RUN.bit();
      }
    }
    return 0;
  }

  private boolean isJoined(AppSession session, AppMember anchor) {
    for (AppMember other : session.running()) {
      long after = other.firstAt() - anchor.firstAt();
      if (!other.equals(anchor) && after >= 0 && after <= apps.firstRunMillis()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the same app ran before on a set in which one or two hosts were others. */
  private static boolean isRotation(List<AppHost> hosts, List<AppTrail> trails) {
    Set<String> now = sites(hosts);
    for (AppTrail trail : trails) {
      Set<String> before = sites(trail.hosts());
      int lost = without(trail.hosts(), now);
      int gained = without(hosts, before);
      int left = Math.max(count(trail.hosts(), now), count(hosts, before));
      boolean exchanged = lost != 0 && (lost & gained) == gained && gained != 0;
      boolean shared = before.stream().anyMatch(now::contains);
      if (exchanged && shared && left <= 2) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> sites(List<AppHost> hosts) {
    Set<String> sites = new HashSet<>();
    hosts.forEach(host -> sites.add(host.site()));
    return sites;
  }

  /** Roles of the hosts whose sites are not among others. */
  private static int without(List<AppHost> hosts, Set<String> others) {
    int roles = 0;
    for (AppHost host : hosts) {
      roles |= others.contains(host.site()) ? 0 : host.roles() & HostRole.RUNNING;
    }
    return roles;
  }

  private static int count(List<AppHost> hosts, Set<String> others) {
    return (int) hosts.stream().filter(host -> !others.contains(host.site())).count();
  }

  /**
   * Whether two sites or more, and enough of the lighter side's weight, are common with a known
   * set. A site weighs less the more known sets share it; one that none knows weighs as much as one
   * that a single set knows.
   */
  private boolean isKnown(List<AppMember> running) {
    if (known.isEmpty()) {
      return false;
    }
    double mine = 0;
    for (AppMember member : running) {
      mine += weight(member.site());
    }
    for (ImmutableSet<String> set : known) {
      double common = 0;
      int sites = 0;
      for (AppMember member : running) {
        if (set.contains(member.site())) {
          common += weight(member.site());
          sites++;
        }
      }
      if (sites >= 2 && 100 * common >= apps.similarity() * Math.min(mine, weight(set))) {
        return true;
      }
    }
    return false;
  }

  private double weight(ImmutableSet<String> sites) {
    double sum = 0;
    for (String site : sites) {
      sum += weight(site);
    }
    return sum;
  }

  private double weight(String site) {
    Double rare = rarity.get(site);
    return rare == null ? 1 : rare;
  }
}
