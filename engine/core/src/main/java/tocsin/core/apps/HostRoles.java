package tocsin.core.apps;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.HostRole;
import tocsin.domain.pack.Apps;
import tocsin.domain.pack.RoleNames;

/**
 * What an app may use a host for, told from its name and path. Immutable and thread-safe.
 *
 * <p>A role in a name is weak: half of all honest apps have an {@code api.} host. It only says
 * which hosts a session should be put together from.
 */
public final class HostRoles {
  /** Beginnings of paths looked at. */
  private static final int MAX_PATH = 200;

  /** Knows no role, so that no app is watched. */
  public static final HostRoles NONE = new HostRoles(Apps.NONE);

  private final ImmutableMap<String, Integer> labels;
  private final ImmutableMap<String, Integer> platforms;
  private final String[] configPaths;
  private final int listedFrom;

  /** Compiles a pack's part. O(entries). */
  public HostRoles(Apps apps) {
    this.labels = bits(apps.labels());
    this.platforms = bits(apps.platforms());
    this.listedFrom = apps.listedFrom();
    this.configPaths = apps.configPaths().toArray(new String[0]);
  }

  private static ImmutableMap<String, Integer> bits(List<RoleNames> byRole) {
    Map<String, Integer> bits = new HashMap<>();
    for (RoleNames each : byRole) {
      each.names().forEach(word -> bits.merge(word, each.role().bit(), (a, b) -> a | b));
    }
    return ImmutableMap.copyOf(bits);
  }

  /**
   * Roles that a host's own labels tell, those left of its site.
   *
   * @param host canonical
   * @param site the registrable domain or tenant, a suffix of {@code host}
   * @return {@link HostRole} bits. O(length)
   */
  int ofName(String host, String site) {
    int roles = 0;
    int end = host.length() - site.length() - 1;
    int from = 0;
    for (int i = 0; i <= end; i++) {
      char c = i == end ? '.' : host.charAt(i);
      if (c == '.' || c == '-' || c == '_') {
        roles |= ofWord(host, from, i);
        from = i + 1;
      }
    }
    return roles;
  }

  /** Roles of a word, its number left out: {@code api3} is {@code api}, but {@code h5} stays. */
  private int ofWord(String host, int from, int to) {
    Integer exact = labels.get(host.substring(from, to));
    if (exact != null) {
      return exact;
    }
    int end = to;
    while (end > from && Character.isDigit(host.charAt(end - 1))) {
      end--;
    }
    Integer roles = end == to ? null : labels.get(host.substring(from, end));
    return roles == null ? 0 : roles;
  }

  /**
   * What an app may use a host for. A bucket in object storage is its tenant's own.
   *
   * @param host canonical, no address
   * @param site the registrable domain or tenant, a suffix of {@code host}
   */
  public HostPlace place(String host, String site) {
    String platform = platform(host);
    int roles = platform == null ? 0 : ofPlatform(platform);
    if (platform == null
        || (roles == HostRole.STORAGE.bit() && site.length() > platform.length())) {
      return new HostPlace(site, roles | ofName(host, site), false);
    }
    return roles == HostRole.STORAGE.bit() ? HostPlace.NONE : new HostPlace(platform, roles, true);
  }

  /** The platform that a host belongs to: the longest suffix the pack lists; null when none. */
  @Nullable String platform(String host) {
    int from = 0;
    while (true) {
      String suffix = from == 0 ? host : host.substring(from);
      if (platforms.containsKey(suffix)) {
        return suffix;
      }
      from = host.indexOf('.', from) + 1;
      if (from == 0) {
        return null;
      }
    }
  }

  /** Whether the pack says anything of apps. */
  public boolean areWatched() {
    return !labels.isEmpty();
  }

  /** Confidence of an indicator, 0–100, from which a listed host speaks for its whole set. */
  public int listedFrom() {
    return listedFrom;
  }

  /** Roles of a platform. */
  int ofPlatform(String platform) {
    Integer roles = platforms.get(platform);
    return roles == null ? 0 : roles;
  }

  /** Roles that a URL's path tells; a path may stand alone or behind a host. */
  public int ofPath(@Nullable String url) {
    if (url == null || configPaths.length == 0) {
      return 0;
    }
    int scheme = url.indexOf("://");
    int slash = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    if (slash < 0) {
      return 0;
    }
    String path =
        url.substring(slash, Math.min(url.length(), slash + MAX_PATH)).toLowerCase(Locale.ROOT);
    for (String config : configPaths) {
      if (path.startsWith(config)) {
        return HostRole.CONFIG.bit();
      }
    }
    return 0;
  }
}
