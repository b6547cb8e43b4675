package tocsin.adapters.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.Times;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;

/**
 * STIX 2.1 bundles: indicators whose pattern compares domain names, URLs, addresses, certificate
 * hashes or app packages for equality, alone or joined by OR. Any other pattern is counted and
 * passed over. An indicator counts from when it was created.
 */
final class StixFeed {
  private static final Pattern EQUALITY =
      Pattern.compile(
          "([a-z0-9-]+):([A-Za-z0-9_.'\\-]{1,60})\\s{0,9}=\\s{0,9}'((?:[^'\\\\]|\\\\.){1,9000})'");

  /** Words that make a pattern mean less than the equalities in it, and quoted text around them. */
  private static final Pattern NARROWER =
      Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'|\\b(AND|NOT|FOLLOWEDBY|WITHIN|REPEATS|START)\\b");

  private static final int MAX_PATTERN = 10_000;

  private StixFeed() {}

  static void read(Reader reader, FeedOut out) throws IOException {
    JsonNode bundle = JsonTrees.read(reader);
    JsonNode objects = bundle.isArray() ? bundle : bundle.path("objects");
    out.countedAs("object");
    if (!objects.isArray()) {
      out.rejected(0, "neither a STIX bundle nor a MISP event nor native entries");
      return;
    }
    long number = 0;
    for (JsonNode object : objects) {
      number++;
      String type = object.path("type").asText("");
      if (type.equals("indicator")) {
        indicator(number, object, out);
      } else {
        out.ignored("stix:" + (type.length() > 40 ? "other" : type));
      }
    }
  }

  private static void indicator(long number, JsonNode object, FeedOut out) {
    String pattern = object.path("pattern").asText("");
    if (object.path("revoked").asBoolean(false)) {
      out.ignored("stix:revoked");
      return;
    }
    if (pattern.length() > MAX_PATTERN || isNarrower(pattern)) {
      out.ignored("stix:pattern");
      return;
    }
    Matcher matcher = EQUALITY.matcher(pattern);
    boolean any = false;
    while (matcher.find()) {
      IndicatorKind kind = kind(matcher.group(1), matcher.group(2));
      if (kind != null) {
        any = true;
        take(number, kind, matcher.group(3).replace("\\'", "'").replace("\\\\", "\\"), object, out);
      }
    }
    if (!any) {
      out.ignored("stix:pattern");
    }
  }

  private static boolean isNarrower(String pattern) {
    Matcher words = NARROWER.matcher(pattern);
    while (words.find()) {
      if (words.group(1) != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable IndicatorKind kind(String object, String property) {
    IndicatorKind kind =
        switch (object) {
          case "domain-name" -> IndicatorKind.SUFFIX;
          case "url" -> IndicatorKind.URL;
          case "ipv4-addr", "ipv6-addr" -> IndicatorKind.IP;
          case "x509-certificate" -> IndicatorKind.CERT;
          case "software" -> IndicatorKind.APP;
          default -> null;
        };
    String wanted =
        kind == IndicatorKind.CERT ? "SHA-256" : kind == IndicatorKind.APP ? "name" : "value";
    return property.contains(wanted) ? kind : null;
  }

  private static void take(
      long number, IndicatorKind kind, String value, JsonNode object, FeedOut out) {
    boolean range = kind == IndicatorKind.IP && value.indexOf('/') > 0;
    Long from = time(object, "valid_from", Long.MIN_VALUE);
    Long until = time(object, "valid_until", Long.MAX_VALUE);
    Long known = time(object, "created", Long.MIN_VALUE);
    if (from == null || until == null || known == null) {
      out.rejected(number, "valid_from, valid_until or created is no time");
      return;
    }
    FeedDefaults defaults = out.defaults();
    out.entry(
        number,
        new Indicator(
            range ? IndicatorKind.CIDR : kind,
            value,
            defaults.fraudType(),
            object.path("confidence").asInt(defaults.confidence()),
            defaults.source(),
            from,
            until,
            known));
  }

  private static @Nullable Long time(JsonNode object, String name, long absent) {
    String text = object.path(name).asText("");
    if (text.isEmpty()) {
      return absent;
    }
    long time = Times.parse(text);
    return time == Times.NONE ? null : time;
  }
}
