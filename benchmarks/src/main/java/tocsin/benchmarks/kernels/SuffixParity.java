package tocsin.benchmarks.kernels;

import com.google.common.net.InternetDomainName;
import crawlercommons.domains.EffectiveTldFinder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hosts;
import tocsin.core.kernel.PublicSuffixes;

/**
 * How many registrable domains other readers of the public suffix list answer as ours, and why not.
 */
public final class SuffixParity {
  /** Hosts that are compared. */
  public static final int HOSTS = 200_000;

  private final PublicSuffixes suffixes;
  private final Set<String> rules = new HashSet<>();
  private final String[] hosts;

  /**
   * Reads the base pack's list, gives it to crawler-commons, and makes the hosts.
   *
   * @throws IOException when the list cannot be read from the working directory
   */
  public SuffixParity() throws IOException {
    List<String> lines = ListedHosts.suffixRules();
    suffixes = PublicSuffixes.of(lines);
    for (String line : lines) {
      rules.add(Hosts.canonical(line.strip().replaceFirst("^(!|\\*\\.)", "")));
    }
    hosts = new ListedHosts(1000).queries;
    giveCrawlerCommonsOurList();
  }

  /** With the same list only algorithms can differ. */
  static void giveCrawlerCommonsOurList() throws IOException {
    try (InputStream in = Files.newInputStream(ListedHosts.SUFFIX_LIST)) {
      if (!EffectiveTldFinder.getInstance().initialize(in)) {
        throw new IOException("crawler-commons cannot read " + ListedHosts.SUFFIX_LIST);
      }
    }
  }

  /**
   * Counts by cause, in a fixed order.
   *
   * @param library "crawler-commons" or "Guava"
   */
  public Map<String, Integer> against(String library) {
    Function<String, @Nullable String> theirs =
        library.equals("Guava") ? SuffixParity::guava : SuffixParity::crawlerCommons;
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String cause : List.of(EQUAL, DEFAULT_RULE, REFUSED, OTHER_LIST)) {
      counts.put(cause, 0);
    }
    for (int i = 0; i < HOSTS; i++) {
      counts.merge(cause(hosts[i], theirs), 1, Integer::sum);
    }
    return counts;
  }

  private static final String EQUAL = "equal";
  private static final String DEFAULT_RULE = "top-level domain on no list: ours applies the rule *";
  private static final String REFUSED = "host refused";
  private static final String OTHER_LIST = "other; Guava's list is of another day";

  private String cause(String host, Function<String, @Nullable String> theirs) {
    String ours = suffixes.isPublicSuffix(host) ? null : suffixes.registrable(host);
    String answer;
    try {
      answer = theirs.apply(host);
    } catch (IllegalArgumentException e) {
      return REFUSED;
    }
    if (Objects.equals(ours, answer)) {
      return EQUAL;
    }
    boolean unlisted = !rules.contains(host.substring(host.lastIndexOf('.') + 1));
    return answer == null && unlisted ? DEFAULT_RULE : OTHER_LIST;
  }

  private static @Nullable String crawlerCommons(String host) {
    return EffectiveTldFinder.getAssignedDomain(host, true, false);
  }

  private static @Nullable String guava(String host) {
    InternetDomainName name = InternetDomainName.from(host);
    return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : null;
  }
}
