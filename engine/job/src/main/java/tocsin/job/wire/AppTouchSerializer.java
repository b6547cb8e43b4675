package tocsin.job.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import tocsin.domain.intel.AppTouch;

/** Writes app touches: about 70 bytes. */
final class AppTouchSerializer extends WireSerializer<AppTouch> {
  static final AppTouchSerializer INSTANCE = new AppTouchSerializer();

  private static final int SERVER = 1;
  private static final int CERT = 2;

  @Override
  void write(AppTouch touch, DataOutputView out) throws IOException {
    Text.write(touch.subject(), out);
    out.writeLong(touch.at());
    Text.write(touch.site(), out);
    Text.write(touch.host(), out);
    out.writeByte(touch.roles());
    out.writeByte(touch.traits());
    out.writeByte((touch.server() != 0 ? SERVER : 0) | (touch.cert() != 0 ? CERT : 0));
    if (touch.server() != 0) {
      out.writeLong(touch.server());
    }
    if (touch.cert() != 0) {
      out.writeLong(touch.cert());
    }
  }

  @Override
  AppTouch read(DataInputView in) throws IOException {
    String subject = Text.read(in);
    long at = in.readLong();
    String site = Text.read(in);
    String host = Text.read(in);
    int roles = in.readByte();
    int traits = in.readByte();
    int seen = in.readByte();
    long server = (seen & SERVER) != 0 ? in.readLong() : 0;
    long cert = (seen & CERT) != 0 ? in.readLong() : 0;
    return new AppTouch(subject, at, site, host, roles, traits, server, cert);
  }

  @Override
  public TypeSerializerSnapshot<AppTouch> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the format for Flink. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AppTouch> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
