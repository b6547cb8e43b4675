package tocsin.adapters.feeds;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A feed's lines. One that is longer than any entry is passed over and rejected, so that a feed
 * without line ends cannot fill the memory. Confined to one thread.
 */
final class FeedLines {
  /** Longest line, in characters. */
  static final int MAX_CHARS = 1 << 16;

  private final Reader in;
  private final FeedOut out;
  private final char[] buffer = new char[1 << 14];
  private final StringBuilder line = new StringBuilder();
  private int at;
  private int limit;
  private long number;

  FeedLines(Reader in, FeedOut out) {
    this.in = in;
    this.out = out;
  }

  /** The number of the line last given, from 1. */
  long number() {
    return number;
  }

  /** The next line without its end, or null at the end of the feed. */
  @Nullable String next() throws IOException {
    while (at < limit || fill()) {
      long length = read();
      number++;
      if (length <= MAX_CHARS) {
        return line.toString();
      }
      out.rejected(number, "a line of " + length + " characters; at most " + MAX_CHARS);
    }
    return null;
  }

  /** Reads to a line's end and keeps as much as is allowed; the length of it all. */
  private long read() throws IOException {
    line.setLength(0);
    long length = 0;
    do {
      int end = at;
      while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      length += end - at;
      if (length <= MAX_CHARS) {
        line.append(buffer, at, end - at);
      }
      at = end;
      if (at < limit) {
        boolean carriageReturn = buffer[at++] == '\r';
        if (carriageReturn && (at < limit || fill()) && buffer[at] == '\n') {
          at++;
        }
        return length;
      }
    } while (fill());
    return length;
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }
}
