package tocsin.app;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tocsin.adapters.file.ContentStream;

/**
 * The sample town moved in time, so that its last record is made just when it is played: what is
 * seen is never in the future, and the feed catches up with the present. Everything moves by the
 * same amount: records, lists, lines, roster.
 */
final class LiveTown {
  /** As times are written in the town: milliseconds UTC of this century. */
  private static final Pattern TIME = Pattern.compile("\\b1[5-9][0-9]{11}\\b");

  /** How often lines are handed over. */
  private static final long STEP_MILLIS = 200;

  /** What has happened before the visitor comes: nobody is drawn in yet. */
  private static final double HISTORY = 0.2;

  private final Path folder;
  private final List<Line> lines;
  private final long move;

  private record Line(long at, String text) {}

  private LiveTown(Path folder, List<Line> lines, long move) {
    this.folder = folder;
    this.lines = lines;
    this.move = move;
  }

  /**
   * Makes a moved copy of a town, without its records yet.
   *
   * @param folder where it is made
   * @param endAt when its last record is made, milliseconds UTC
   */
  static LiveTown make(Path town, Path folder, long endAt) throws IOException {
    List<Line> lines = records(town.resolve("records.jsonl.gz"));
    LiveTown moved = new LiveTown(folder, lines, endAt - lines.get(lines.size() - 1).at);
    Files.createDirectories(folder.resolve("roster"));
    moved.copy(town.resolve("indicators.csv"), folder.resolve("indicators.csv"));
    moved.copy(town.resolve("lines.csv"), folder.resolve("lines.csv"));
    try (Stream<Path> files = Files.list(town.resolve("roster"))) {
      for (Path file : files.toList()) {
        moved.copy(file, folder.resolve("roster").resolve(file.getFileName()));
      }
    }
    Files.deleteIfExists(moved.recordsFile());
    Files.createFile(moved.recordsFile());
    return moved;
  }

  private static List<Line> records(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                ContentStream.open(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        Matcher time = TIME.matcher(text);
        if (time.find()) {
          lines.add(new Line(Long.parseLong(time.group()), text));
        }
      }
    }
    lines.sort(Comparator.comparingLong(Line::at));
    return lines;
  }

  private void copy(Path from, Path to) throws IOException {
    Path unfinished = to.resolveSibling(to.getFileName() + ".tmp");
    Files.writeString(unfinished, moved(Files.readString(from)));
    Files.move(unfinished, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private String moved(String text) {
    return TIME.matcher(text)
        .replaceAll(time -> Long.toString(Long.parseLong(time.group()) + move));
  }

  Path recordsFile() {
    return folder.resolve("records.jsonl");
  }

  Path folder() {
    return folder;
  }

  /** Records in all. */
  int size() {
    return lines.size();
  }

  /**
   * Plays the records: the history at once, the others evenly in their own time; returns when all
   * are written.
   *
   * @param overMillis how long that takes
   * @throws InterruptedException when it is to end early
   */
  void play(long overMillis) throws IOException, InterruptedException {
    long span = lines.get(lines.size() - 1).at - lines.get(0).at;
    double first = lines.get(0).at + HISTORY * span;
    double speed = (1 - HISTORY) * span / Math.max(1, overMillis);
    long began = System.nanoTime();
    int next = 0;
    try (BufferedWriter out =
        Files.newBufferedWriter(recordsFile(), StandardCharsets.UTF_8, StandardOpenOption.APPEND)) {
      while (next < lines.size()) {
        double until = first + (System.nanoTime() - began) / 1e6 * speed;
        while (next < lines.size() && lines.get(next).at <= until) {
          out.write(moved(lines.get(next).text));
          out.write('\n');
          next++;
        }
        out.flush();
        Thread.sleep(STEP_MILLIS);
      }
    }
  }
}
