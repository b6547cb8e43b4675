package tocsin.adapters.file.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Lane;
import tocsin.adapters.file.LaneReader;
import tocsin.adapters.file.Lanes;
import tocsin.adapters.file.Reading;

/** The parts of the Flink source. */
class LaneSourceTest {
  @TempDir Path temp;

  private InputSpec folder() throws IOException {
    for (int file = 0; file < 5; file++) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 700; i++) {
        lines.add(
            "{\"ts\":"
                + (Reading.T0 + i * 1000L)
                + ",\"src\":\"10.0.0.1\",\"host\":\"h"
                + i
                + ".f"
                + file
                + ".example\",\""
                + "x".repeat(63)
                + "\ud83d\ude00\":1}");
      }
      Files.write(temp.resolve("f" + file), lines);
    }
    return Reading.spec(temp);
  }

  private static List<LaneSplit> splits(InputSpec spec, int lanes) throws IOException {
    return Lanes.plan(spec, lanes).stream().map(LaneSplit::new).toList();
  }

  @Test
  void serializer_positionsUnderWay_comeBackAsTheyWere() throws IOException {
    InputSpec spec = folder();
    List<LaneSplit> underWay = new ArrayList<>();
    for (LaneSplit split : splits(spec, 2)) {
      try (LaneReader reader = new LaneReader(split.lane(), spec)) {
        for (int i = 0; i < 4; i++) {
          assertThat(reader.read()).isNotNull();
        }
        underWay.add(new LaneSplit(reader.position()));
      }
    }
    LaneSerializer one = new LaneSerializer();
    LaneSerializer.OfList all = new LaneSerializer.OfList();

    assertThat(one.deserialize(1, one.serialize(underWay.get(0)))).isEqualTo(underWay.get(0));
    assertThat(all.deserialize(1, all.serialize(underWay))).isEqualTo(underWay);
    assertThat(underWay.get(0).lane().positions())
        .anyMatch(p -> p.account() != null && p.line() > 0);
    assertThatThrownBy(() -> one.deserialize(2, new byte[0])).hasMessageContaining("version 2");
  }

  @Test
  void splitReader_severalLanes_readsAllInTurnAndFinishesEach() throws IOException {
    InputSpec spec = folder();
    Reading whole = Reading.of(spec, 1);
    Reading taken = new Reading();
    List<String> finished = new ArrayList<>();
    try (LaneSplitReader reader = new LaneSplitReader(spec)) {
      reader.handleSplitsChanges(new SplitsAddition<>(splits(spec, 3)));
      for (int i = 0; i < 500 && finished.size() < 3; i++) {
        RecordsWithSplitIds<LaneSourceReader.Read> fetched = reader.fetch();
        for (String split = fetched.nextSplit(); split != null; split = fetched.nextSplit()) {
          LaneSourceReader.Read read = fetched.nextRecordFromSplit();
          while (read != null) {
            taken.take(read.intake());
            assertThat("lane-" + read.lane().index()).isEqualTo(split);
            read = fetched.nextRecordFromSplit();
          }
        }
        finished.addAll(fetched.finishedSplits());
      }
    }

    assertThat(taken.records).hasSize(3500);
    assertThat(finished).containsExactlyInAnyOrder("lane-0", "lane-1", "lane-2");
    assertThat(taken.records).containsExactlyInAnyOrderElementsOf(whole.records);
    assertThat(taken.accounts).isEqualTo(whole.accounts);
  }

  /** Writes down who was given what. */
  private static final class Context implements SplitEnumeratorContext<LaneSplit> {
    final Map<Integer, List<Integer>> given = new HashMap<>();
    final List<Integer> told = new ArrayList<>();
    final Map<Integer, ReaderInfo> readers = new HashMap<>();
    private final int parallelism;

    Context(int parallelism) {
      this.parallelism = parallelism;
    }

    @Override
    public int currentParallelism() {
      return parallelism;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
      return readers;
    }

    @Override
    public void assignSplits(SplitsAssignment<LaneSplit> assignment) {
      assignment
          .assignment()
          .forEach(
              (subtask, splits) ->
                  splits.forEach(
                      split ->
                          given
                              .computeIfAbsent(subtask, s -> new ArrayList<>())
                              .add(split.lane().index())));
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
      told.add(subtask);
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
      throw new IllegalStateException();
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
      throw new IllegalStateException();
    }

    @Override
    public <T> void callAsync(Callable<T> call, BiConsumer<T, Throwable> handler) {
      throw new IllegalStateException();
    }

    @Override
    public <T> void callAsync(
        Callable<T> call, BiConsumer<T, Throwable> handler, long delay, long period) {
      throw new IllegalStateException();
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
      runnable.run();
    }
  }

  private static List<LaneSplit> empty(int lanes) {
    List<LaneSplit> splits = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      splits.add(new LaneSplit(new Lane(i, lanes, List.of())));
    }
    return splits;
  }

  @Test
  void enumerator_fewerReadersThanLanes_givesEveryLaneOnce() {
    Context context = new Context(2);
    LaneEnumerator enumerator = new LaneEnumerator(context, empty(5));

    enumerator.addReader(1);
    enumerator.addReader(0);
    enumerator.addReader(0);

    assertThat(context.given).containsEntry(0, List.of(0, 2, 4)).containsEntry(1, List.of(1, 3));
    assertThat(context.told).contains(0, 1);
    assertThat(enumerator.snapshotState(1)).isEmpty();
  }

  @Test
  void enumerator_readerThatFailed_getsItsLanesBack() {
    Context context = new Context(2);
    LaneEnumerator enumerator = new LaneEnumerator(context, empty(4));
    enumerator.addReader(0);
    List<LaneSplit> back = List.of(empty(4).get(2), empty(4).get(0));

    enumerator.addSplitsBack(back, 0);
    assertThat(enumerator.snapshotState(1)).hasSize(4);
    enumerator.addReader(0);

    assertThat(context.given.get(0)).containsExactly(0, 2, 0, 2);
    assertThat(enumerator.snapshotState(2)).hasSize(2);
  }

  @Test
  void enumerator_readerAlreadyBack_getsItsLanesAtOnce() {
    Context context = new Context(1);
    LaneEnumerator enumerator = new LaneEnumerator(context, empty(2));
    enumerator.addReader(0);
    context.readers.put(0, new ReaderInfo(0, "here"));

    enumerator.addSplitsBack(empty(2), 0);

    assertThat(context.given.get(0)).containsExactly(0, 1, 0, 1);
  }
}
