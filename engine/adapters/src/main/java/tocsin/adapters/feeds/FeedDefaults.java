package tocsin.adapters.feeds;

import tocsin.domain.intel.Indicator;

/**
 * What a feed leaves unsaid.
 *
 * @param source the feed's name
 * @param fraudType the pack's code, or {@code unknown}
 * @param confidence 0–100
 */
public record FeedDefaults(String source, String fraudType, int confidence) {

  /** Defaults for a feed of which only the name is known. */
  public static FeedDefaults named(String source) {
    return new FeedDefaults(source, Indicator.UNKNOWN_TYPE, 80);
  }
}
