package tocsin.models.apps;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hosts;
import tocsin.core.kernel.Ips;

/** Public sets of hosts that belong to one service, app or family. */
final class AppSets {

  /** Hosts by name of what they belong to; two hosts at least. */
  record Group(SortedMap<String, List<String>> hosts) {}

  private AppSets() {}

  /** Services without the collections of several (categories, places). */
  static Group services() throws IOException {
    SortedMap<String, List<String>> hosts = new TreeMap<>();
    for (String line : lines("v2fly_service_domains.tsv.gz")) {
      String[] fields = line.split("\t", -1);
      String rule = fields[1].startsWith("full:") ? fields[1].substring(5) : fields[1];
      boolean collection =
          fields[0].startsWith("category-") || fields[0].startsWith("geolocation-");
      if (!collection && !rule.contains(":")) {
        add(hosts, fields[0], rule.split(" ", 2)[0]);
      }
    }
    return pruned(hosts);
  }

  static Group stalkerware() throws IOException {
    SortedMap<String, List<String>> hosts = new TreeMap<>();
    for (String line : lines("stalkerware_network.csv.gz")) {
      String[] fields = line.split(",", -1);
      if (fields[0].equals("domain")) {
        add(hosts, fields[2], fields[1]);
      }
    }
    return pruned(hosts);
  }

  /** Families of fake and malicious apps: hosts of many apps each, so sets only by assumption. */
  static Group families() throws IOException {
    SortedMap<String, List<String>> hosts = new TreeMap<>();
    for (String line : lines("maltrail_android_fakeapp_domains.tsv.gz")) {
      String[] fields = line.split("\t", -1);
      add(hosts, fields[0], fields[1]);
    }
    return pruned(hosts);
  }

  private static void add(SortedMap<String, List<String>> into, String name, String text) {
    String host = Hosts.canonical(text);
    if (host != null && host.indexOf('.') > 0 && !Ips.isIp(host)) {
      into.computeIfAbsent(name, n -> new ArrayList<>()).add(host);
    }
  }

  private static Group pruned(SortedMap<String, List<String>> hosts) {
    hosts.values().removeIf(list -> list.size() < 2);
    return new Group(hosts);
  }

  private static List<String> lines(String name) throws IOException {
    Path file = shared().resolve("data/apps").resolve(name);
    assumeTrue(Files.exists(file), "no shared data here (" + file + "); set -Dtocsin.shared=DIR");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).toList();
    }
  }

  private static Path shared() {
    @Nullable String given = System.getProperty("tocsin.shared");
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    return given != null ? Path.of(given) : folder.resolve("shared");
  }
}
