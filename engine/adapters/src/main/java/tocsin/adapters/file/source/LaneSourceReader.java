package tocsin.adapters.file.source;

import java.util.Map;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.RecordEmitter;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Lane;
import tocsin.domain.traffic.Intake;

/** Emits intake in the task's thread and keeps each lane's position. */
@SuppressWarnings("try") // Flink's base class declares close with any exception
final class LaneSourceReader
    extends SingleThreadMultiplexSourceReaderBase<
        LaneSourceReader.Read, Intake, LaneSplit, LaneSourceReader.State> {

  /** What was read, and where the lane stands after it. */
  record Read(Intake intake, Lane lane) {}

  /** A lane's newest position. */
  static final class State {
    private Lane lane;

    State(Lane lane) {
      this.lane = lane;
    }
  }

  LaneSourceReader(InputSpec spec, SourceReaderContext context) {
    super(() -> new LaneSplitReader(spec), emitter(), context.getConfiguration(), context);
  }

  private static RecordEmitter<Read, Intake, State> emitter() {
    return (read, output, state) -> {
      output.collect(read.intake());
      state.lane = read.lane();
    };
  }

  @Override
  protected void onSplitFinished(Map<String, State> finished) {}

  @Override
  protected State initializedState(LaneSplit split) {
    return new State(split.lane());
  }

  @Override
  protected LaneSplit toSplitType(String id, State state) {
    return new LaneSplit(state.lane);
  }
}
