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

  /**
   * Looks into a file. One that cannot be read is unknown, and refused when its turn comes.
   *
   * @param mapped whether there is a mapping for what is neither JSON nor a Zeek log
   */
  static Detected detect(Path file, boolean mapped) {
    boolean compressed = false;
    try {
      compressed = isCompressed(file);
      return new Detected(formatOf(file, mapped), compressed);
    } catch (IOException e) {
      return new Detected(Format.UNKNOWN, compressed);
    }
  }

  private static Format formatOf(Path file, boolean mapped) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = ContentStream.open(raw)) {
      return format(readHead(in), mapped);
    }
  }

  static boolean isCompressed(Path file) throws IOException {
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

  static Format format(byte[] head, boolean mapped) {
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
    if (text.startsWith("{")) {
      return json(text.lines().findFirst().orElse(text));
    }
    return mapped ? Format.MAPPED : laterLines(text);
  }

  /** A file may begin in the middle of a line, or with a comment; its first whole object tells. */
  private static Format laterLines(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("{") && line.endsWith("}"))
        .findFirst()
        .map(FormatDetector::json)
        .orElse(Format.UNKNOWN);
  }

  private static Format json(String line) {
    if (line.contains("\"event_type\"")) {
      return Format.EVE;
    }
    return ZeekLog.looksLikeJson(line) ? Format.ZEEK_JSON : Format.NATIVE;
  }
}
