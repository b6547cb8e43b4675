package tocsin.adapters.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON or UBJ document, which knows its place for faults. Values are maps, lists,
 * {@code double[]} for arrays of numbers only, texts, {@link Double}, {@link Boolean} and null.
 *
 * @param path from the document's root, empty for the root itself
 */
record Doc(ModelFile file, String path, @Nullable Object value) {

  BadModelException fault(String reason) {
    return file.fault(path, reason);
  }

  private Doc child(String name, @Nullable Object child) {
    return new Doc(file, path.isEmpty() ? name : path + "." + name, child);
  }

  private Map<?, ?> map() {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw fault("is no object");
  }

  /** A field that must be there. */
  Doc at(String name) {
    Doc child = child(name, map().get(name));
    if (child.value == null) {
      throw child.fault("is missing");
    }
    return child;
  }

  /** Whether a field is there and not null. */
  boolean has(String name) {
    return map().get(name) != null;
  }

  /** Refuses fields other than these. */
  Doc only(String... allowed) {
    Set<String> names = new TreeSet<>(List.of(allowed));
    for (Object key : map().keySet()) {
      if (!names.contains(key)) {
        throw fault(
            "unknown field '"
                + ModelFile.shown(String.valueOf(key))
                + "'; allowed are "
                + String.join(", ", names));
      }
    }
    return this;
  }

  /** Names of an object's fields, in the file's order. */
  List<String> names() {
    return map().keySet().stream().map(String::valueOf).toList();
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw fault("is no text");
  }

  boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw fault("is neither true nor false");
  }

  /** A finite number, or a text that is one. */
  double number() {
    double number = Double.NaN;
    if (value instanceof Double found) {
      number = found;
    } else if (value instanceof String text) {
      number = Numbers.parse(text);
    }
    if (!Double.isFinite(number)) {
      throw fault("is no finite number");
    }
    return number;
  }

  /** A whole number, or a text that is one. */
  int whole(int least, int most) {
    double number = number();
    if (number != Math.rint(number) || number < least || number > most) {
      throw fault("is " + number + "; allowed are whole numbers from " + least + " to " + most);
    }
    return (int) number;
  }

  /** The items of an array that are no numbers. */
  List<Doc> items() {
    if (value instanceof double[] numbers && numbers.length == 0) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw fault("is no list of objects or texts");
    }
    Doc[] items = new Doc[list.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = new Doc(file, path + "[" + i + "]", list.get(i));
    }
    return List.of(items);
  }

  List<String> texts() {
    return items().stream().map(Doc::text).toList();
  }

  /** The numbers of an array. */
  double[] numbers() {
    if (value instanceof double[] numbers) {
      return numbers;
    }
    throw fault("is no list of numbers");
  }

  double[] numbers(int length) {
    double[] numbers = numbers();
    if (numbers.length != length) {
      throw fault("has " + numbers.length + " numbers; needed are " + length);
    }
    return numbers;
  }

  /** Numbers as an array, or as base64 of little-endian doubles. */
  double[] packedNumbers() {
    if (!(value instanceof String text)) {
      return numbers();
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw fault("is no base64: " + e.getMessage());
    }
    if (bytes.length % 8 != 0) {
      throw fault("has " + bytes.length + " bytes; doubles take a multiple of 8");
    }
    double[] numbers = new double[bytes.length / 8];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
    return numbers;
  }

  @Override
  public String toString() {
    return "Doc[" + file.name() + ":" + path + "]";
  }
}
