package tocsin.core.detect;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;

/**
 * A path in which {@code *} stands for any characters, none and slashes included. Each piece
 * between two stars is taken where it first occurs, found by Knuth, Morris and Pratt: O(length of
 * the path), whatever the pattern. Immutable and thread-safe.
 */
final class PathGlob {
  private final boolean exact;
  private final String first;
  private final String last;
  private final List<String> between;
  private final List<int[]> borders;
  private final int literals;

  /** Compiles a pattern; one without a star is its only match. */
  PathGlob(String glob) {
    List<String> pieces = new ArrayList<>(Splitter.on('*').splitToList(glob));
    this.exact = pieces.size() == 1;
    if (exact) {
      pieces.add("");
    }
    this.first = pieces.remove(0);
    this.last = pieces.remove(pieces.size() - 1);
    this.between = pieces.stream().filter(piece -> !piece.isEmpty()).toList();
    this.borders = between.stream().map(PathGlob::borders).toList();
    this.literals = glob.replace("*", "").length();
  }

  /**
   * For each beginning of a piece the length of its longest border: where to go on after a miss.
   */
  private static int[] borders(String piece) {
    int[] borders = new int[piece.length() + 1];
    borders[0] = -1;
    int border = -1;
    for (int i = 0; i < piece.length(); i++) {
      while (border >= 0 && piece.charAt(border) != piece.charAt(i)) {
        border = borders[border];
      }
      borders[i + 1] = ++border;
    }
    return borders;
  }

  /** Whether a whole path is of this form. */
  boolean matches(String path) {
    if (exact) {
      return path.equals(first);
    }
    if (path.length() < literals || !path.startsWith(first) || !path.endsWith(last)) {
      return false;
    }
    int at = first.length();
    int end = path.length() - last.length();
    for (int i = 0; i < between.size(); i++) {
      at = endOf(between.get(i), borders.get(i), path, at, end);
      if (at < 0) {
        return false;
      }
    }
    return at <= end;
  }

  /** Where the first occurrence of a piece ends, or −1. */
  private static int endOf(String piece, int[] borders, String path, int from, int to) {
    int matched = 0;
    for (int i = from; i < to; i++) {
      while (matched >= 0 && piece.charAt(matched) != path.charAt(i)) {
        matched = borders[matched];
      }
      if (++matched == piece.length()) {
        return i + 1;
      }
    }
    return -1;
  }
}
