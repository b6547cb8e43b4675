package tocsin.adapters.results;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Appends results to a part file of its own, at once. A restarted job may write a result again; the
 * merge keeps one of each key, the last written, so nothing is lost and nothing doubled.
 */
public final class PartSink<T> implements Sink<T> {

  /** Turns a result into {@code key TAB order TAB line}. */
  public interface Encoder<T> extends Serializable {
    String encode(T value);
  }

  private final String folder;
  private final String kind;
  private final boolean atOnce;
  private final Encoder<T> encoder;

  /**
   * Makes a sink.
   *
   * @param folder where parts are written; made when missing
   * @param kind the parts' common name
   * @param atOnce whether each result is handed to the system before the next is taken
   */
  public PartSink(Path folder, String kind, boolean atOnce, Encoder<T> encoder) {
    this.atOnce = atOnce;
    this.folder = folder.toString();
    this.kind = kind;
    this.encoder = encoder;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    return writer(context.getTaskInfo().getIndexOfThisSubtask());
  }

  /** A writer of one subtask. */
  SinkWriter<T> writer(int subtask) throws IOException {
    FileChannel file = open(subtask);
    // Unlike Files.newBufferedWriter, this writes half a surrogate pair as a question mark; a
    // record with one in its subject must not end the job.
    return new Writer<>(
        file,
        new BufferedWriter(
            new OutputStreamWriter(Channels.newOutputStream(file), StandardCharsets.UTF_8)),
        atOnce,
        encoder);
  }

  /** A file that no earlier attempt has written, numbered in order of attempts. */
  private FileChannel open(int subtask) throws IOException {
    Path parts = Files.createDirectories(Path.of(folder));
    for (int attempt = 0; ; attempt++) {
      Path file = parts.resolve(String.format("%s.%06d.%04d.part", kind, attempt, subtask));
      if (!Files.exists(file)) {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }
    }
  }

  private static final class Writer<T> implements SinkWriter<T> {
    private final FileChannel file;
    private final BufferedWriter out;
    private final boolean atOnce;
    private final Encoder<T> encoder;

    Writer(FileChannel file, BufferedWriter out, boolean atOnce, Encoder<T> encoder) {
      this.file = file;
      this.out = out;
      this.atOnce = atOnce;
      this.encoder = encoder;
    }

    @Override
    public void write(T value, Context context) {
      try {
        out.write(encoder.encode(value));
        out.write('\n');
        if (atOnce) {
          out.flush();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      out.flush();
      if (atOnce) {
        // Part of a checkpoint: what lies before it never comes again, so it must outlive the
        // power.
        file.force(false);
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
