package tocsin.core.detect;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether any of some words occurs in a name. Words are kept by their first two characters, so a
 * name is read once and few words are compared. Immutable and thread-safe.
 */
final class WordFinder {
  private static final int BITS = 6;
  private static final int MASK = (1 << BITS) - 1;

  /** Words by their first two characters; places without any hold the empty list. */
  private final List<ImmutableList<String>> byStart;

  /** A bit for each place with words: nearly all places of a name are done with here. */
  private final long[] filter = new long[1 << (2 * BITS - 6)];

  /** Words too short to have a place. */
  private final ImmutableList<String> tiny;

  WordFinder(List<String> words) {
    List<List<String>> places = new ArrayList<>();
    for (int i = 0; i < 1 << (2 * BITS); i++) {
      places.add(new ArrayList<>());
    }
    List<String> ones = new ArrayList<>();
    for (String word : words) {
      (word.length() < 2 ? ones : places.get(place(word.charAt(0), word.charAt(1)))).add(word);
    }
    for (int i = 0; i < places.size(); i++) {
      filter[i >>> 6] |= places.get(i).isEmpty() ? 0 : 1L << i;
    }
    this.byStart = places.stream().map(ImmutableList::copyOf).toList();
    this.tiny = ImmutableList.copyOf(ones);
  }

  private static int place(char first, char second) {
    return (first & MASK) << BITS | (second & MASK);
  }

  /** Whether a word occurs. O(length) and a comparison for each word that begins alike. */
  boolean isIn(String name) {
    for (int i = 0; i + 1 < name.length(); i++) {
      int place = place(name.charAt(i), name.charAt(i + 1));
      if ((filter[place >>> 6] >>> place & 1) != 0 && beginsAt(name, i, byStart.get(place))) {
        return true;
      }
    }
    for (int k = 0; k < tiny.size(); k++) {
      if (name.contains(tiny.get(k))) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsAt(String name, int at, ImmutableList<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (name.startsWith(words.get(i), at)) {
        return true;
      }
    }
    return false;
  }
}
