package tocsin.core.evaluate.compare;

import org.jspecify.annotations.Nullable;

/**
 * What really happened to a person.
 *
 * @param campaign the campaign that took most from them or came furthest; empty when unknown
 * @param fraudType its type; empty when unknown
 * @param deepest how far they came: {@code lure}, {@code landing}, a stage, or empty when no
 *     campaign reached them
 * @param firstPaymentAt milliseconds UTC; null when nothing was paid
 * @param yuan what was paid in all
 */
public record Label(
    Kind kind,
    String campaign,
    String fraudType,
    String deepest,
    @Nullable Long firstPaymentAt,
    long yuan) {

  /** Three-way and a half: who paid is told apart from who was on the way. */
  public enum Kind {
    /** Paid something. */
    PAID,
    /** Came beyond a landing page and did not pay. */
    DRAWN_IN,
    /** Met a lure or a landing page, nothing more: true, and harmless. */
    TOUCHED,
    /** No campaign reached them. */
    UNTOUCHED
  }

  static final Label UNTOUCHED = new Label(Kind.UNTOUCHED, "", "", "", null, 0);

  /** Whether a warning to this person is right. */
  boolean drawnIn() {
    return kind == Kind.PAID || kind == Kind.DRAWN_IN;
  }

  /** Until when a warning helps, milliseconds UTC, exclusive. */
  long helpsUntil() {
    return firstPaymentAt == null ? Long.MAX_VALUE : firstPaymentAt;
  }
}
