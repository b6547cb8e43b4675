package tocsin.adapters.feeds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;

/** Takes what a format's reader finds, normalises it and keeps the account. */
final class FeedOut {
  private static final int MAX_FAULTS = 20;

  /** Names of ignored things come from the feed; more than these are counted together. */
  private static final int MAX_NAMES = 100;

  private final FeedDefaults defaults;
  private final Consumer<Indicator> sink;
  private final IndicatorRules rules;
  private final Map<String, Long> ignored = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private String place = "line";
  private long accepted;
  private long rejected;

  FeedOut(FeedDefaults defaults, IndicatorRules rules, Consumer<Indicator> sink) {
    this.defaults = defaults;
    this.rules = rules;
    this.sink = sink;
  }

  FeedDefaults defaults() {
    return defaults;
  }

  /** Says what the numbers of entries count, when not lines. */
  void countedAs(String what) {
    place = what;
  }

  /** Takes an entry without times. */
  void plain(long line, IndicatorKind kind, String value) {
    entry(
        line,
        new Indicator(
            kind,
            value,
            defaults.fraudType(),
            defaults.confidence(),
            defaults.source(),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            Long.MIN_VALUE));
  }

  /** Takes an entry as read, not yet normalised. */
  void entry(long line, Indicator raw) {
    IndicatorRules.Outcome outcome = rules.normalise(raw);
    @Nullable Indicator sound = outcome.indicator();
    if (sound == null) {
      rejected(line, outcome.fault());
      return;
    }
    accepted++;
    sink.accept(sound);
  }

  void ignored(String what) {
    boolean named = ignored.size() < MAX_NAMES || ignored.containsKey(what);
    ignored.merge(named ? what : "other", 1L, Long::sum);
  }

  void rejected(long line, String why) {
    rejected++;
    if (faults.size() < MAX_FAULTS) {
      faults.add(place + " " + line + ": " + why);
    }
  }

  FeedAccount account(String feed, String format) {
    long passed = ignored.values().stream().mapToLong(Long::longValue).sum();
    return new FeedAccount(
        feed, format, accepted + passed + rejected, accepted, ignored, rejected, faults);
  }
}
