package tocsin.core.evaluate.compare;

import java.util.Comparator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tocsin.core.evaluate.Truth;
import tocsin.core.evaluate.Truth.Reached;
import tocsin.core.evaluate.Truth.Victim;
import tocsin.core.evaluate.compare.Label.Kind;

/** The truth, by person. The only place here that knows how truth is laid out. */
final class Labels {
  private final SortedMap<String, Label> bySubject = new TreeMap<>();

  /** O((victims + reached) log n). */
  static Labels of(Truth truth) {
    Labels labels = new Labels();
    truth.reached().forEach(labels::add);
    truth.victims().forEach(labels::add);
    return labels;
  }

  /** Everyone a campaign reached. */
  SortedMap<String, Label> reached() {
    return bySubject;
  }

  Label of(String subject) {
    return bySubject.getOrDefault(subject, Label.UNTOUCHED);
  }

  private void add(Reached reached) {
    Label label =
        new Label(
            reached.deepest().drawnIn() ? Kind.DRAWN_IN : Kind.TOUCHED,
            reached.campaign(),
            reached.fraudType(),
            reached.deepest().name().toLowerCase(Locale.ROOT),
            null,
            0);
    bySubject.merge(reached.subject(), label, Labels::joined);
  }

  private void add(Victim victim) {
    boolean paid = victim.firstPaymentAt() != Long.MAX_VALUE;
    Label label =
        new Label(
            paid ? Kind.PAID : Kind.DRAWN_IN,
            victim.campaign(),
            victim.fraudType(),
            of(victim.subject()).deepest(),
            paid ? victim.firstPaymentAt() : null,
            victim.yuan());
    bySubject.merge(victim.subject(), label, Labels::joined);
  }

  /** A person in two campaigns: what went furthest and was paid first counts, and all was paid. */
  private static Label joined(Label one, Label other) {
    Label first = ORDER.compare(one, other) <= 0 ? one : other;
    return new Label(
        first.kind(),
        first.campaign(),
        first.fraudType(),
        first.deepest(),
        first.firstPaymentAt(),
        one.yuan() + other.yuan());
  }

  /** Total, so that the order of the truth's lines does not matter. */
  private static final Comparator<Label> ORDER =
      Comparator.comparing(Label::kind)
          .thenComparingLong(Label::helpsUntil)
          .thenComparing(Label::deepest, Comparator.reverseOrder())
          .thenComparing(Label::campaign)
          .thenComparing(Label::fraudType);
}
