package tocsin.models.lookalike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tocsin.adapters.json.PackReader;
import tocsin.core.kernel.Hosts;
import tocsin.core.kernel.Ips;
import tocsin.core.lookalike.LookAlike;
import tocsin.core.lookalike.LookAlikes;
import tocsin.core.lookalike.Technique;

/** How often hosts of public lists are taken for look-alikes; the table of the README. */
@Tag("shared-data")
class LookAlikeFiguresTest {
  private static final String BEGIN = "<!-- look-alikes -->\n";
  private static final String END = "<!-- /look-alikes -->\n";

  /** Of honest hosts at most this share may be flagged, in percent. */
  private static final double MOST_HONEST = 0.05;

  /**
   * A list of hosts or URLs.
   *
   * @param column of tab-separated lines, or −1 for lines that are hosts
   * @param source kept where one of the first two columns begins so; empty for all
   */
  private record Corpus(String name, String file, int column, String source, boolean honest) {}

  private static final List<Corpus> CORPORA =
      List.of(
          new Corpus("Tranco 10k", "toplist/tranco10k.txt.gz", -1, "", true),
          new Corpus("Majestic 10k", "toplist/majestic_million.txt.gz", -1, "", true),
          new Corpus("China domains", "toplist/china_domains.txt.gz", -1, "", true),
          new Corpus(
              "Alexa 2016 100k", "toplist/alexa_2016_top100k_factslist.txt.gz", -1, "", true),
          new Corpus("universities", "toplist/university_domains.txt.gz", -1, "", true),
          new Corpus("US government", "toplist/dotgov.txt.gz", -1, "", true),
          new Corpus("benign to 2024", "train/benign.tsv.gz", 3, "", true),
          new Corpus("benign 2025H1", "test/benign.tsv.gz", 3, "", true),
          new Corpus(
              "categories (v2fly)", "apps/v2fly_service_domains.tsv.gz", 1, "category-", true),
          phish("TweetFeed to 2024", "train", "tweetfeed"),
          phish("TweetFeed 2025H1", "test", "tweetfeed"),
          phish("Polkadot to 2024", "train", "polkadot"),
          phish("Polkadot 2025H1", "test", "polkadot"),
          phish("Taiwan 165 to 2024", "train", "taiwan165"),
          phish("Taiwan 165 2025H1", "test", "taiwan165"),
          new Corpus("blocklists 2026", "blocklist/domains.tsv.gz", 0, "", false));

  private static Corpus phish(String name, String part, String source) {
    return new Corpus(name, part + "/phish_redistributable.tsv.gz", 3, source, false);
  }

  @Test
  void shares_onPublicLists_areThoseOfTheReadme() throws IOException {
    Path root = Path.of(System.getProperty("tocsin.root", "..")).toAbsolutePath().normalize();
    LookAlikes lookAlikes =
        PackReader.read(root.resolve("models/packs/base"), Long.MIN_VALUE, 42).model().lookAlikes();
    StringBuilder table = new StringBuilder("| list | hosts | flagged | share |");
    for (Technique technique : Technique.values()) {
      table.append(' ').append(technique.name().toLowerCase(Locale.ROOT)).append(" |");
    }
    table.append("\n|").append(" --- |".repeat(4 + Technique.values().length)).append('\n');
    for (Corpus corpus : CORPORA) {
      Set<String> hosts = hosts(corpus);
      Map<Technique, Integer> found = new EnumMap<>(Technique.class);
      List<String> shown = new ArrayList<>();
      for (String host : hosts) {
        LookAlike alike = lookAlikes.find(host);
        if (alike != null) {
          found.merge(alike.technique(), 1, Integer::sum);
          shown.add(host + " = " + alike.brand().id() + ", " + alike.technique());
        }
      }
      double percent = 100.0 * shown.size() / hosts.size();
      if (corpus.honest()) {
        System.out.println(corpus.name() + ": " + shown);
        assertThat(percent).as(corpus.name()).isLessThan(MOST_HONEST);
      }
      table.append(row(corpus, hosts.size(), shown.size(), percent, found));
    }
    System.out.println(table);

    Path readme = root.resolve("models/README.md");
    String text = Files.readString(readme);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    if (Boolean.getBoolean("tocsin.update")) {
      Files.writeString(readme, text.substring(0, from) + table + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to))
        .as("the table of look-alikes; -Dtocsin.update=true writes it anew")
        .isEqualTo(table.toString());
  }

  private static String row(
      Corpus corpus, int hosts, int flagged, double percent, Map<Technique, Integer> found) {
    StringBuilder row = new StringBuilder();
    row.append(
        String.format(
            Locale.ROOT,
            "| %s, %s | %,d | %,d | %.3f %% |",
            corpus.name(),
            corpus.honest() ? "honest" : "fraud",
            hosts,
            flagged,
            percent));
    for (Technique technique : Technique.values()) {
      row.append(' ').append(found.getOrDefault(technique, 0)).append(" |");
    }
    return row.append('\n').toString();
  }

  private static Set<String> hosts(Corpus corpus) throws IOException {
    Set<String> hosts = new LinkedHashSet<>();
    for (String line : lines(corpus.file())) {
      String[] fields = line.split("\t", -1);
      boolean wanted =
          corpus.source().isEmpty()
              || fields[0].startsWith(corpus.source())
              || fields[1].startsWith(corpus.source());
      String host = wanted ? host(corpus.column() < 0 ? line : fields[corpus.column()]) : null;
      if (host != null && host.indexOf('.') > 0) {
        hosts.add(host);
      }
    }
    return hosts;
  }

  private static String host(String text) {
    String plain = text.startsWith("full:") ? text.substring(5) : text;
    String rest = plain.substring(plain.contains("://") ? plain.indexOf("://") + 3 : 0);
    int end = 0;
    while (end < rest.length() && "/?#: ".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String host = Hosts.canonical(rest.substring(rest.lastIndexOf('@', end) + 1, end));
    return host == null || Ips.isIp(host) ? null : host;
  }

  private static List<String> lines(String name) throws IOException {
    Path file = shared().resolve("data").resolve(name);
    assumeTrue(Files.exists(file), "no shared data here (" + file + "); set -Dtocsin.shared=DIR");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static Path shared() {
    String given = System.getProperty("tocsin.shared");
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    return given != null ? Path.of(given) : folder.resolve("shared");
  }
}
