package tocsin.app;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import tocsin.adapters.file.TextLines;
import tocsin.core.detect.TargetScore;
import tocsin.core.detect.TargetScorer;
import tocsin.core.kernel.Urls;

/** Judges inputs one after the other; a bad one costs its line only. */
final class ScoreRun {
  private final TargetScorer scorer;
  private final long at;
  private final int terms;
  private final ScoreOutput output;
  private boolean sound = true;

  ScoreRun(TargetScorer scorer, long at, int terms, ScoreOutput output) {
    this.scorer = scorer;
    this.at = at;
    this.terms = terms;
    this.output = output;
  }

  /** Whether every input could be judged. */
  boolean isSound() {
    return sound;
  }

  /** Judges every line of a stream. */
  void lines(InputStream in) throws IOException {
    // The stream is not ours to close.
    TextLines lines = new TextLines(new Answering(in), Urls.MAX_LENGTH);
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

  /** Judges one input. */
  void line(String input) throws IOException {
    if (input.isBlank()) {
      error(input, "empty: a URL or host is expected");
      return;
    }
    TargetScore score = scorer.score(input, at, terms);
    if (score == null) {
      error(
          input,
          input.length() > Urls.MAX_LENGTH
              ? "longer than " + Urls.MAX_LENGTH + " characters"
              : "no host in it: a URL, a host name or an address is expected");
    } else {
      output.score(input, score);
    }
  }

  private void error(String input, String error) throws IOException {
    sound = false;
    output.error(input, error);
  }

  /** Brings answers out before it waits, so that whoever asks line by line gets them. */
  private final class Answering extends FilterInputStream {
    Answering(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (in.available() <= 0) {
        output.flush();
      }
      return in.read(bytes, from, length);
    }
  }
}
