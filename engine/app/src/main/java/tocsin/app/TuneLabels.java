package tocsin.app;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Truth;
import tocsin.models.tune.Labels;

/**
 * What a search learns from, and who shares the work.
 *
 * @param words what it is and what it can show, in both languages
 * @param startAt of the history; {@link Long#MIN_VALUE} when unknown
 * @param endAt of the history; {@link Long#MAX_VALUE} when unknown
 */
record TuneLabels(Labels labels, double advisors, long startAt, long endAt, String words) {

  static TuneLabels of(Truth truth, @Nullable Integer given) {
    double advisors = given == null ? truth.city().advisors() : given;
    if (!(advisors > 0)) {
      throw new TocsinException(
          ExitCode.USAGE, "the truth does not say how many advisors there are: give --advisors");
    }
    Labels labels = Labels.of(truth);
    String words =
        String.format(
            Locale.ROOT,
            "事实：%d 名付款者、%d 名受骗者，人人已知。%n"
                + "Truth: %d people who paid, %d drawn in; everyone is known.",
            labels.losses().size(),
            labels.drawnIn().size(),
            labels.losses().size(),
            labels.drawnIn().size());
    return new TuneLabels(labels, advisors, truth.city().startAt(), truth.city().endAt(), words);
  }

  static TuneLabels of(Labels labels, @Nullable Integer advisors) {
    String words =
        String.format(
            Locale.ROOT,
            "处置反馈：%d 名属实。反馈滞后、不全，且只有被告知的人才有：能说明哪些告知是白打扰，几乎不能说明漏了谁。%n"
                + "Dispositions: %d people rightly told of. They are late, partial, and only of people"
                + " told of: they show which warnings were needless, and hardly who was missed.",
            labels.drawnIn().size(),
            labels.drawnIn().size());
    return new TuneLabels(
        labels, advisors == null ? 0 : advisors, Long.MIN_VALUE, Long.MAX_VALUE, words);
  }
}
