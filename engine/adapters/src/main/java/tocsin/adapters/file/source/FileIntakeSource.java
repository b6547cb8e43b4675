package tocsin.adapters.file.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Lane;
import tocsin.adapters.file.Lanes;
import tocsin.domain.traffic.Intake;

/** Files, folders, globs or standard input as a stream of intake. */
public final class FileIntakeSource implements Source<Intake, LaneSplit, List<LaneSplit>> {
  private final InputSpec spec;
  private final int lanes;

  /**
   * Takes what to read.
   *
   * @param lanes how many readers to plan for; fixed for the life of the job's state
   */
  public FileIntakeSource(InputSpec spec, int lanes) {
    this.spec = spec;
    this.lanes = lanes;
  }

  @Override
  public Boundedness getBoundedness() {
    return spec.follow() ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<Intake, LaneSplit> createReader(SourceReaderContext context) {
    return new LaneSourceReader(spec, context);
  }

  @Override
  public SplitEnumerator<LaneSplit, List<LaneSplit>> createEnumerator(
      SplitEnumeratorContext<LaneSplit> context) {
    try {
      List<LaneSplit> splits =
          Lanes.plan(spec, lanes).stream().map(FileIntakeSource::split).toList();
      return new LaneEnumerator(context, splits);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static LaneSplit split(Lane lane) {
    return new LaneSplit(lane);
  }

  @Override
  public SplitEnumerator<LaneSplit, List<LaneSplit>> restoreEnumerator(
      SplitEnumeratorContext<LaneSplit> context, List<LaneSplit> unassigned) {
    return new LaneEnumerator(context, unassigned);
  }

  @Override
  public SimpleVersionedSerializer<LaneSplit> getSplitSerializer() {
    return new LaneSerializer();
  }

  @Override
  public SimpleVersionedSerializer<List<LaneSplit>> getEnumeratorCheckpointSerializer() {
    return new LaneSerializer.OfList();
  }
}
