package tocsin.desk.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.desk.casework.AlertIntake;
import tocsin.desk.casework.CaseRefusedException;
import tocsin.desk.casework.Taken;
import tocsin.desk.store.Database;
import tocsin.desk.store.Documents;

/**
 * Takes an engine's results from the part files that it writes, as they grow: {@code key TAB order
 * TAB line}. A position is kept on disk after its lines are, and a line that comes again changes
 * nothing; so whatever dies and whenever, nothing is lost and nothing doubled. One round at a time.
 */
public final class ResultFeed {
  private static final Logger LOG = LoggerFactory.getLogger(ResultFeed.class);

  /** Read at a time from one file: some hundred results, some milliseconds of the writer. */
  private static final int ROUND_BYTES = 256 << 10;

  private final Database database;
  private final AlertIntake intake;
  private final Path parts;
  private final FeedPositions positions;
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean taking;

  /** In order of taking: a case before its routing, what was said of a target before its report. */
  private enum Kind {
    ALERTS,
    ASSIGNMENTS,
    WORDS,
    TARGETS;

    String prefix() {
      return name().toLowerCase(java.util.Locale.ROOT) + ".";
    }
  }

  /**
   * Takes what to read.
   *
   * @param parts folder of part files; may not be there yet
   * @param runFile names the run; see {@link #forget}
   * @throws IOException when the run's file cannot be read or made
   */
  public ResultFeed(Database database, AlertIntake intake, Path parts, Path runFile)
      throws IOException {
    this.database = database;
    this.intake = intake;
    this.parts = parts;
    this.positions = FeedPositions.open(database, runFile);
  }

  /** Begins a new run; to be called before the parts of the one before are removed. */
  public static void forget(Path runFile) throws IOException {
    Files.deleteIfExists(runFile);
  }

  /** Whether results are being taken in: a round was made without a failure. */
  public boolean isTaking() {
    return taking;
  }

  /** Lines that could not be understood or that the loop refused. */
  public long refused() {
    return refused.get();
  }

  /**
   * Takes what is new.
   *
   * @return whether there was anything
   * @throws tocsin.desk.store.StoreException when the store failed; the lines come again
   */
  public synchronized boolean round() throws IOException {
    boolean any = false;
    for (Kind kind : Kind.values()) {
      if (kind == Kind.TARGETS && any) {
        // What is written last stands last: reports wait until nothing older is left.
        break;
      }
      for (Path file : files(kind)) {
        any |= take(kind, file);
      }
    }
    taking = true;
    return any;
  }

  /** Takes everything there is. */
  public void drain() throws IOException {
    while (round()) {
      // Another round may find what was written meanwhile.
    }
  }

  private List<Path> files(Kind kind) throws IOException {
    if (!Files.isDirectory(parts)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(parts)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(kind.prefix()))
          .sorted()
          .toList();
    }
  }

  private boolean take(Kind kind, Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    long from = positions.of(name);
    if (Files.size(file) <= from) {
      return false;
    }
    PartTail.Lines lines = PartTail.read(file, from, ROUND_BYTES);
    if (lines.texts().isEmpty()) {
      return false;
    }
    switch (kind) {
      case ALERTS -> each(read(name, lines, ResultLines::alert), intake::alerts);
      case ASSIGNMENTS -> each(read(name, lines, ResultLines::assignment), intake::assignments);
      case WORDS, TARGETS -> TargetIntake.take(database, targets(name, lines));
    }
    positions.move(name, lines.next());
    return true;
  }

  private List<TargetWord> targets(String name, PartTail.Lines lines) {
    // A quiet report is its trace alone: nothing that an operator would look at.
    List<String> spoken =
        lines.texts().stream().filter(text -> text.contains("\t{\"target\":")).toList();
    return read(name, new PartTail.Lines(spoken, lines.next()), ResultLines::target);
  }

  private <T> List<T> read(String name, PartTail.Lines lines, Function<JsonNode, T> reader) {
    List<T> values = new ArrayList<>();
    for (String text : lines.texts()) {
      int json = text.indexOf('\t', text.indexOf('\t') + 1) + 1;
      try {
        values.add(reader.apply(Documents.tree(text.substring(json))));
      } catch (IllegalArgumentException e) {
        refuse(name, lines.next(), String.valueOf(e.getMessage()));
      }
    }
    return values;
  }

  private <T> void each(List<T> values, Function<List<T>, CompletableFuture<Taken>> taker) {
    try {
      var unused = taker.apply(values).join();
    } catch (CompletionException e) {
      // One of them was refused, or the store failed: one by one, so that neighbours stand.
      values.forEach(value -> one(value, taker));
    }
  }

  private <T> void one(T value, Function<List<T>, CompletableFuture<Taken>> taker) {
    try {
      var unused = taker.apply(List.of(value)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CaseRefusedException no) {
        refuse("results", 0, no.code().name());
      } else if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      } else {
        throw e;
      }
    }
  }

  private void refuse(String name, long before, String why) {
    refused.incrementAndGet();
    LOG.warn("a result of {} before byte {} was passed over: {}", name, before, why);
  }
}
