package tocsin.job.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Text as a length and bytes: one byte a character for Latin-1, UTF-8 for the rest. */
final class Text {
  private static final int UTF8 = 1 << 30;

  private Text() {}

  static void write(String text, DataOutputView out) throws IOException {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) > 0xFF) {
        writeUtf8(text, out);
        return;
      }
    }
    writeLength(length, out);
    // Not writeBytes(String): Flink's DataOutputSerializer counts its bytes twice.
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void writeUtf8(String text, DataOutputView out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeLength(bytes.length | UTF8, out);
    out.write(bytes);
  }

  static String read(DataInputView in) throws IOException {
    int length = readLength(in);
    byte[] bytes = new byte[length & ~UTF8];
    in.readFully(bytes);
    return new String(
        bytes, (length & UTF8) != 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  private static void writeLength(int length, DataOutputView out) throws IOException {
    int rest = length;
    while ((rest & ~0x7F) != 0) {
      out.writeByte((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int readLength(DataInputView in) throws IOException {
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      int b = in.readByte();
      length |= (b & 0x7F) << shift;
      if (b >= 0) {
        return length;
      }
    }
  }
}
