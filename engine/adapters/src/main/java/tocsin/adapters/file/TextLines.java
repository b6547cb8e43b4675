package tocsin.adapters.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.Utf8;

/**
 * Lines of a stream as texts, in order, each with what is wrong with it. A byte order mark before
 * the first line is passed over. Confined to one thread; holds one block and one line.
 */
public final class TextLines implements AutoCloseable {
  private static final int SHOWN = 200;

  private final LineReader lines;
  private final int maxBytes;
  private long number;
  private @Nullable String fault;
  private String text = "";

  /**
   * @param in read in blocks; when it stops in the middle of compressed data, lines end there
   * @param maxBytes longest line
   */
  public TextLines(InputStream in, int maxBytes) {
    this.lines = new LineReader(in, maxBytes, false);
    this.maxBytes = maxBytes;
  }

  /** Moves to the next line; false at the end. */
  public boolean next() {
    if (!lines.next()) {
      return false;
    }
    int from = lines.lineStart;
    byte[] bytes = lines.buffer();
    if (number++ == 0 && startsWithMark(bytes, from, lines.lineEnd)) {
      from += 3;
    }
    fault = null;
    int length = lines.lineEnd - from;
    if (lines.tooLong) {
      fault = "longer than " + maxBytes + " bytes";
      length = Math.min(length, SHOWN);
    } else if (!Utf8.isSound(bytes, from, lines.lineEnd)) {
      fault = "not UTF-8";
    }
    text = new String(bytes, from, length, StandardCharsets.UTF_8);
    return true;
  }

  /** The line; where it has a fault, as much of it as can be shown. */
  public String text() {
    return text;
  }

  /** What is wrong with the line; null when nothing is. */
  public @Nullable String fault() {
    return fault;
  }

  /** Counted from 1. */
  public long number() {
    return number;
  }

  /** Whether the stream ended before its time. */
  public boolean isDamaged() {
    return lines.damage() != null;
  }

  private static boolean startsWithMark(byte[] bytes, int from, int end) {
    return end - from >= 3
        && bytes[from] == (byte) 0xEF
        && bytes[from + 1] == (byte) 0xBB
        && bytes[from + 2] == (byte) 0xBF;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
