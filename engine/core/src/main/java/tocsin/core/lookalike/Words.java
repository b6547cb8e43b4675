package tocsin.core.lookalike;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words as a trie: a step costs one load, and most positions of most hosts end after two or three.
 * Names are kept over folded characters, the words beside them as they are. 76 bytes a node.
 */
final class Words {
  /** Nodes that fit the links. */
  static final int MAX_NODES = Character.MAX_VALUE;

  private char[] links = new char[Fold.SYMBOLS << 8];
  private int[] ends = new int[1 << 8];
  private final List<Word> words = new ArrayList<>();
  private int nodes = 1;

  private final boolean folded;

  /**
   * @param folded whether characters that pass for each other are one
   */
  Words(boolean folded) {
    this.folded = folded;
    Arrays.fill(ends, -1);
  }

  /** Adds a word unless another is there that is or looks the same. */
  void add(Word word) {
    int node = 0;
    for (int i = 0; i < word.text().length(); i++) {
      node = grown(node, symbol(word.text().charAt(i)));
    }
    if (ends[node] >= 0) {
      return;
    }
    ends[node] = words.size();
    words.add(word);
  }

  private int grown(int node, int symbol) {
    int link = node * Fold.SYMBOLS + symbol;
    if (links[link] != 0) {
      return links[link];
    }
    if (nodes == MAX_NODES) {
      throw new IllegalArgumentException(
          "brands and lure words need more than "
              + MAX_NODES
              + " nodes; use fewer or shorter ones");
    }
    if (nodes == ends.length) {
      links = Arrays.copyOf(links, 2 * links.length);
      ends = Arrays.copyOf(ends, 2 * nodes);
      Arrays.fill(ends, nodes, ends.length, -1);
    }
    links[link] = (char) nodes;
    return nodes++;
  }

  private int symbol(char c) {
    return folded ? Fold.symbol(c) : Fold.plain(c);
  }

  /** The node after a character; 0 when no word goes on. The root is 0. */
  int step(int node, char c) {
    int symbol = symbol(c);
    return symbol < 0 ? 0 : links[node * Fold.SYMBOLS + symbol];
  }

  /** The word that ends at a node, or null. */
  @Nullable Word at(int node) {
    int word = ends[node];
    return word < 0 ? null : words.get(word);
  }
}
