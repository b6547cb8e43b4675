package tocsin.adapters.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.FlowJoin.Mark;
import tocsin.adapters.json.NativeDecoder;
import tocsin.adapters.json.Problem;
import tocsin.adapters.json.RecordRules;
import tocsin.adapters.json.UnknownFields;
import tocsin.domain.traffic.Intake;

/**
 * Reads a lane: always from the file that is furthest behind in event time, so that files which
 * cover the same days are read side by side and files of later days wait, unopened, for their turn.
 * Confined to one thread.
 */
public final class LaneReader implements AutoCloseable {
  /** Lines read before another file may have its turn. */
  static final int LINES_AT_ONCE = 512;

  /** Batches between accounts of a stream without an end. */
  private static final int REPORT_EVERY = 1000;

  private static final long LOOK_EVERY_NANOS = 2_000_000_000L;

  /**
   * How far in event time a file may run ahead of the next one; well within the window in which
   * lines of several files are joined.
   */
  private static final long TURN_MILLIS = 60_000;

  /** Of lines that wait for no other. */
  private static final Joined ALONE = () -> null;

  private final Lane lane;
  private final RecordRules rules;
  private final InputSpec spec;
  private final List<FileCursor> cursors = new ArrayList<>();
  private final List<Joined> joins = new ArrayList<>();
  private final Map<String, ZeekJoin> zeekByFolder = new HashMap<>();
  private final @Nullable Mapping mapping;
  private final List<FilePosition> positions = new ArrayList<>();
  private @Nullable FileCursor lastRead;
  private boolean finished;
  private long batches;
  private long lookedAt = System.nanoTime();

  /** How a cursor's lines wait in a join, if they do. */
  private interface Joined {
    @Nullable Mark oldestWaiting();
  }

