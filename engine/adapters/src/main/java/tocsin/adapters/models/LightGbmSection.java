package tocsin.adapters.models;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code key=value} lines of a part of LightGBM's text, which know their lines for faults.
 *
 * @param start line of the part's first line, from 1
 */
record LightGbmSection(ModelFile file, String title, int start, Map<String, Entry> entries) {
  private static final int MAX_KEYS = 100;

  record Entry(String value, int line) {}

  LightGbmSection(ModelFile file, String title, int start) {
    this(file, title, start, new LinkedHashMap<>());
  }

  /** Takes a line; LightGBM writes some twenty keys a part. */
  void add(String text, int line) {
    if (entries.size() == MAX_KEYS) {
      throw file.fault("line " + line, "more than " + MAX_KEYS + " keys in " + title);
    }
    int equals = text.indexOf('=');
    String key = equals < 0 ? text : text.substring(0, equals);
    String value = equals < 0 ? "" : text.substring(equals + 1);
    if (entries.put(key, new Entry(value, line)) != null) {
      throw file.fault("line " + line, "'" + ModelFile.shown(key) + "' is there twice in " + title);
    }
  }

  BadModelException fault(String key, String reason) {
    return file.fault("line " + line(key), title + ": " + reason);
  }

  /** Line of a key; the part's first for one that is not there. */
  int line(String key) {
    Entry entry = entries.get(key);
    return entry == null ? start : entry.line;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  String text(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw fault(key, "'" + key + "' is missing");
    }
    return entry.value;
  }

  int whole(String key, int least, int most) {
    return whole(key, text(key), least, most);
  }

  private int whole(String key, String text, long least, long most) {
    double number = Numbers.parse(text);
    if (number != Math.rint(number) || !(number >= least && number <= most)) {
      throw fault(
          key,
          "'"
              + key
              + "' is '"
              + ModelFile.shown(text)
              + "'; allowed are whole numbers from "
              + least
              + " to "
              + most);
    }
    return (int) (long) number;
  }

  /** Whole numbers, exactly so many. */
  int[] wholes(String key, int length, long least, long most) {
    String[] words = words(key, length);
    int[] numbers = new int[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = whole(key, words[i], least, most);
    }
    return numbers;
  }

  /** Numbers, exactly so many, of which some may be infinite, as LightGBM writes them. */
  double[] thresholds(String key, int length) {
    String[] words = words(key, length);
    double[] numbers = new double[length];
    for (int i = 0; i < length; i++) {
      numbers[i] =
          switch (words[i]) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Numbers.parse(words[i]);
          };
      if (Double.isNaN(numbers[i])) {
        throw fault(
            key, "'" + key + "' has '" + ModelFile.shown(words[i]) + "', which is no number");
      }
    }
    return numbers;
  }

  /** Finite numbers, exactly so many. */
  double[] numbers(String key, int length) {
    String[] words = words(key, length);
    double[] numbers = new double[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = Numbers.parse(words[i]);
      if (!Double.isFinite(numbers[i])) {
        throw fault(
            key,
            "'" + key + "' has '" + ModelFile.shown(words[i]) + "', which is no finite number");
      }
    }
    return numbers;
  }

  private String[] words(String key, int length) {
    String text = text(key).strip();
    String[] words = text.isEmpty() ? new String[0] : text.split(" +", -1);
    if (words.length != length) {
      throw fault(key, "'" + key + "' has " + words.length + " numbers; needed are " + length);
    }
    return words;
  }
}
