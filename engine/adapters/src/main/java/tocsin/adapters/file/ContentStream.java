package tocsin.adapters.file;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/**
 * Opens content as what it is, not as what it is called: gzip and zstd are recognised by their
 * first bytes, also one inside the other.
 */
public final class ContentStream {
  /** Layers of compression that are opened. */
  static final int MAX_LAYERS = 3;

  private static final int BUFFER = 1 << 16;

  private ContentStream() {}

  /** Whether content that begins so is compressed. */
  static boolean isCompressed(byte[] head, int length) {
    return isGzip(head, length) || isZstd(head, length);
  }

  private static boolean isGzip(byte[] head, int length) {
    return length >= 2 && head[0] == 0x1F && head[1] == (byte) 0x8B;
  }

  private static boolean isZstd(byte[] head, int length) {
    return length >= 4
        && head[0] == 0x28
        && head[1] == (byte) 0xB5
        && head[2] == 0x2F
        && head[3] == (byte) 0xFD;
  }

  /**
   * Opens a stream.
   *
   * @throws IOException when the outer layer's header is damaged
   */
  public static InputStream open(InputStream raw) throws IOException {
    InputStream in = raw;
    for (int layer = 0; layer < MAX_LAYERS; layer++) {
      PushbackInputStream peeked = new PushbackInputStream(new BufferedInputStream(in, BUFFER), 4);
      byte[] head = new byte[4];
      int length = peeked.readNBytes(head, 0, 4);
      peeked.unread(head, 0, length);
      if (isGzip(head, length)) {
        in = new GZIPInputStream(peeked, BUFFER);
      } else if (isZstd(head, length)) {
        in = new DamageTold(new ZstdInputStream(peeked));
      } else {
        return peeked;
      }
    }
    return in;
  }
}
