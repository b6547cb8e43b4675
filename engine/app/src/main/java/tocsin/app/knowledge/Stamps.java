package tocsin.app.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.InputFiles;
import tocsin.core.kernel.Hash64;

/**
 * Names, sizes and times of what knowledge was read from, as numbers: another number, another
 * content. They are taken before reading, so that a change during the reading is seen as one.
 */
record Stamps(
    long pack, long indicators, long roster, long lines, long dispositions, long judgements) {
  /** What the edition that a job of this process began with was read from. */
  private static final ConcurrentMap<FileKnowledge, Stamps> FIRST = new ConcurrentHashMap<>();

  static Stamps now(FileKnowledge knowledge) throws IOException {
    return new Stamps(
        of(List.of(knowledge.pack())),
        of(knowledge.indicators()),
        of(one(knowledge.roster())),
        of(one(knowledge.lines())),
        of(one(knowledge.dispositions())),
        of(one(knowledge.judgements())));
  }

  /** Keeps the stamps of an edition that is about to be read. */
  static void remember(FileKnowledge knowledge) throws IOException {
    FIRST.put(knowledge, now(knowledge));
  }

  /** The stamps of the edition last loaded, null when this process loaded none. */
  static @Nullable Stamps remembered(FileKnowledge knowledge) {
    return FIRST.get(knowledge);
  }

  private static List<String> one(String path) {
    return path.isEmpty() ? List.of() : List.of(path);
  }

  static long of(List<String> paths) throws IOException {
    long stamp = 1;
    for (String file : paths.isEmpty() ? List.<String>of() : InputFiles.expand(paths)) {
      Path path = Path.of(file);
      stamp = Hash64.combine(stamp, file);
      stamp = Hash64.combine(stamp, Files.size(path));
      stamp = Hash64.combine(stamp, Files.getLastModifiedTime(path).toMillis());
    }
    return stamp;
  }
}
