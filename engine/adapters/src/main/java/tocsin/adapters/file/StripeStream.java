package tocsin.adapters.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * One stripe of a large plain file as a stream: blocks {@code stripe, stripe + stripes, …} of
 * {@link #BLOCK} bytes, each cut at line ends, so that every line belongs to exactly one stripe and
 * all stripes move through the file's time together.
 */
final class StripeStream extends InputStream {
  static final long BLOCK = 8L << 20;

  private final FileChannel channel;
  private final long size;
  private final int stripes;
  private final long blockBytes;
  private long block;
  private long at;
  private long end;
  private long given;
  private final List<Segment> segments = new ArrayList<>();
  private long countedTo;
  private long countedLines;

  /** Where a block begins, in the stripe and in the file. */
  private record Segment(long stripeStart, long fileStart) {}

  StripeStream(Path file, int stripe, int stripes) throws IOException {
    this(file, stripe, stripes, BLOCK);
  }

  StripeStream(Path file, int stripe, int stripes, long blockBytes) throws IOException {
    this.blockBytes = blockBytes;
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
    this.size = channel.size();
    this.stripes = stripes;
    this.block = stripe;
    open();
  }

  private void open() throws IOException {
    long start = block * blockBytes;
    at = start == 0 ? 0 : lineStart(start);
    end = Math.min(size, (block + 1) * blockBytes);
    end = end == size ? size : lineStart(end);
    segments.add(new Segment(given, at));
  }

  /** The first line start at or after a position. */
  private long lineStart(long position) throws IOException {
    if (position >= size) {
      return size;
    }
    ByteBuffer buffer = ByteBuffer.allocate(1 << 13);
    long from = position - 1;
    while (from < size) {
      buffer.clear();
      int read = channel.read(buffer, from);
      for (int i = 0; i < read; i++) {
        if (buffer.get(i) == '\n') {
          return from + i + 1;
        }
      }
      if (read <= 0) {
        break;
      }
      from += read;
    }
    return size;
  }

  /** Moves to the stripe's next block, if there is one. */
  private boolean advance() throws IOException {
    if ((block + stripes) * blockBytes >= size) {
      return false;
    }
    block += stripes;
    open();
    return true;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (at >= end) {
      if (!advance()) {
        return -1;
      }
    }
    int most = (int) Math.min(length, end - at);
    int read = channel.read(ByteBuffer.wrap(bytes, offset, most), at);
    if (read > 0) {
      at += read;
      given += read;
      ReadBytes.add(read);
    }
    return read;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xFF;
  }

  /** Skips within the stripe. */
  @Override
  public void skipNBytes(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      if (at >= end && !advance()) {
        throw new EOFException("the file became shorter");
      }
      long step = Math.min(left, end - at);
      at += step;
      given += step;
      left -= step;
    }
  }

  /**
   * The line number, from 1, of what stands at a position in this stripe. Counts the file's lines
   * up to there, so it is asked only for lines that are rejected.
   */
  long lineNumber(long stripePosition) throws IOException {
    Segment segment = segments.get(0);
    for (Segment each : segments) {
      if (each.stripeStart <= stripePosition) {
        segment = each;
      }
    }
    long position = segment.fileStart + (stripePosition - segment.stripeStart);
    if (position < countedTo) {
      countedTo = 0;
      countedLines = 0;
    }
    countedLines += lines(countedTo, position);
    countedTo = position;
    return countedLines + 1;
  }

  private long lines(long from, long to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    long lines = 0;
    long position = from;
    while (position < to) {
      buffer.clear();
      buffer.limit((int) Math.min(buffer.capacity(), to - position));
      int read = channel.read(buffer, position);
      if (read <= 0) {
        break;
      }
      for (int i = 0; i < read; i++) {
        lines += buffer.get(i) == '\n' ? 1 : 0;
      }
      position += read;
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
