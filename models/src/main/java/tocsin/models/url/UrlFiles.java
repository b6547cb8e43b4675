package tocsin.models.url;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.PublicSuffixes;

/** Reads the shared data sets; every URL once, in the order of the file. */
final class UrlFiles {
  /** Link facts without a licence: looked at in tests, never trained on. */
  static final Set<String> UNLICENSED = Set.of("ruanyf-weekly", "hn-daily");

  private final Path data;
  private final PublicSuffixes suffixes;

  UrlFiles(Path data, PublicSuffixes suffixes) {
    this.data = data;
    this.suffixes = suffixes;
  }

  /** What may be trained on, through 2024. */
  List<Url> train() throws IOException {
    List<Url> urls = read("train/phish_redistributable.tsv.gz", true, Set.of());
    urls.addAll(read("train/benign.tsv.gz", false, UNLICENSED));
    return urls;
  }

  /** The first half of 2025. */
  List<Url> test() throws IOException {
    List<Url> urls = read("test/phish_redistributable.tsv.gz", true, Set.of());
    urls.addAll(read("test/benign.tsv.gz", false, Set.of()));
    return urls;
  }

  /** A list of one domain a line, as ordinary hosts. */
  List<Url> hosts(String file, String source, int column) throws IOException {
    List<Url> urls = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String line : lines(file)) {
      String[] cells = line.split("\t", -1);
      if (cells.length > column) {
        String host = cells[column].replaceFirst("^full:", "");
        keep(Url.of(host, false, source, null, suffixes), seen, urls);
      }
    }
    return urls;
  }

  PublicSuffixes suffixes() {
    return suffixes;
  }

  List<String> lines(String file) throws IOException {
    Path path = data.resolve(file);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private List<Url> read(String file, boolean fraud, Set<String> without) throws IOException {
    List<Url> urls = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String line : lines(file)) {
      String[] cells = line.split("\t", -1);
      if (cells.length < 4 || cells[2].equals("kind") || without.contains(cells[1])) {
        continue;
      }
      @Nullable LocalDate date = cells[0].isEmpty() ? null : LocalDate.parse(cells[0]);
      keep(Url.of(cells[3], fraud, cells[1], date, suffixes), seen, urls);
    }
    return urls;
  }

  private static void keep(@Nullable Url url, Set<String> seen, List<Url> into) {
    if (url != null && seen.add(url.key())) {
      into.add(url);
    }
  }
}
