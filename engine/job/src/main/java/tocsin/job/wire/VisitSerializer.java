package tocsin.job.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

/** Writes visits: about 55 bytes for context. */
final class VisitSerializer extends WireSerializer<Visit> {
  static final VisitSerializer INSTANCE = new VisitSerializer();

  private static final IndicatorKind[] INDICATORS = IndicatorKind.values();
  private static final TargetKind[] TARGETS = TargetKind.values();
  private static final Verdict[] VERDICTS = Verdict.values();

  @Override
  void write(Visit visit, DataOutputView out) throws IOException {
    FlaggedTarget target = visit.target();
    out.writeBoolean(target != null);
    Text.write(visit.subject(), out);
    out.writeLong(visit.at());
    out.writeLong(visit.effectiveAt());
    out.writeLong(visit.hash());
    out.writeInt(visit.signals());
    if (target != null) {
      writeTarget(target, out);
    }
  }

  private static void writeTarget(FlaggedTarget target, DataOutputView out) throws IOException {
    IndicatorKind listedAs = target.listedAs();
    Text.write(target.target(), out);
    out.writeByte(target.kind().ordinal());
    out.writeByte(target.verdict().ordinal());
    Text.write(target.fraudType(), out);
    Text.write(target.campaign(), out);
    out.writeByte(target.confidence());
    out.writeByte(listedAs == null ? -1 : listedAs.ordinal());
    Text.write(target.source(), out);
  }

  @Override
  Visit read(DataInputView in) throws IOException {
    boolean flagged = in.readBoolean();
    return new Visit(
        Text.read(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        flagged ? readTarget(in) : null);
  }

  private static FlaggedTarget readTarget(DataInputView in) throws IOException {
    String target = Text.read(in);
    TargetKind kind = TARGETS[in.readByte()];
    Verdict verdict = VERDICTS[in.readByte()];
    String fraudType = Text.read(in);
    String campaign = Text.read(in);
    int confidence = in.readByte();
    int listedAs = in.readByte();
    return new FlaggedTarget(
        target,
        kind,
        verdict,
        fraudType,
        campaign,
        confidence,
        listedAs < 0 ? null : INDICATORS[listedAs],
        Text.read(in));
  }

  @Override
  public TypeSerializerSnapshot<Visit> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the format for Flink. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Visit> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
