package tocsin.adapters.models;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Universal Binary JSON (draft 12) into a {@link Doc}, as XGBoost writes it: big-endian,
 * typed arrays. Confined to one thread. A declared length is believed only as far as bytes are
 * left, so memory stays within a few times the file's size.
 */
final class UbjDoc {
  private static final String NUMBERS = "iUIlLdD";

  private final ModelFile file;
  private final ByteBuffer in;
  private int items;

  private UbjDoc(ModelFile file) {
    this.file = file;
    this.in = ByteBuffer.wrap(file.bytes());
  }

  /** The document; whatever follows it is a fault. */
  static Doc read(ModelFile file) {
    UbjDoc reader = new UbjDoc(file);
    try {
      Object value = reader.value(reader.marker(), 0);
      if (reader.in.hasRemaining()) {
        throw reader.fault("something follows the document");
      }
      return new Doc(file, "", value);
    } catch (BufferUnderflowException e) {
      throw reader.fault("the file ends within a value");
    }
  }

  private BadModelException fault(String reason) {
    return file.fault("byte " + in.position(), reason);
  }

  /** The next marker that is no padding. */
  private char marker() {
    char marker = (char) in.get();
    while (marker == 'N') {
      marker = (char) in.get();
    }
    return marker;
  }

  private char peek() {
    if (!in.hasRemaining()) {
      throw new BufferUnderflowException();
    }
    return (char) in.get(in.position());
  }

  private @Nullable Object value(char marker, int depth) {
    // Every value costs memory beyond its byte, an empty container most.
    if (++items > file.limits().maxNodes()) {
      throw fault("more than " + file.limits().maxNodes() + " values outside typed arrays");
    }
    if (depth > JsonDoc.MAX_DEPTH) {
      throw fault("nested deeper than " + JsonDoc.MAX_DEPTH);
    }
    return switch (marker) {
      case 'Z' -> null;
      case 'T' -> true;
      case 'F' -> false;
      case 'S', 'H' -> text();
      case 'C' -> String.valueOf((char) in.get());
      case '[' -> array(depth);
      case '{' -> object(depth);
      default -> number(marker);
    };
  }

  private double number(char marker) {
    return switch (marker) {
      case 'i' -> in.get();
      case 'U' -> in.get() & 255;
      case 'I' -> in.getShort();
      case 'l' -> in.getInt();
      case 'L' -> in.getLong();
      case 'd' -> in.getFloat();
      case 'D' -> in.getDouble();
      default -> throw fault("unknown marker " + (int) marker);
    };
  }

  /** A length, no longer than the bytes that are left allow. */
  private int length(int bytesPerItem) {
    char marker = marker();
    if ("iUIlL".indexOf(marker) < 0) {
      throw fault("a length has the marker " + (int) marker);
    }
    double length = number(marker);
    if (length < 0 || length * bytesPerItem > in.remaining()) {
      throw fault("a length is " + (long) length + "; left are " + in.remaining() + " bytes");
    }
    return (int) length;
  }

  private String text() {
    byte[] bytes = new byte[length(1)];
    in.get(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw fault("a text is not UTF-8");
    }
  }

  private Object array(int depth) {
    char next = marker();
    if (next == '$') {
      return typed();
    }
    List<@Nullable Object> list = new ArrayList<>();
    if (next == '#') {
      int length = length(1);
      for (int i = 0; i < length; i++) {
        list.add(value(marker(), depth + 1));
      }
      return simplified(list);
    }
    for (; next != ']'; next = marker()) {
      list.add(value(next, depth + 1));
    }
    return simplified(list);
  }

  /** Numbers alone become an array of them, as in JSON. */
  private static Object simplified(List<@Nullable Object> list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(list.get(i) instanceof Double number)) {
        return list;
      }
      numbers[i] = number;
    }
    return numbers;
  }

  private double[] typed() {
    char type = (char) in.get();
    if (NUMBERS.indexOf(type) < 0) {
      throw fault("an array of the type " + (int) type + "; allowed are numbers");
    }
    if (in.get() != '#') {
      throw fault("a typed array says no length");
    }
    double[] numbers = new double[length(size(type))];
    Arrays.setAll(numbers, i -> number(type));
    return numbers;
  }

  private static int size(char type) {
    return switch (type) {
      case 'i', 'U' -> 1;
      case 'I' -> 2;
      case 'l', 'd' -> 4;
      default -> 8;
    };
  }

  private Map<String, @Nullable Object> object(int depth) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    int length = -1;
    if (peek() == '#') {
      in.get();
      length = length(2);
    }
    while (length < 0 ? peek() != '}' : object.size() < length) {
      String name = text();
      if (object.containsKey(name)) {
        throw fault("the field '" + ModelFile.shown(name) + "' is there twice");
      }
      object.put(name, value(marker(), depth + 1));
    }
    if (length < 0) {
      in.get();
    }
    return object;
  }
}
