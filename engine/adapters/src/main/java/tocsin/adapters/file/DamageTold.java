package tocsin.adapters.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Turns what a decoder throws at damaged data into what readers of streams expect. The zstd decoder
 * throws unchecked exceptions; one of them would end a watch over files for ever.
 */
final class DamageTold extends FilterInputStream {
  DamageTold(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (RuntimeException e) {
      throw new IOException("damaged zstd data", e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (RuntimeException e) {
      throw new IOException("damaged zstd data", e);
    }
  }
}
