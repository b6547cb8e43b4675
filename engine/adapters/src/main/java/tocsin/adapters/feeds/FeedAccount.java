package tocsin.adapters.feeds;

import java.util.List;
import java.util.Map;

/**
 * What became of a feed's entries: {@code entries = accepted + the sum of ignored + rejected}.
 *
 * @param ignored entries passed over on purpose, by what they were
 * @param rejected entries that cannot be used
 * @param faults the first of those, with line and reason
 */
public record FeedAccount(
    String feed,
    String format,
    long entries,
    long accepted,
    Map<String, Long> ignored,
    long rejected,
    List<String> faults) {}
