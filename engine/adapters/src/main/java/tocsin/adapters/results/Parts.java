package tocsin.adapters.results;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
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
      read(file, byKey);
    }
    List<Entry> entries = new ArrayList<>(byKey.values());
    entries.sort(java.util.Comparator.comparing(Entry::order).thenComparing(Entry::key));
    return entries;
  }

  private static void read(Path file, Map<String, Entry> byKey) throws IOException {
    boolean whole = endsWithLine(file);
    // A killed writer may have left half a character; it belongs to the line that is dropped.
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null) {
        String next = reader.readLine();
        boolean torn = next == null && !whole;
        Entry entry = torn ? null : entry(line);
        if (entry != null) {
          byKey.put(entry.key(), entry);
        }
        line = next;
      }
    }
  }

  /** Whether the file's last line has its end, which a writer killed in it could not write. */
  private static boolean endsWithLine(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      if (channel.size() == 0) {
        return true;
      }
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.position(channel.size() - 1);
      return channel.read(last) == 1 && last.get(0) == '\n';
    }
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

  /** A result as a line of a part. Ids come from outside and may hold what parts the columns. */
  static String line(String key, String order, String json) {
    return escaped(key) + "\t" + escaped(order) + "\t" + json;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /** An entry, or null when the line is none. */
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
