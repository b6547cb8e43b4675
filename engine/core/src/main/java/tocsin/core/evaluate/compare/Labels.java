package tocsin.core.evaluate.compare;

import java.util.SortedMap;
import java.util.TreeMap;
import tocsin.core.evaluate.Truth;
import tocsin.core.evaluate.Truth.Victim;
import tocsin.core.evaluate.compare.Label.Kind;

/** The truth, by person. The only place here that knows how truth is laid out. */
final class Labels {
  private final SortedMap<String, Label> bySubject = new TreeMap<>();

  /** O((victims + reached) log n). */
  static Labels of(Truth truth) {
    Labels labels = new Labels();
    truth.victims().forEach(victim -> labels.add(victim, truth));
    truth.deepest().forEach(labels::addReached);
    return labels;
  }

  /** Everyone a campaign reached. */
  SortedMap<String, Label> reached() {
    return bySubject;
  }

  Label of(String subject) {
    return bySubject.getOrDefault(subject, Label.UNTOUCHED);
  }

  private void add(Victim victim, Truth truth) {
    boolean paid = victim.firstPaymentAt() != Long.MAX_VALUE;
    Label label =
        new Label(
            paid ? Kind.PAID : Kind.DRAWN_IN,
            victim.campaign(),
            victim.fraudType(),
            truth.deepest().getOrDefault(victim.subject(), ""),
            paid ? victim.firstPaymentAt() : null,
            victim.yuan());
    bySubject.merge(victim.subject(), label, Labels::joined);
  }

  /** A person in two campaigns: the first payment counts, and all that was paid. */
  private static Label joined(Label one, Label other) {
    Label first = order(one) <= order(other) ? one : other;
    return new Label(
        first.kind(),
        first.campaign(),
        first.fraudType(),
        first.deepest(),
        first.firstPaymentAt(),
        one.yuan() + other.yuan());
  }

  private static long order(Label label) {
    return label.helpsUntil();
  }

  private void addReached(String subject, String deepest) {
    boolean shallow = deepest.equals("lure") || deepest.equals("landing");
    bySubject.putIfAbsent(
        subject, new Label(shallow ? Kind.TOUCHED : Kind.DRAWN_IN, "", "", deepest, null, 0));
  }
}
