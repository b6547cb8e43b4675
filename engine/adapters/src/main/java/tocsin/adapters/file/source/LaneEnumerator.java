package tocsin.adapters.file.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Hands every lane to a reader as soon as the readers are there: a lane that waited would let event
 * time run past what it has to say.
 */
final class LaneEnumerator implements SplitEnumerator<LaneSplit, List<LaneSplit>> {
  private final SplitEnumeratorContext<LaneSplit> context;
  private final List<LaneSplit> unassigned;
  private final boolean[] told;

  LaneEnumerator(SplitEnumeratorContext<LaneSplit> context, List<LaneSplit> splits) {
    this.context = context;
    this.unassigned = new ArrayList<>(splits);
    this.told = new boolean[context.currentParallelism()];
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    int readers = context.currentParallelism();
    for (LaneSplit split : List.copyOf(unassigned)) {
      if (split.lane().index() % readers == subtask) {
        context.assignSplit(split, subtask);
        unassigned.remove(split);
      }
    }
    told[subtask] = true;
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public void addSplitsBack(List<LaneSplit> splits, int subtask) {
    unassigned.addAll(splits);
    unassigned.sort(Comparator.comparingInt(split -> split.lane().index()));
    if (context.registeredReaders().containsKey(subtask)) {
      addReader(subtask);
    }
  }

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {}

  @Override
  public List<LaneSplit> snapshotState(long checkpoint) {
    return List.copyOf(unassigned);
  }

  @Override
  public void close() throws IOException {}
}
