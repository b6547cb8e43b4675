package tocsin.core.evaluate.compare;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A name or sentence of the policy in both languages. */
public record Texts(String zh, String en) {

  /**
   * What the policies say about every code of a room, {@code types} or {@code reasons}; B's words
   * where both have some.
   */
  static SortedMap<String, Texts> of(
      String room, SortedMap<String, String> a, SortedMap<String, String> b) {
    SortedMap<String, Texts> texts = new TreeMap<>();
    for (SortedMap<String, String> policy : List.of(a, b)) {
      for (String key : policy.keySet()) {
        if (key.startsWith(room + ".") && key.endsWith(".zh")) {
          String path = key.substring(0, key.length() - ".zh".length());
          String code = path.substring(room.length() + 1);
          texts.put(
              code,
              new Texts(
                  policy.getOrDefault(path + ".zh", ""), policy.getOrDefault(path + ".en", "")));
        }
      }
    }
    return texts;
  }
}
