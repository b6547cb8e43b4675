package tocsin.core.trees;

import java.util.List;

/** A model of a text: the seam for hosts, URLs and names. Immutable and thread-safe. */
public interface TextModel {
  /**
   * What a gram adds to the raw score.
   *
   * @param gram as it stands in the text, after lower-casing
   */
  record Share(String gram, double adds) {}

  /** The score before the link, usually log-odds. */
  double raw(String text);

  /** What raw scores are turned into by {@link #score}. */
  Link link();

  /** The raw score of a text without grams. */
  double intercept();

  /** The raw score through the link. */
  default double score(String text) {
    return link().apply(raw(text));
  }

  /** What each gram adds, most weighty first; with the intercept they add up to the raw score. */
  List<Share> contributions(String text);
}
