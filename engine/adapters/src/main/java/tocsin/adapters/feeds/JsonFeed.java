package tocsin.adapters.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;

/** Native indicators as JSON Lines. */
final class JsonFeed {
  private static final ObjectReader READER = JsonTrees.reader();

  private JsonFeed() {}

  static void read(BufferedReader reader, FeedOut out) throws IOException {
    long number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      entry(number, line, out);
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
