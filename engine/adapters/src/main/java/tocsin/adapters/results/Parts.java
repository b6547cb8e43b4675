package tocsin.adapters.results;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the parts of one kind: one line of each key, the last written, in order. */
final class Parts {

  /**
   * A result line.
   *
   * @param order sorts before the key; a fixed-width number
   */
  record Entry(String key, String order, String line) {}

  private Parts() {}

  static List<Entry> read(Path folder, String kind) throws IOException {
    Map<String, Entry> byKey = new HashMap<>();
    for (Path file : files(folder, kind)) {
      try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          Entry entry = entry(line);
          if (entry != null) {
            byKey.put(entry.key(), entry);
          }
        }
      }
    }
    List<Entry> entries = new ArrayList<>(byKey.values());
    entries.sort(java.util.Comparator.comparing(Entry::order).thenComparing(Entry::key));
    return entries;
  }

  private static List<Path> files(Path folder, String kind) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(kind + "."))
          .sorted()
          .toList();
    }
  }

  /** An entry, or null for the torn last line of a killed writer. */
  private static @org.jspecify.annotations.Nullable Entry entry(String line) {
    int first = line.indexOf('\t');
    int second = first < 0 ? -1 : line.indexOf('\t', first + 1);
    if (second < 0 || !line.endsWith("}")) {
      return null;
    }
    return new Entry(
        line.substring(0, first), line.substring(first + 1, second), line.substring(second + 1));
  }

  /** A time as text that sorts as the number does. */
  static String sortable(long time) {
    return String.format("%016x", time ^ Long.MIN_VALUE);
  }
}
