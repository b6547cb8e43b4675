package tocsin.app.knowledge;

import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;
import tocsin.job.Control;

/**
 * The control stream from files: first the listings that become known in the course of the history,
 * in order of time; then, for a live run, whatever changes. It keeps no position: the engine takes
 * the same news twice without harm.
 */
public final class ControlSource implements Source<Control, ControlSource.OnlySplit, Boolean> {
  private final FileKnowledge knowledge;
  private final long refreshMillis;

  /** The one split there is. */
  public record OnlySplit() implements org.apache.flink.api.connector.source.SourceSplit {
    @Override
    public String splitId() {
      return "control";
    }
  }

  /**
   * Takes what to tell.
   *
   * @param refreshMillis how often to look for changes; 0 to end after the known listings
   */
  public ControlSource(FileKnowledge knowledge, long refreshMillis) {
    this.knowledge = knowledge;
    this.refreshMillis = refreshMillis;
  }

  @Override
  public Boundedness getBoundedness() {
    return refreshMillis == 0 ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<Control, OnlySplit> createReader(SourceReaderContext context) {
    return new ControlReader(knowledge, refreshMillis);
  }

  @Override
  public SplitEnumerator<OnlySplit, Boolean> createEnumerator(
      SplitEnumeratorContext<OnlySplit> context) {
    return new Once(context);
  }

  @Override
  public SplitEnumerator<OnlySplit, Boolean> restoreEnumerator(
      SplitEnumeratorContext<OnlySplit> context, Boolean state) {
    return new Once(context);
  }

  @Override
  public SimpleVersionedSerializer<OnlySplit> getSplitSerializer() {
    return new Nothing<>(new OnlySplit());
  }

  @Override
  public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
    return new Nothing<>(Boolean.TRUE);
  }

  /** Gives the split to the first reader of each attempt. */
  private static final class Once implements SplitEnumerator<OnlySplit, Boolean> {
    private final SplitEnumeratorContext<OnlySplit> context;

    Once(SplitEnumeratorContext<OnlySplit> context) {
      this.context = context;
    }

    @Override
    public void start() {}

    @Override
    public void addReader(int subtask) {
      context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<OnlySplit> splits, int subtask) {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public Boolean snapshotState(long checkpoint) {
      return Boolean.TRUE;
    }

    @Override
    public void close() {}
  }

  /** A serializer of something that has no content. */
  private static final class Nothing<T> implements SimpleVersionedSerializer<T> {
    private final T only;

    Nothing(T only) {
      this.only = only;
    }

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(T value) {
      return new byte[0];
    }

    @Override
    public T deserialize(int version, byte[] bytes) {
      return only;
    }
  }
}
