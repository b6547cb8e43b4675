package tocsin.models.url;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tocsin.core.kernel.PublicSuffixes;

/** Published data sets as their papers use them: URL texts in order, with labels. */
final class ProtocolData {
  /**
   * A line of a data set.
   *
   * @param text as published
   * @param site registrable domain; the whole text where none can be found
   * @param key what remains without scheme, {@code www.}, case and slash at the end
   */
  record Line(String text, boolean fraud, String site, String key) {}

  private final UrlFiles files;

  ProtocolData(UrlFiles files) {
    this.files = files;
  }

  /** Sahingoz et al. 2019: two JSON arrays. */
  List<Line> sahingoz() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String text : strings(files.lines("protocol/pdd_data_phishing_37175.json.gz"))) {
      lines.add(line(text, true));
    }
    for (String text : strings(files.lines("protocol/pdd_data_legitimate_36400.json.gz"))) {
      lines.add(line(text, false));
    }
    return lines;
  }

  /** Hannousse and Yahiouche 2021: CSV of URL and status. */
  List<Line> hannousse() throws IOException {
    return csv("protocol/hannousse_11430_url_status.csv.gz", "phishing");
  }

  /** One part of PhishCrawl (Mahdaouy et al. 2024): {@code train}, {@code dev} or {@code test}. */
  List<Line> phishCrawl(String part) throws IOException {
    return csv("protocol/PhishCrawl_" + part + ".csv.gz", "malicious");
  }

  /** Each key once; keys with both labels are dropped, since no spelling can tell them apart. */
  static List<Line> distinct(List<Line> lines) {
    Map<String, Boolean> labels = new HashMap<>();
    Set<String> torn = new TreeSet<>();
    List<Line> first = new ArrayList<>();
    for (Line line : lines) {
      Boolean known = labels.putIfAbsent(line.key(), line.fraud());
      if (known == null) {
        first.add(line);
      } else if (known != line.fraud()) {
        torn.add(line.key());
      }
    }
    return first.stream().filter(line -> !torn.contains(line.key())).toList();
  }

  private List<Line> csv(String file, String fraud) throws IOException {
    List<Line> lines = new ArrayList<>();
    List<String> read = files.lines(file);
    for (String row : read.subList(1, read.size())) {
      int comma = row.lastIndexOf(',');
      if (comma > 0) {
        String text = row.substring(0, comma);
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String url = quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
        lines.add(line(url, row.substring(comma + 1).equals(fraud)));
      }
    }
    return lines;
  }

  private Line line(String text, boolean fraud) {
    PublicSuffixes suffixes = files.suffixes();
    Url url = Url.of(text, fraud, "", null, suffixes);
    return url == null
        ? new Line(text, fraud, text, text)
        : new Line(text, fraud, url.site(), url.key());
  }

  /** The strings of a JSON array of strings. */
  private static List<String> strings(List<String> lines) {
    String json = String.join("\n", lines);
    List<String> found = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '"') {
        if (inside) {
          found.add(text.toString());
          text.setLength(0);
        }
        inside = !inside;
      } else if (inside && c == '\\') {
        i++;
        char escaped = json.charAt(i);
        if (escaped == 'u') {
          text.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
          i += 4;
        } else {
          text.append(escaped);
        }
      } else if (inside) {
        text.append(c);
      }
    }
    return found;
  }
}
