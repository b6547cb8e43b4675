package tocsin.adapters.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.Words8;
import tocsin.domain.traffic.RejectReason;

/**
 * Splits a stream into lines without copying them. A line ends at {@code \n}; a {@code \r} before
 * it does not belong to it; the last line needs no end. A line longer than allowed is passed over
 * to its end and reported once. Confined to one thread.
 */
final class LineReader implements AutoCloseable {
  private static final int BLOCK = 1 << 18;

  private final InputStream in;
  private final int maxLine;
  private final boolean follow;
  private byte[] buffer = new byte[BLOCK + Words8.SLACK];
  private int start;
  private int limit;
  private boolean ended;
  private boolean skipping;
  private long consumed;

  /** Bytes of the current line, from start to end. */
  int lineStart;

  int lineEnd;

  /** Whether the current line was cut because it is too long. */
  boolean tooLong;

  /** Whether the current line had no end: the stream stopped in it. */
  boolean unended;

  private @Nullable RejectReason damage;

  /**
   * Takes a stream.
   *
   * @param follow whether an end may only be the end for now; a line without its end is then held
   */
  LineReader(InputStream in, int maxLine, boolean follow) {
    this.in = in;
    this.maxLine = maxLine;
    this.follow = follow;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Bytes handed out as lines, with their ends. */
  long consumed() {
    return consumed;
  }

  /** What made the stream end before its time; null when it ended well. */
  @Nullable RejectReason damage() {
    return damage;
  }

  /** Whether bytes of a line without an end are held back. */
  boolean holdsBack() {
    return limit > start || skipping;
  }

  /** Moves to the next line; false at the end of what can be read now. */
  boolean next() {
    int scan = start;
    while (true) {
      int newline = Words8.indexOf((byte) '\n', buffer, scan, limit);
      if (newline >= 0) {
        return line(newline, newline + 1, false);
      }
      // One more byte may be waited for: the line may be of the greatest length and end in \r\n.
      if (limit - start - 1 > maxLine) {
        skipping = true;
        consumed += limit - start;
        start = limit;
      }
      scan = limit;
      int kept = limit - start;
      if (!fill()) {
        return !follow && holdsBack() && line(limit, limit, true);
      }
      scan = start + kept;
    }
  }

  private boolean line(int end, int after, boolean last) {
    lineStart = start;
    lineEnd = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
    tooLong = skipping || lineEnd - lineStart > maxLine;
    unended = last;
    skipping = false;
    consumed += after - start;
    start = after;
    return true;
  }

  /** Reads more; false at the end. Unread bytes move to the front. */
  private boolean fill() {
    if (ended) {
      return false;
    }
    int kept = limit - start;
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, kept);
      start = 0;
      limit = kept;
    }
    if (limit + Words8.SLACK >= buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    try {
      int read = in.read(buffer, limit, buffer.length - Words8.SLACK - limit);
      if (read > 0) {
        limit += read;
        return true;
      }
      ended = !follow;
    } catch (EOFException e) {
      ended = true;
      damage = RejectReason.TRUNCATED;
    } catch (IOException | RuntimeException e) {
      // Decompressors report damage as either; what was read so far stands.
      ended = true;
      damage = RejectReason.CORRUPT;
    }
    return false;
  }

  /** Skips bytes without handing them out as lines. */
  void skip(long bytes) throws IOException {
    in.skipNBytes(bytes);
    consumed += bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
