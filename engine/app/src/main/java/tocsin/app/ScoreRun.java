package tocsin.app;

import java.io.IOException;
import tocsin.core.detect.TargetScore;
import tocsin.core.detect.TargetScorer;
import tocsin.core.kernel.Urls;

/** Judges inputs one after the other. */
final class ScoreRun implements ScoreLines {
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

  @Override
  public boolean isSound() {
    return sound;
  }

  @Override
  public void line(String input) throws IOException {
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

  @Override
  public void error(String input, String error) throws IOException {
    sound = false;
    output.error(input, error);
  }

  @Override
  public void flush() throws IOException {
    output.flush();
  }
}
