package tocsin.adapters.file;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
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

  /**
   * Bytes decompressed at one go. What a read has unpacked when it meets damage is lost with it,
   * and so is what a buffer had gathered; hence small pieces and no buffer around them.
   */
  private static final int PIECE = 1 << 13;

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
      Peeked peeked = new Peeked(in);
      byte[] head = new byte[4];
      int length = peeked.readNBytes(head, 0, 4);
      peeked.unread(head, 0, length);
      if (isGzip(head, length)) {
        in = new Gzip(peeked);
      } else if (isZstd(head, length)) {
        in = new Zstd(peeked);
      } else {
        return peeked;
      }
    }
    return in;
  }

  /**
   * A stream that knows whether there is more. {@link GZIPInputStream} asks {@code available} after
   * each member and takes 0 for the end, so that what follows would be lost when a pipe has nothing
   * ready just then.
   */
  private static final class Peeked extends PushbackInputStream {
    private boolean ended;

    Peeked(InputStream in) {
      super(in, 4);
    }

    boolean ended() {
      return ended;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      ended |= read < 0;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      ended |= read < 0;
      return read;
    }

    @Override
    public int available() throws IOException {
      int ready = super.available();
      if (ready > 0) {
        return ready;
      }
      int next = read();
      if (next < 0) {
        return 0;
      }
      unread(next);
      return 1;
    }
  }

  private static final class Gzip extends GZIPInputStream {
    Gzip(InputStream packed) throws IOException {
      super(packed, BUFFER);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return super.read(bytes, offset, Math.min(length, PIECE));
    }
  }

  /** Zstandard whose damage is told as {@link GZIPInputStream} tells it, by checked exceptions. */
  private static final class Zstd extends FilterInputStream {
    private final Peeked packed;

    Zstd(Peeked packed) {
      super(new ZstdInputStream(packed));
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int read = read(one, 0, 1);
      return read < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, Math.min(length, PIECE));
      } catch (IOException | RuntimeException e) {
        if (packed.ended()) {
          throw new EOFException("zstd data end before their time");
        }
        throw new IOException("zstd data are damaged", e);
      }
    }
  }
}
