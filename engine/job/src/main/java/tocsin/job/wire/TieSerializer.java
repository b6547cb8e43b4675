package tocsin.job.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Tie;
import tocsin.domain.intel.TieKind;

/** Writes ties: about 50 bytes. */
final class TieSerializer extends WireSerializer<Tie> {
  static final TieSerializer INSTANCE = new TieSerializer();

  private static final TieKind[] KINDS = TieKind.values();
  private static final int SEED = 64;

  @Override
  void write(Tie tie, DataOutputView out) throws IOException {
    boolean seed = tie.seedAt() != Long.MAX_VALUE;
    out.writeByte(tie.kind().ordinal() | (seed ? SEED : 0));
    Text.write(tie.key(), out);
    Text.write(tie.site(), out);
    out.writeLong(tie.at());
    if (seed) {
      out.writeLong(tie.seedAt());
      Text.write(tie.fraudType(), out);
    }
  }

  @Override
  Tie read(DataInputView in) throws IOException {
    int form = in.readByte();
    String key = Text.read(in);
    String site = Text.read(in);
    long at = in.readLong();
    boolean seed = (form & SEED) != 0;
    long seedAt = seed ? in.readLong() : Long.MAX_VALUE;
    String type = seed ? Text.read(in) : Indicator.UNKNOWN_TYPE;
    return new Tie(key, KINDS[form & ~SEED], site, at, seedAt, type);
  }

  @Override
  public TypeSerializerSnapshot<Tie> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the format for Flink. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Tie> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
