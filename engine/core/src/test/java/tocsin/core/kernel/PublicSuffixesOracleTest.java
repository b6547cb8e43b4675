package tocsin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InternetDomainName;
import crawlercommons.domains.EffectiveTldFinder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two other readers of the list. Crawler-commons is given our list, so that only algorithms can
 * differ; Guava has a list of its own, some months from ours.
 */
class PublicSuffixesOracleTest {
  private static PublicSuffixes suffixes;
  private static final Set<String> RULES = new LinkedHashSet<>();

  @BeforeAll
  static void readList() throws IOException {
    suffixes = TestFiles.suffixes();
    try (InputStream in = Files.newInputStream(TestFiles.suffixList())) {
      assertThat(EffectiveTldFinder.getInstance().initialize(in)).isTrue();
    }
    for (String line : Files.readAllLines(TestFiles.suffixList())) {
      String rule = line.strip();
      if (!rule.isEmpty() && !rule.startsWith("//")) {
        RULES.add(Hosts.canonical(rule.replaceFirst("^(!|\\*\\.)", "")));
      }
    }
  }

  private static String ours(String host) {
    return suffixes.isPublicSuffix(host) ? null : suffixes.registrable(host);
  }

  private static String crawler(String host) {
    return EffectiveTldFinder.getAssignedDomain(host, true, false);
  }

  /** Guava's answer; it has none for a name of an unknown top-level domain. */
  private static String guava(String host) {
    InternetDomainName name = InternetDomainName.from(host);
    return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : null;
  }

  /**
   * The default rule of the algorithm ("*"), which neither library applies: where no rule names the
   * top-level domain and none deeper holds, it is a suffix of one label.
   */
  private static String orByDefault(String library, String host) {
    int dot = host.lastIndexOf('.');
    boolean byDefault =
        library == null
            && dot > 0
            && !RULES.contains(host.substring(dot + 1))
            && !RULES.contains(host);
    return byDefault ? host.substring(host.lastIndexOf('.', dot - 1) + 1) : library;
  }

  /** Names around every rule: itself, below it, beside it, above it. */
  private static Collection<String> namesAroundRules() {
    Set<String> names = new LinkedHashSet<>();
    for (String rule : RULES) {
      String above = rule.substring(rule.indexOf('.') + 1);
      for (String base : List.of(rule, above, "beside." + above, "x" + rule)) {
        for (String below : List.of("", "a.", "b.a.", "c.b.a.", "_dmarc.", "www.xn--55qx5d.")) {
          names.add(below + base);
        }
      }
    }
    return names;
  }

  private static void assertLikeCrawlerCommons(Collection<String> hosts) {
    List<String> different = new ArrayList<>();
    for (String host : hosts) {
      String expected = orByDefault(crawler(host), host);
      if (!Objects.equals(ours(host), expected)) {
        different.add(host + ": " + ours(host) + " instead of " + expected);
      }
    }
    assertThat(different).isEmpty();
  }

  @Test
  void registrable_namesAroundEveryRule_likeCrawlerCommons() {
    Collection<String> names = namesAroundRules();

    assertThat(names).hasSizeGreaterThan(100_000);
    assertLikeCrawlerCommons(names);
  }

  @Test
  @Tag("shared-data")
  void registrable_hostsOfLists_likeCrawlerCommons() throws IOException {
    assertLikeCrawlerCommons(hostsOfLists());
  }

  /** Guava's list is of another day: rules that came and went explain the few that differ. */
  @Test
  @Tag("shared-data")
  void registrable_hostsOfLists_likeGuavaButForNewRules() throws IOException {
    List<String> hosts = hostsOfLists();
    List<String> different = new ArrayList<>();
    for (String host : hosts) {
      String expected = orByDefault(guava(host), host);
      if (!Objects.equals(ours(host), expected)) {
        different.add(host + ": " + ours(host) + " instead of " + expected);
      }
    }

    assertThat(different).hasSizeLessThan(hosts.size() / 5_000);
  }

  /** About 200,000 host names, blocked and popular; addresses are none. */
  private static List<String> hostsOfLists() throws IOException {
    List<String> names = new ArrayList<>();
    for (String list : List.of("alexa_2016_top100k_factslist", "china_domains", "tranco10k")) {
      names.addAll(TestFiles.sharedLines("toplist/" + list + ".txt.gz"));
    }
    List<String> blocked = TestFiles.sharedLines("blocklist/domains.tsv.gz");
    for (int i = 1; i < blocked.size(); i += 40) {
      names.add(blocked.get(i).substring(0, blocked.get(i).indexOf('\t')));
    }
    List<String> hosts =
        names.stream()
            .map(Hosts::canonical)
            .filter(host -> host != null && !Ips.isIp(host))
            .toList();
    assertThat(hosts).hasSizeGreaterThan(names.size() * 99 / 100).hasSizeGreaterThan(200_000);
    return hosts;
  }
}
