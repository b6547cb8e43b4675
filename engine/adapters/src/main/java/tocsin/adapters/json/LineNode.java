package tocsin.adapters.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One object of a line, which knows its place for faults. Asking for a field with a default takes
 * null and absent as the default; a field of the wrong kind is always a fault.
 *
 * @param line from 1; 0 when the object is the whole file
 * @param path where the object lies in its line, empty or ending in a dot
 */
record LineNode(String file, int line, String path, JsonNode node) {

  BadLineException fault(String message) {
    return new BadLineException(new Problem(file, line, 0, message));
  }

  private boolean absent(String name) {
    return node.path(name).isMissingNode() || node.path(name).isNull();
  }

  private LineNode required(String name) {
    if (absent(name)) {
      throw fault("'" + path + name + "' is missing");
    }
    return this;
  }

  boolean has(String name) {
    return !absent(name);
  }

  /** Text, or a number as text. */
  String text(String name) {
    JsonNode value = required(name).node.path(name);
    if (!value.isTextual() && !value.isNumber()) {
      throw fault("'" + path + name + "' is no text");
    }
    return value.asText();
  }

  String text(String name, String absent) {
    return absent(name) ? absent : text(name);
  }

  /** Milliseconds UTC, from ISO-8601 with a zone or epoch milliseconds. */
  long time(String name) {
    JsonNode value = required(name).node.path(name);
    boolean whole = value.isIntegralNumber() && value.canConvertToLong();
    long at = whole ? value.asLong() : value.isTextual() ? Times.parse(value.asText()) : Times.NONE;
    if (at == Times.NONE) {
      throw fault(
          "'" + path + name + "' is no time; allowed are ISO-8601 with zone and milliseconds");
    }
    return at;
  }

  long time(String name, long absent) {
    return absent(name) ? absent : time(name);
  }

  double number(String name) {
    JsonNode value = required(name).node.path(name);
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw fault("'" + path + name + "' is no number");
    }
    return value.asDouble();
  }

  double number(String name, double absent) {
    return absent(name) ? absent : number(name);
  }

  /** A number of things, not negative. */
  long count(String name) {
    JsonNode value = required(name).node.path(name);
    if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > 1e15) {
      throw fault("'" + path + name + "' is no number from 0 to 10^15");
    }
    return Math.round(value.asDouble());
  }

  int whole(String name, int absent) {
    double value = number(name, absent);
    if (Math.abs(value) > Integer.MAX_VALUE) {
      throw fault("'" + path + name + "' is out of range");
    }
    return (int) Math.round(value);
  }

  /** A constant by its word, in any case. */
  <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    String word = text(name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(word)) {
        return constant;
      }
    }
    throw fault("'" + path + name + "' is '" + word + "'; allowed are " + words(type));
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> type, E absent) {
    return absent(name) ? absent : oneOf(name, type);
  }

  private static String words(Class<?> type) {
    List<String> words = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      words.add(constant.toString().toLowerCase(Locale.ROOT));
    }
    return String.join(", ", words);
  }

  /** The objects of an array; none when it is absent. */
  List<LineNode> objects(String name) {
    List<LineNode> objects = new ArrayList<>();
    for (JsonNode item : array(name)) {
      if (!item.isObject()) {
        throw fault("'" + path + name + "' holds something that is no object");
      }
      objects.add(new LineNode(file, line, path + name + ".", item));
    }
    return objects;
  }

  /** The texts of an array; none when it is absent. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array(name)) {
      if (!item.isValueNode()) {
        throw fault("'" + path + name + "' holds something that is no text");
      }
      texts.add(item.asText());
    }
    return texts;
  }

  /** Whether the array's items are objects rather than texts. */
  boolean holdsObjects(String name) {
    return node.path(name).path(0).isObject();
  }

  private Iterable<JsonNode> array(String name) {
    if (absent(name)) {
      return List.of();
    }
    JsonNode value = node.path(name);
    if (!value.isArray()) {
      throw fault("'" + path + name + "' is no list");
    }
    return value;
  }

  /** The fields of an object, as text; none when it is absent. */
  Map<String, String> fields(String name) {
    Map<String, String> fields = new TreeMap<>();
    node.path(name).forEachEntry((key, value) -> fields.put(key, value.asText()));
    return fields;
  }

  /** The numbers of an object; none when it is absent. */
  Map<String, Long> longs(String name) {
    Map<String, Long> longs = new TreeMap<>();
    node.path(name).forEachEntry((key, value) -> longs.put(key, value.asLong()));
    return longs;
  }

  @Override
  public String toString() {
    return "LineNode[" + file + ":" + line + "]";
  }
}