  public LaneReader(Lane lane, InputSpec spec) {
    this.lane = lane;
    this.spec = spec;
    this.rules = new RecordRules(spec.limits());
    List<Problem> problems = new ArrayList<>();
    this.mapping =
        spec.mapping().isEmpty() ? null : Mapping.read(Path.of(spec.mapping()), problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.get(0).toString());
    }
    for (FilePosition position : lane.positions()) {
      add(position);
    }
  }

  private void add(FilePosition position) {
    int file = cursors.size();
    UnknownFields unknown = new UnknownFields();
    FileCursor[] self = new FileCursor[1];
    LineDecoder decoder =
        decoder(
            position, unknown, () -> java.util.Objects.requireNonNull(self[0]).mark(file), file);
    FileCursor cursor =
        new FileCursor(position, decoder, unknown, spec.follow(), spec.maxLineBytes());
    self[0] = cursor;
    cursors.add(cursor);
  }

  private LineDecoder decoder(
      FilePosition position,
      UnknownFields unknown,
      java.util.function.Supplier<Mark> mark,
      int file) {
    return switch (position.format()) {
      case ZEEK_TSV -> {
        ZeekJoin join = zeek(position, file);
        yield new ZeekTsvDecoder(join, mark);
      }
      case ZEEK_JSON -> {
        ZeekJoin join = zeek(position, file);
        yield new ZeekJsonDecoder(join, mark, rules.limits());
      }
      case EVE -> {
        EveDecoder eve = new EveDecoder(rules, mark);
        joins.add(() -> eve.oldestWaiting(file));
        yield eve;
      }
      case MAPPED -> {
        joins.add(ALONE);
        if (mapping == null) {
          throw new IllegalArgumentException("mapped input needs a mapping (--mapping)");
        }
        yield new MappedDecoder(mapping, rules);
      }
      case NATIVE, EMPTY, UNKNOWN -> {
        joins.add(ALONE);
        yield new NativeLines(new NativeDecoder(rules, unknown));
      }
    };
  }

  private ZeekJoin zeek(FilePosition position, int file) {
    ZeekJoin join =
        zeekByFolder.computeIfAbsent(Lanes.group(position.file()), f -> new ZeekJoin(rules));
    joins.add(() -> join.oldestWaiting(file));
    return join;
  }

  /**
   * Reads on.
   *
   * @return what was read; null when nothing more can be read now
   */
  public @Nullable Intake read() throws IOException {
    Batch batch = new Batch();
    FileCursor next = furthestBehind();
    if (next == null) {
      return finished ? null : finish(batch);
    }
    if (spec.follow()) {
      return readAny(batch);
    }
    lastRead = next;
    next.read(LINES_AT_ONCE, turnEnd(next), batch);
    return batch.intake();
  }

  /** When following, any file that has something is read, the furthest behind first. */
  private @Nullable Intake readAny(Batch batch) throws IOException {
    List<FileCursor> byProgress = new ArrayList<>(cursors);
    byProgress.sort(java.util.Comparator.comparingLong(FileCursor::progress));
    for (FileCursor cursor : byProgress) {
      if (cursor.done()) {
        continue;
      }
      lastRead = cursor;
      cursor.read(LINES_AT_ONCE, Long.MAX_VALUE, batch);
      if (!batch.isEmpty()) {
        report(batch);
        return batch.intake();
      }
    }
    lookForNewFiles();
    return null;
  }

  /** Event time at which the cursor that is read gives way to the next. */
  private long turnEnd(FileCursor reading) {
    long next = Long.MAX_VALUE;
    for (FileCursor cursor : cursors) {
      if (!cursor.done() && !cursor.equals(reading)) {
        next = Math.min(next, cursor.progress());
      }
    }
    return next > Long.MAX_VALUE - TURN_MILLIS ? Long.MAX_VALUE : next + TURN_MILLIS;
  }

  private @Nullable FileCursor furthestBehind() {
    FileCursor best = null;
    for (FileCursor cursor : cursors) {
      boolean behind = best == null || cursor.progress() < best.progress();
      if (!cursor.done() && behind) {
        best = cursor;
      }
    }
    return best;
  }

  /** What joins still hold, at the end of all files. */
  private @Nullable Intake finish(Batch batch) {
    finished = true;
    if (cursors.isEmpty()) {
      return null;
    }
    FileCursor any = cursors.get(0);
    any.into(batch);
    zeekByFolder.values().forEach(join -> join.finish(any));
    cursors.forEach(cursor -> cursor.finishDecoder(any));
    return batch.isEmpty() ? null : batch.intake();
  }

  /** Whether everything was read; never when following. */
  public boolean done() {
    return finished;
  }

  /**
   * The lane as it stands, to go on from after a restart. To be asked after every {@link #read}:
   * only what the last one moved is looked at.
   */
  public Lane position() {
    for (int i = 0; i < cursors.size(); i++) {
      boolean moved =
          i >= positions.size() || cursors.get(i).equals(lastRead) || !joins.get(i).equals(ALONE);
      if (moved) {
        FilePosition position = cursors.get(i).position(joins.get(i).oldestWaiting());
        if (i < positions.size()) {
          positions.set(i, position);
        } else {
          positions.add(position);
        }
      }
    }
    return new Lane(lane.index(), lane.lanes(), List.copyOf(positions));
  }

  /** Adds accounts of what was read so far, for a stream without an end. */
  private void report(Batch batch) {
    if (++batches % REPORT_EVERY == 0) {
      cursors.forEach(cursor -> cursor.report(batch));
    }
  }

  /** Takes up files that appeared while following. */
  private void lookForNewFiles() throws IOException {
    long now = System.nanoTime();
    if (now - lookedAt < LOOK_EVERY_NANOS) {
      return;
    }
    lookedAt = now;
    for (String file : InputFiles.expand(spec.paths())) {
      boolean mine = Lanes.owner(file, lane.lanes()) == lane.index();
      boolean known = cursors.stream().anyMatch(cursor -> cursor.file().equals(file));
      if (mine && !known) {
        Format format = Lanes.detect(file, spec).format();
        if (format != Format.EMPTY && format != Format.UNKNOWN) {
          add(FilePosition.start(file, format, 0, 1, Long.MIN_VALUE));
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (FileCursor cursor : cursors) {
      cursor.close();
    }
  }
}
