package tocsin.adapters.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.FlowJoin.Mark;
import tocsin.adapters.json.Json;
import tocsin.adapters.json.Limits;
import tocsin.adapters.json.Refusal;
import tocsin.adapters.json.Utf8;
import tocsin.domain.traffic.RejectReason;

/** Zeek's JSON logs: one log a file, or several mixed in one stream. */
final class ZeekJsonDecoder implements LineDecoder {
  private final ZeekJoin join;
  private final Supplier<Mark> mark;
  private final JsonFactory factory;
  private final ZeekRow row = new ZeekRow();

  ZeekJsonDecoder(ZeekJoin join, Supplier<Mark> mark, Limits limits) {
    this.join = join;
    this.mark = mark;
    this.factory = Json.factory(limits);
  }

  @Override
  public void decode(byte[] bytes, int start, int end, Out out) {
    row.clear();
    Refusal refusal = read(bytes, start, end);
    if (refusal != null) {
      out.rejected(refusal);
      return;
    }
    ZeekLog log = row.log();
    if (log == ZeekLog.OTHER) {
      out.ignored("zeek:" + (row.log == null ? "other" : row.log.toLowerCase(Locale.ROOT)));
      return;
    }
    join.take(row, log, mark.get(), out);
  }

  private @Nullable Refusal read(byte[] bytes, int start, int end) {
    if (!Utf8.isSound(bytes, start, end)) {
      return new Refusal(RejectReason.ENCODING, "not UTF-8");
    }
    try (JsonParser parser = factory.createParser(bytes, start, end - start)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new Refusal(RejectReason.NOT_JSON, "a line is one JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        value(name, parser);
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

  private void value(String name, JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      array(name, parser);
    } else if (token == JsonToken.START_OBJECT) {
      parser.skipChildren();
    } else if (token != JsonToken.VALUE_NULL) {
      row.set(name, parser.getText());
    }
  }

  /** Of a list the first element matters, of answers all. */
  private void array(String name, JsonParser parser) throws IOException {
    boolean first = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isStructStart()) {
        parser.skipChildren();
        continue;
      }
      if (name.equals("answers")) {
        row.answers.add(parser.getText());
      } else if (first) {
        row.set(name, parser.getText());
      }
      first = false;
    }
  }
}
