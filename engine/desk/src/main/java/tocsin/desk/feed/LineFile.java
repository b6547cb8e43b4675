package tocsin.desk.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import tocsin.desk.store.Documents;

/**
 * A file of JSON lines that each carry {@code seq}, in its order: its own last line says how far it
 * goes. What a kill tore is cut off when it is opened. Confined to one thread.
 */
final class LineFile {
  private static final int TAIL_BYTES = 64 << 10;

  private final Path path;
  private long last;

  private LineFile(Path path, long last) {
    this.path = path;
    this.last = last;
  }

  /**
   * Opens or makes a file.
   *
   * @throws IOException when it cannot be written or does not end in a line of this kind
   */
  static LineFile open(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long begin = Math.max(0, channel.size() - TAIL_BYTES);
      ByteBuffer tail = ByteBuffer.allocate((int) (channel.size() - begin));
      while (tail.hasRemaining() && channel.read(tail, begin + tail.position()) >= 0) {
        // A read may give less than was asked for.
      }
      String text = new String(tail.array(), StandardCharsets.ISO_8859_1);
      int end = text.lastIndexOf('\n') + 1;
      channel.truncate(begin + end);
      if (end == 0) {
        return new LineFile(path, 0);
      }
      String line = text.substring(text.lastIndexOf('\n', end - 2) + 1, end - 1);
      return new LineFile(path, Documents.tree(line).path("seq").asLong());
    } catch (IllegalArgumentException e) {
      throw new IOException(path + ": its last line is not JSON", e);
    }
  }

  /** The last line's number; 0 when there is none. */
  long last() {
    return last;
  }

  /** Adds a line unless it is there already; on disk when this returns. */
  void append(long seq, Map<String, Object> line) throws IOException {
    if (line.isEmpty() || seq <= last) {
      return;
    }
    ByteBuffer bytes =
        ByteBuffer.wrap((Documents.write(line) + '\n').getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    }
    last = seq;
  }
}
