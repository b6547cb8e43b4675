package tocsin.core.evaluate.compare;

import java.util.Collections;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Output;
import tocsin.core.evaluate.Scorecard;

/**
 * One of the two outputs, with what is known of how it came about.
 *
 * @param engine what made it: a pack's label, or an engine's name; empty when unknown
 * @param policy the policy as flat text, {@code tiers.red.enter} to {@code 60}; empty when unknown
 * @param input what was read; null when the output does not say
 * @param scorecard its figures against the truth; null when there are none
 * @param shadow what models in shadow said, by id; mostly empty
 */
public record Side(
    String engine,
    Output output,
    SortedMap<String, String> policy,
    @Nullable InputMix input,
    @Nullable Scorecard scorecard,
    SortedMap<String, ShadowPair.Said> shadow) {

  /** A side without models in shadow. */
  public Side(
      String engine,
      Output output,
      SortedMap<String, String> policy,
      @Nullable InputMix input,
      @Nullable Scorecard scorecard) {
    this(engine, output, policy, input, scorecard, Collections.emptySortedMap());
  }
}
