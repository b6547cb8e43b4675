package tocsin.adapters.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into a {@link Doc}; arrays of numbers take eight bytes an item. Confined to one
 * thread.
 */
final class JsonDoc {
  static final int MAX_DEPTH = 32;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(ModelFile.MAX_BYTES)
                  .maxNumberLength(64)
                  .maxNameLength(1000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final ModelFile file;
  private int items;

  private JsonDoc(ModelFile file) {
    this.file = file;
  }

  /** The document; whatever follows it is a fault. */
  static Doc read(ModelFile file) {
    try (JsonParser parser = FACTORY.createParser(file.text())) {
      return read(file, parser);
    } catch (IOException e) {
      throw file.fault("", "cannot be read: " + e.getMessage());
    }
  }

  private static Doc read(ModelFile file, JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw file.fault("", "is empty");
      }
      Object value = new JsonDoc(file).value(parser);
      if (parser.nextToken() != null) {
        throw file.fault(place(parser.currentTokenLocation()), "something follows the document");
      }
      return new Doc(file, "", value);
    } catch (StreamConstraintsException e) {
      throw file.fault(
          place(parser.currentLocation()),
          "nested deeper than " + MAX_DEPTH + ", or a name or number too long");
    } catch (JsonProcessingException e) {
      String message = String.valueOf(e.getOriginalMessage());
      int end = message.indexOf('\n');
      String line = end < 0 ? message : message.substring(0, end);
      throw file.fault(place(parser.currentLocation()), "is no JSON: " + ModelFile.shown(line));
    }
  }

  private static String place(JsonLocation location) {
    return "line " + location.getLineNr() + " column " + location.getColumnNr();
  }

  // Recursion is bounded by the factory's nesting depth.
  private @Nullable Object value(JsonParser parser) throws IOException {
    if (++items > file.limits().maxNodes()) {
      throw file.fault(
          place(parser.currentTokenLocation()),
          "more than " + file.limits().maxNodes() + " values outside arrays of numbers");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private Object array(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.END_ARRAY || first.isNumeric()) {
      return numbers(parser);
    }
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
      parser.nextToken();
    }
    return items;
  }

  private static Object numbers(JsonParser parser) throws IOException {
    Doubles numbers = new Doubles();
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      if (!parser.currentToken().isNumeric()) {
        throw new JsonMixedException(parser);
      }
      numbers.add(parser.getDoubleValue());
      parser.nextToken();
    }
    return numbers.toArray();
  }

  /** An array that holds numbers and something else. */
  private static final class JsonMixedException extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    JsonMixedException(JsonParser parser) {
      super("a list of numbers holds something else", parser.currentTokenLocation());
    }
  }
}
