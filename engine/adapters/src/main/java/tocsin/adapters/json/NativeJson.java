package tocsin.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Ips;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.RejectReason;
import tocsin.domain.traffic.Via;

/** Reads any native line with Jackson: the careful path, and what decides when in doubt. */
final class NativeJson {
  /** Addresses of a DNS answer that are kept. */
  static final int MAX_ANSWERS = 16;

  private final JsonFactory factory;
  private final UnknownFields unknown;

  NativeJson(Limits limits, UnknownFields unknown) {
    this.factory = Json.factory(limits);
    this.unknown = unknown;
  }

  @Nullable Refusal read(byte[] bytes, int start, int end, AccessRecordBuilder record) {
    if (!Utf8.isSound(bytes, start, end)) {
      return new Refusal(RejectReason.ENCODING, "not UTF-8");
    }
    try (JsonParser parser = factory.createParser(bytes, start, end - start)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new Refusal(RejectReason.NOT_JSON, "a line is one JSON object");
      }
      Refusal refusal = fields(parser, record);
      if (refusal != null) {
        return refusal;
      }
      return parser.nextToken() == null
          ? null
          : new Refusal(RejectReason.NOT_JSON, "something follows the object");
    } catch (StreamConstraintsException e) {
      return Json.refusal(e);
    } catch (JsonProcessingException e) {
      return new Refusal(RejectReason.NOT_JSON, "at column " + Json.column(e));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  private @Nullable Refusal fields(JsonParser parser, AccessRecordBuilder record)
      throws IOException {
    Set<String> met = new HashSet<>();
    boolean timed = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!met.add(name)) {
        return new Refusal(RejectReason.NOT_JSON, "field " + clip(name) + " twice");
      }
      if (value == JsonToken.VALUE_NULL) {
        continue;
      }
      Refusal refusal = field(name, parser, record);
      if (refusal != null) {
        return refusal;
      }
      timed |= name.equals("ts");
    }
    return timed ? null : new Refusal(RejectReason.MISSING_FIELD, "ts");
  }

  private @Nullable Refusal field(String name, JsonParser parser, AccessRecordBuilder record)
      throws IOException {
    switch (name) {
      case "ts" -> {
        return time(parser, record);
      }
      case "subject" -> record.subject = text(parser);
      case "src" -> record.src = text(parser);
      case "dst" -> record.dst = text(parser);
      case "via" -> record.via = via(text(parser));
      case "host" -> record.host = text(parser);
      case "url" -> record.url = text(parser);
      case "method" -> record.method = text(parser);
      case "referrer" -> record.referrer = text(parser);
      case "ua" -> record.userAgent = text(parser);
      case "app" -> record.app = text(parser);
      case "ja4" -> record.ja4 = text(parser);
      case "cert" -> record.cert = text(parser);
      case "sensor" -> record.sensor = text(parser);
      case "answers" -> record.answers = answers(parser);
      case "dport", "bytesUp", "bytesDown", "durationMs" -> {
        return number(name, parser, record);
      }
      default -> {
        unknown.count(name);
        parser.skipChildren();
      }
    }
    return null;
  }

  private static @Nullable Refusal time(JsonParser parser, AccessRecordBuilder record)
      throws IOException {
    boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    String text = parser.currentToken().isScalarValue() ? parser.getText() : "";
    record.at = whole ? integer(text) : Times.parse(text);
    return record.at != Times.NONE
        ? null
        : new Refusal(RejectReason.BAD_TIME, "ts is ISO-8601 with a zone, or epoch milliseconds");
  }

  private static long integer(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return Times.NONE;
    }
  }

  private static @Nullable Refusal number(
      String name, JsonParser parser, AccessRecordBuilder record) throws IOException {
    String text = parser.currentToken().isScalarValue() ? parser.getText() : "";
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return new Refusal(RejectReason.BAD_NUMBER, name + " is no number");
    }
    if (!(value >= 0) || value > 1e18) {
      return new Refusal(RejectReason.BAD_NUMBER, name + " is 0 to 1e18");
    }
    long whole =
        parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? Long.parseLong(text) : (long) value;
    switch (name) {
      case "dport" -> record.dport = (int) Math.min(Integer.MAX_VALUE, whole);
      case "bytesUp" -> record.bytesUp = whole;
      case "bytesDown" -> record.bytesDown = whole;
      default -> record.durationMillis = whole;
    }
    return null;
  }

  /** A scalar's text; null for an empty text or a structure. */
  private static @Nullable String text(JsonParser parser) throws IOException {
    if (!parser.currentToken().isScalarValue()) {
      parser.skipChildren();
      return null;
    }
    String text = parser.getText();
    return text.isEmpty() ? null : text;
  }

  private static Via via(@Nullable String text) {
    if (text == null) {
      return Via.OTHER;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "dns" -> Via.DNS;
      case "tls" -> Via.TLS;
      case "http" -> Via.HTTP;
      case "flow" -> Via.FLOW;
      default -> Via.OTHER;
    };
  }

  /** Addresses of an answer; other entries (names of aliases) are passed over. */
  private static List<String> answers(JsonParser parser) throws IOException {
    List<String> answers = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return answers;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String text = text(parser);
      String address = text == null ? null : Ips.canonical(text);
      if (address != null && answers.size() < MAX_ANSWERS) {
        answers.add(address);
      }
    }
    return answers;
  }

  private static String clip(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "…";
  }
}
