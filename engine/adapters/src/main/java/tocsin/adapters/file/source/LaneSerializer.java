package tocsin.adapters.file.source;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Splits as JSON: read by people in a pinch, and tolerant of fields that are added later. */
final class LaneSerializer implements SimpleVersionedSerializer<LaneSplit> {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .disable(
              com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(LaneSplit split) throws IOException {
    return JSON.writeValueAsBytes(split);
  }

  @Override
  public LaneSplit deserialize(int version, byte[] bytes) throws IOException {
    check(version);
    return JSON.readValue(bytes, LaneSplit.class);
  }

  private static void check(int version) throws IOException {
    if (version != VERSION) {
      throw new IOException("lanes of version " + version + "; this program reads " + VERSION);
    }
  }

  /** Several splits. */
  static final class OfList implements SimpleVersionedSerializer<List<LaneSplit>> {
    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(List<LaneSplit> splits) throws IOException {
      return JSON.writeValueAsBytes(splits);
    }

    @Override
    public List<LaneSplit> deserialize(int version, byte[] bytes) throws IOException {
      check(version);
      return JSON.readValue(bytes, new TypeReference<List<LaneSplit>>() {});
    }
  }
}
