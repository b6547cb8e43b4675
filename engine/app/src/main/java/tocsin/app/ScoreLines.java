package tocsin.app;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import tocsin.adapters.file.TextLines;
import tocsin.core.kernel.Urls;

/**
 * What judges lines and writes an answer for each, in their order; a bad one costs its line only.
 */
interface ScoreLines {
  void line(String text) throws IOException;

  /** A line that is known to be no text. */
  void error(String text, String fault) throws IOException;

  /** Brings out the answers to all lines so far. */
  void flush() throws IOException;

  /** Whether every line that was answered could be judged. */
  boolean isSound();

  /** Takes every line of a stream. */
  default void lines(InputStream in) throws IOException {
    // The stream is not ours to close.
    TextLines lines = new TextLines(new Answering(in, this), Urls.MAX_LENGTH);
    while (lines.next()) {
      String fault = lines.fault();
      if (fault == null) {
        line(lines.text());
      } else {
        error(lines.text(), fault);
      }
    }
    if (lines.isDamaged()) {
      throw new IOException("standard input broke off after line " + lines.number());
    }
  }

  /** Brings answers out before it waits, so that whoever asks line by line gets them. */
  final class Answering extends FilterInputStream {
    private final ScoreLines answers;

    Answering(InputStream in, ScoreLines answers) {
      super(in);
      this.answers = answers;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (in.available() <= 0) {
        answers.flush();
      }
      return in.read(bytes, from, length);
    }
  }
}
