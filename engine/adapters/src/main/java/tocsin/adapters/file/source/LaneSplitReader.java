package tocsin.adapters.file.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.LaneReader;
import tocsin.domain.traffic.Intake;

/** Reads the lanes of one subtask in turn, in the fetcher's thread. */
final class LaneSplitReader implements SplitReader<LaneSourceReader.Read, LaneSplit> {
  /** How long to wait for more when nothing can be read now, milliseconds. */
  private static final long PAUSE_MILLIS = 5;

  private final InputSpec spec;
  private final Map<String, LaneReader> readers = new LinkedHashMap<>();
  private final Deque<String> turns = new ArrayDeque<>();
  private final Semaphore awake = new Semaphore(0);

  LaneSplitReader(InputSpec spec) {
    this.spec = spec;
  }

  @Override
  public RecordsWithSplitIds<LaneSourceReader.Read> fetch() throws IOException {
    RecordsBySplits.Builder<LaneSourceReader.Read> fetched = new RecordsBySplits.Builder<>();
    for (int i = turns.size(); i > 0; i--) {
      String id = turns.removeFirst();
      LaneReader reader = java.util.Objects.requireNonNull(readers.get(id));
      @Nullable Intake intake = reader.read();
      if (intake != null) {
        fetched.add(id, new LaneSourceReader.Read(intake, reader.position()));
      }
      if (intake == null && reader.done()) {
        reader.close();
        readers.remove(id);
        fetched.addFinishedSplit(id);
        return fetched.build();
      }
      turns.addLast(id);
      if (intake != null) {
        return fetched.build();
      }
    }
    waitForMore();
    return fetched.build();
  }

  private void waitForMore() {
    try {
      boolean woken = awake.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      if (woken) {
        awake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void handleSplitsChanges(SplitsChange<LaneSplit> change) {
    for (LaneSplit split : change.splits()) {
      readers.put(split.splitId(), new LaneReader(split.lane(), spec));
      turns.addLast(split.splitId());
    }
  }

  @Override
  public void wakeUp() {
    awake.release();
  }

  @Override
  public void close() throws IOException {
    for (LaneReader reader : readers.values()) {
      reader.close();
    }
  }
}
