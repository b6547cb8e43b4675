package tocsin.adapters.feeds;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.Times;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;

/** One native entry, from CSV or JSON Lines. */
final class NativeEntry {
  private NativeEntry() {}

  /**
   * Takes an entry.
   *
   * @param field gives a field's text, empty when absent
   */
  static void take(long line, UnaryOperator<String> field, FeedOut out) {
    String value = field.apply("value").strip();
    IndicatorKind kind = kind(field.apply("kind").strip());
    if (kind == null || value.isEmpty()) {
      out.rejected(line, "needs a kind (url, host, suffix, ip, cidr, app, cert) and a value");
      return;
    }
    Long from = time(field.apply("validFrom"), Long.MIN_VALUE);
    Long until = time(field.apply("validUntil"), Long.MAX_VALUE);
    Long known = time(field.apply("knownFrom"), Long.MIN_VALUE);
    Integer confidence = confidence(field.apply("confidence"), out.defaults().confidence());
    if (from == null || until == null || known == null) {
      out.rejected(line, "a time is neither ISO-8601 with a zone nor epoch milliseconds");
      return;
    }
    if (confidence == null) {
      out.rejected(line, "confidence is a whole number from 0 to 100");
      return;
    }
    String source = field.apply("source");
    String type = field.apply("fraudType");
    out.entry(
        line,
        new Indicator(
            kind,
            value,
            type.isEmpty() ? out.defaults().fraudType() : type,
            confidence,
            source.isEmpty() ? out.defaults().source() : source,
            from,
            until,
            known));
  }

  private static @Nullable IndicatorKind kind(String text) {
    for (IndicatorKind kind : IndicatorKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    return text.equalsIgnoreCase("domain") ? IndicatorKind.SUFFIX : null;
  }

  private static @Nullable Long time(String text, long absent) {
    if (text.isBlank()) {
      return absent;
    }
    long time = Times.parse(text.strip());
    return time == Times.NONE ? null : time;
  }

  private static @Nullable Integer confidence(String text, int absent) {
    if (text.isBlank()) {
      return absent;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
