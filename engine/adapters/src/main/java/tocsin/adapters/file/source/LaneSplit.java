package tocsin.adapters.file.source;

import org.apache.flink.api.connector.source.SourceSplit;
import tocsin.adapters.file.Lane;

/** A lane as a split. */
public record LaneSplit(Lane lane) implements SourceSplit {

  @Override
  public String splitId() {
    return "lane-" + lane.index();
  }
}
