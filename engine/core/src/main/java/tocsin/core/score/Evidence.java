package tocsin.core.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words that a reason's sentence may fill in: any fact, and a few names. */
public final class Evidence {
  /** Names beside the facts. */
  private static final List<String> WORDS =
      List.of("target", "source", "campaign", "code", "brand", "imitator", "trick");

  private Evidence() {}

  /** Whether a sentence may mention a name. */
  public static boolean isKnown(String name) {
    return WORDS.contains(name) || Fact.named(name) != null;
  }

  /** Names in braces, in order. */
  public static List<String> namesIn(String sentence) {
    List<String> names = new ArrayList<>();
    int open = sentence.indexOf('{');
    while (open >= 0) {
      int close = sentence.indexOf('}', open);
      if (close < 0) {
        break;
      }
      names.add(sentence.substring(open + 1, close));
      open = sentence.indexOf('{', close);
    }
    return names;
  }

  /** The names, as a fault in a sentence mentions them. */
  public static String words() {
    return "facts, " + String.join(", ", WORDS);
  }

  static String text(String name, Exposure exposure, Imitation imitation) {
    return switch (name) {
      case "brand" -> imitation.brand();
      case "imitator" -> imitation.host();
      case "trick" -> imitation.trick();
      case "target" -> exposure.targets().get(0).flagged().target();
      case "source" -> exposure.targets().get(0).flagged().source();
      case "campaign" -> exposure.campaign();
      case "code" -> exposure.fraudType();
      default -> number(name, exposure);
    };
  }

  private static String number(String name, Exposure exposure) {
    Fact fact = Fact.named(name);
    double value = fact == null ? 0 : exposure.facts().get(fact);
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  /** Names in braces replaced, in one pass: what is filled in is never filled in again. */
  static String fill(String sentence, Map<String, String> evidence) {
    StringBuilder filled = new StringBuilder();
    int done = 0;
    int open = sentence.indexOf('{');
    while (open >= 0) {
      int close = sentence.indexOf('}', open);
      String value = close < 0 ? null : evidence.get(sentence.substring(open + 1, close));
      if (value != null) {
        filled.append(sentence, done, open).append(value);
        done = close + 1;
      }
      open = sentence.indexOf('{', value == null ? open + 1 : done);
    }
    return filled.append(sentence, done, sentence.length()).toString();
  }
}
