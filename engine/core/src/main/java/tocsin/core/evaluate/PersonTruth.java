package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Truth.Depth;
import tocsin.core.evaluate.Truth.Payment;
import tocsin.core.evaluate.Truth.Reached;
import tocsin.core.evaluate.Truth.Victim;

/**
 * What fraud did with one person, over all campaigns.
 *
 * @param campaign that of the first payment; of someone who paid nothing, the one that went deepest
 * @param fraudType that campaign's
 * @param losses every payment, in order of time
 */
record PersonTruth(Ground ground, String campaign, String fraudType, List<Loss> losses) {

  /** One payment with the campaign that took it. */
  record Loss(long at, long yuan, String campaign, String fraudType) {}

  private static final Comparator<Loss> ORDER =
      Comparator.comparingLong(Loss::at)
          .thenComparing(Loss::campaign)
          .thenComparingLong(Loss::yuan)
          .thenComparing(Loss::fraudType);

  private static final Comparator<Reached> DEEPEST =
      Comparator.comparing(Reached::deepest)
          .reversed()
          .thenComparing(Reached::campaign)
          .thenComparing(Reached::fraudType);

  boolean paid() {
    return !losses.isEmpty();
  }

  /** {@link Long#MAX_VALUE} when nothing was paid. */
  long firstPaymentAt() {
    return losses.isEmpty() ? Long.MAX_VALUE : losses.get(0).at();
  }

  /** Gathers what is told of one person, in any order. Confined to one thread. */
  static final class Builder {
    private final List<Loss> losses = new ArrayList<>();
    private @Nullable Reached deepest;

    void add(Reached reached) {
      Reached known = deepest;
      deepest = known == null || DEEPEST.compare(reached, known) < 0 ? reached : known;
    }

    void add(Victim victim) {
      for (Payment payment : victim.payments()) {
        losses.add(new Loss(payment.at(), payment.yuan(), victim.campaign(), victim.fraudType()));
      }
      add(new Reached(victim.subject(), victim.campaign(), victim.fraudType(), Depth.S2));
    }

    PersonTruth build() {
      losses.sort(ORDER);
      Reached reached = deepest;
      if (reached == null) {
        throw new IllegalStateException("nothing was told of this person");
      }
      Ground ground = reached.deepest().drawnIn() ? Ground.TRUE : Ground.BENIGN;
      if (losses.isEmpty()) {
        return new PersonTruth(ground, reached.campaign(), reached.fraudType(), List.of());
      }
      Loss first = losses.get(0);
      return new PersonTruth(ground, first.campaign(), first.fraudType(), List.copyOf(losses));
    }
  }
}
