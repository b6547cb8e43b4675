package tocsin.app;

import java.io.IOException;
import java.io.OutputStream;
import tocsin.adapters.json.ScoreJson;
import tocsin.core.detect.TargetScore;

/** Where judgements go, in the order of the inputs; buffered until {@link #flush}. */
interface ScoreOutput {
  void score(String input, TargetScore score) throws IOException;

  /** An input that cannot be judged. */
  void error(String input, String error) throws IOException;

  /** Brings out what was written. */
  void flush() throws IOException;

  /** Lines of JSON. */
  final class Json implements ScoreOutput {
    private final ScoreJson json;

    Json(OutputStream out) throws IOException {
      this.json = new ScoreJson(out);
    }

    @Override
    public void score(String input, TargetScore score) throws IOException {
      json.score(input, score);
    }

    @Override
    public void error(String input, String error) throws IOException {
      json.error(input, error);
    }

    @Override
    public void flush() throws IOException {
      json.flush();
    }
  }
}
