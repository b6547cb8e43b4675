package tocsin.core.verdict;

import com.google.common.collect.ImmutableTable;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Verdict;

/**
 * The life of a verdict: unknown, suspect, confirmed, refuted. Nothing flagged turns clean by
 * itself: a flag is sticky, a refutation is a person's, and it gives way to another word of a
 * person or to its expiry only. A suspect feeds the lowest tier only; that is the pack's to say.
 */
public final class VerdictLife {
  /** How long a person's word stands when it does not say: half a year. */
  public static final long DEFAULT_MILLIS = 180 * 86_400_000L;

  /** From, to: the least who may say so. What is missing cannot follow. */
  private static final ImmutableTable<Verdict, Verdict, Voice> STEPS =
      ImmutableTable.<Verdict, Verdict, Voice>builder()
          .put(Verdict.CLEAN, Verdict.SUSPECT, Voice.EVIDENCE)
          .put(Verdict.CLEAN, Verdict.CONFIRMED, Voice.LIST)
          .put(Verdict.CLEAN, Verdict.REFUTED, Voice.PERSON)
          .put(Verdict.UNKNOWN, Verdict.SUSPECT, Voice.EVIDENCE)
          .put(Verdict.UNKNOWN, Verdict.CONFIRMED, Voice.EVIDENCE)
          .put(Verdict.UNKNOWN, Verdict.REFUTED, Voice.PERSON)
          .put(Verdict.SUSPECT, Verdict.CONFIRMED, Voice.EVIDENCE)
          .put(Verdict.SUSPECT, Verdict.REFUTED, Voice.PERSON)
          .put(Verdict.CONFIRMED, Verdict.CONFIRMED, Voice.PERSON)
          .put(Verdict.CONFIRMED, Verdict.REFUTED, Voice.PERSON)
          .put(Verdict.REFUTED, Verdict.CONFIRMED, Voice.PERSON)
          .put(Verdict.REFUTED, Verdict.REFUTED, Voice.PERSON)
          .build();

  private VerdictLife() {}

  /** Whether one verdict may follow another when somebody says so. */
  public static boolean mayFollow(Verdict before, Verdict next, Voice voice) {
    Voice least = STEPS.get(before, next);
    return least != null && voice.compareTo(least) >= 0;
  }

  /**
   * The verdict after a turn.
   *
   * @param before the verdict until then
   * @param said what lists and evidence say by then
   * @param voice the highest of those who say it
   * @param word the last word of a person by then, null when there was none
   * @param at when, milliseconds UTC
   */
  public static Verdict next(
      Verdict before, Verdict said, Voice voice, @Nullable Judgement word, long at) {
    if (refutes(word, at)) {
      return step(before, Verdict.REFUTED, Voice.PERSON);
    }
    // A refutation that lapsed leaves what lists and evidence say.
    return step(before == Verdict.REFUTED ? Verdict.UNKNOWN : before, said, voice);
  }

  private static Verdict step(Verdict before, Verdict said, Voice voice) {
    return mayFollow(before, said, voice) ? said : before;
  }

  /** Whether a word refutes at a time not before it. */
  static boolean refutes(@Nullable Judgement word, long at) {
    return word != null && word.verdict() == Verdict.REFUTED && at < word.until();
  }
}
