package tocsin.desk.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads whole lines of a file that grows. Stateless. */
final class PartTail {
  /** Longest line; a result is bounded far below. */
  private static final int MAX_LINE_BYTES = 16 << 20;

  /**
   * Whole lines.
   *
   * @param next the byte after the last of them
   */
  record Lines(List<String> texts, long next) {}

  private PartTail() {}

  /**
   * The lines from a byte on that have their end; what follows is still being written.
   *
   * @param from a byte at which a line begins
   * @param bytes how much to read at a time; more only when one line is longer
   * @throws IOException when the file cannot be read or a line is longer than 16 MiB
   */
  static Lines read(Path file, long from, int bytes) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      for (int size = bytes; ; size *= 2) {
        byte[] read = read(channel, from, size);
        int end = lastLineEnd(read);
        if (end > 0) {
          return new Lines(split(read, end), from + end);
        }
        if (read.length < size) {
          return new Lines(List.of(), from);
        }
        if (size >= MAX_LINE_BYTES) {
          throw new IOException(file + ": the line at byte " + from + " is longer than 16 MiB");
        }
      }
    }
  }

  private static byte[] read(SeekableByteChannel channel, long from, int size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size);
    channel.position(from);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // A read may give less than was asked for.
    }
    byte[] read = new byte[buffer.position()];
    buffer.flip().get(read);
    return read;
  }

  /** The number of bytes up to and with the last line end; 0 when there is none. */
  private static int lastLineEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static List<String> split(byte[] bytes, int end) {
    List<String> lines = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        lines.add(new String(bytes, begin, i - begin, StandardCharsets.UTF_8));
        begin = i + 1;
      }
    }
    return lines;
  }
}
