package tocsin.adapters.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** Bytes read from files by this process, for a progress bar. Thread-safe. */
public final class ReadBytes {
  private static final LongAdder TOTAL = new LongAdder();

  private ReadBytes() {}

  /** Bytes read so far. */
  public static long total() {
    return TOTAL.sum();
  }

  static void add(long bytes) {
    TOTAL.add(bytes);
  }

  /** A stream whose bytes are counted. */
  static InputStream counted(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        TOTAL.add(read < 0 ? 0 : 1);
        return read;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        TOTAL.add(Math.max(0, read));
        return read;
      }
    };
  }
}
