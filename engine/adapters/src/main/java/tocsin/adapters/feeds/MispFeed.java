package tocsin.adapters.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;

/**
 * MISP events, one or many: attributes marked for detection ({@code to_ids}) that name a domain,
 * host, URL, address, certificate or app. An attribute counts from its own time stamp.
 */
final class MispFeed {
  /** About the year 5000; more are milliseconds or nonsense. */
  private static final long MAX_SECONDS = 100_000_000_000L;

  private long number;

  private MispFeed() {}

  static void read(Reader reader, FeedOut out) throws IOException {
    JsonNode document = JsonTrees.read(reader);
    MispFeed feed = new MispFeed();
    out.countedAs("attribute");
    JsonNode events = document.has("response") ? document.path("response") : document;
    if (events.isArray()) {
      events.forEach(event -> feed.event(event, out));
    } else {
      feed.event(events, out);
    }
  }

  private void event(JsonNode wrapped, FeedOut out) {
    JsonNode event = wrapped.has("Event") ? wrapped.path("Event") : wrapped;
    if (!event.has("Attribute") && !event.has("Object")) {
      out.rejected(number, "an event without attributes follows");
      return;
    }
    String source = event.path("Orgc").path("name").asText(out.defaults().source());
    event.path("Attribute").forEach(attribute -> attribute(attribute, source, out));
    for (JsonNode object : event.path("Object")) {
      object.path("Attribute").forEach(attribute -> attribute(attribute, source, out));
    }
  }

  private void attribute(JsonNode attribute, String source, FeedOut out) {
    number++;
    String type = attribute.path("type").asText("");
    String value = attribute.path("value").asText("");
    IndicatorKind kind = kind(type);
    if (kind == null) {
      out.ignored("misp:" + (type.length() > 40 ? "other" : type));
      return;
    }
    if (attribute.path("deleted").asBoolean(false)) {
      out.ignored("misp:deleted");
      return;
    }
    if (!attribute.path("to_ids").asBoolean(true)) {
      out.ignored("misp:not to_ids");
      return;
    }
    int bar = value.indexOf('|');
    String first = bar > 0 ? value.substring(0, bar) : value;
    Long known = known(attribute.path("timestamp").asText(""));
    if (known == null) {
      // Taken without its time it would count for what happened before anybody knew it.
      out.rejected(number, "timestamp is no time in seconds");
      return;
    }
    FeedDefaults defaults = out.defaults();
    out.entry(
        number,
        new Indicator(
            kind == IndicatorKind.IP && first.indexOf('/') > 0 ? IndicatorKind.CIDR : kind,
            first,
            defaults.fraudType(),
            defaults.confidence(),
            source,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            known));
  }

  /** Milliseconds of a time stamp in seconds, unbounded when there is none, or null. */
  private static @Nullable Long known(String text) {
    if (text.isEmpty() || text.equals("0")) {
      return Long.MIN_VALUE;
    }
    try {
      long seconds = Long.parseLong(text);
      return seconds < 0 || seconds > MAX_SECONDS ? null : seconds * 1000;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable IndicatorKind kind(String type) {
    return switch (type) {
      case "domain", "domain|ip" -> IndicatorKind.SUFFIX;
      case "hostname", "hostname|port" -> IndicatorKind.HOST;
      case "url", "uri" -> IndicatorKind.URL;
      case "ip-dst", "ip-src", "ip-dst|port", "ip-src|port" -> IndicatorKind.IP;
      case "x509-fingerprint-sha256" -> IndicatorKind.CERT;
      case "mobile-application-id" -> IndicatorKind.APP;
      default -> null;
    };
  }
}
