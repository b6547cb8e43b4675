package tocsin.adapters.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.Reader;

/** Native indicators as JSON Lines. */
final class JsonFeed {
  private static final ObjectReader READER = JsonTrees.reader();

  private JsonFeed() {}

  static void read(Reader reader, FeedOut out) throws IOException {
    FeedLines lines = new FeedLines(reader, out);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        entry(lines.number(), line, out);
      }
    }
  }

  private static void entry(long number, String line, FeedOut out) {
    JsonNode entry;
    try {
      entry = READER.readTree(line);
    } catch (JsonProcessingException e) {
      out.rejected(number, "not JSON");
      return;
    }
    if (entry == null || !entry.isObject()) {
      out.rejected(number, "not a JSON object");
      return;
    }
    NativeEntry.take(number, name -> entry.path(name).asText(""), out);
  }
}
