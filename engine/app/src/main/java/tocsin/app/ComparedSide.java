package tocsin.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.InputSpec;
import tocsin.app.knowledge.FileKnowledge;

/**
 * One side of a comparison, as a folder of results.
 *
 * @param seconds what the replay took; NaN when it was there before
 */
record ComparedSide(String name, Path folder, double seconds) {

  /** Replays a pack into a folder of its own. */
  @SuppressWarnings("try") // the bar runs by itself
  static ComparedSide replayed(
      String name, InputOptions options, @Nullable Path work, String letter) {
    Settings settings = options.settings();
    FileKnowledge knowledge = options.knowledge(settings);
    InputSpec input = options.input(settings, false, System.currentTimeMillis());
    Path temp = TempFolders.open();
    Path folder = (work == null ? temp : work).resolve("compare-" + letter);
    System.err.println("tocsin: replaying " + letter + ", " + name);
    long started = System.nanoTime();
    Replay.Result result;
    try (Progress progress = Progress.over(input)) {
      result = new Replay(knowledge, input, folder, options.parallelism(settings), temp).run();
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    OutputFiles.write(Summary.of(result, folder, null), result, folder);
    return new ComparedSide(name, folder, seconds);
  }

  /** What a record cost, for the terminal; empty when nothing was replayed. */
  String cost(String letter, long records) {
    if (Double.isNaN(seconds) || records == 0) {
      return "";
    }
    return String.format(
        java.util.Locale.ROOT,
        "%s %s: %.1f s, %.2f µs a record, %,.0f records/s%n",
        letter,
        name,
        seconds,
        seconds / records * 1e6,
        records / seconds);
  }
}
