package tocsin.adapters.file;

import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.NativeDecoder;
import tocsin.adapters.json.Refusal;
import tocsin.domain.traffic.AccessRecordBuilder;

/** Native JSON Lines as a line decoder. */
final class NativeLines implements LineDecoder {
  private final NativeDecoder decoder;
  private final AccessRecordBuilder record = new AccessRecordBuilder();

  NativeLines(NativeDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public void decode(byte[] bytes, int start, int end, Out out) {
    @Nullable Refusal refusal = decoder.decode(bytes, start, end, record);
    if (refusal != null) {
      out.rejected(refusal);
    } else {
      out.record(record.build());
    }
  }
}
