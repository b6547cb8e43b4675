package tocsin.adapters.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells what a file is by its first lines. */
final class FormatDetector {
  private static final int HEAD = 1 << 16;

  /**
   * What a file is.
   *
   * @param compressed whether its bytes must be decompressed, so that it cannot be read in parts
   */
  record Detected(Format format, boolean compressed) {}

  private FormatDetector() {}

  static Detected detect(Path file) throws IOException {
    boolean compressed = isCompressed(file);
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = ContentStream.open(raw)) {
      byte[] head = readHead(in);
      return new Detected(format(head), compressed);
    } catch (IOException e) {
      return new Detected(Format.UNKNOWN, compressed);
    }
  }

  private static boolean isCompressed(Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
      byte[] head = raw.readNBytes(4);
      return ContentStream.isCompressed(head, head.length);
    }
  }

  /** The first bytes, as many as can be had: damage further in is found when the file is read. */
  private static byte[] readHead(InputStream in) throws IOException {
    byte[] head = new byte[HEAD];
    int size = 0;
    try {
      while (size < HEAD) {
        int read = in.read(head, size, HEAD - size);
        if (read < 0) {
          break;
        }
        size += read;
      }
    } catch (IOException | RuntimeException e) {
      if (size == 0) {
        throw new IOException("nothing can be read", e);
      }
    }
    return java.util.Arrays.copyOf(head, size);
  }

  static Format format(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8).stripLeading();
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1).stripLeading();
    }
    if (text.isEmpty()) {
      return Format.EMPTY;
    }
    if (text.startsWith("#separator") || text.startsWith("#fields")) {
      return Format.ZEEK_TSV;
    }
    if (!text.startsWith("{")) {
      return Format.UNKNOWN;
    }
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    if (first.contains("\"event_type\"")) {
      return Format.EVE;
    }
    return ZeekLog.looksLikeJson(first) ? Format.ZEEK_JSON : Format.NATIVE;
  }
}
