package tocsin.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Audit;
import tocsin.core.evaluate.Scorecard;

/**
 * What an evaluation came to, ready to be shown.
 *
 * @param cards engines and baselines against the truth; empty when there was none
 * @param reviewed engines against the desk's dispositions; empty when there were none
 * @param notes how it was measured and what it cannot show, in Chinese and English
 */
record Evaluation(
    List<Scorecard> cards, List<Scorecard> reviewed, @Nullable Audit audit, List<Note> notes) {

  /** One sentence in both languages. */
  record Note(String zh, String en) {}
}
