package tocsin.benchmarks.kernels;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.TreeMap;

/**
 * Aho-Corasick over reversed domains with both ends marked, so that only whole suffixes match.
 * Reversed, for endings are shared and beginnings are not.
 */
final class ReversedTrie {
  private static final char END = '^';

  private final AhoCorasickDoubleArrayTrie<Boolean> trie = new AhoCorasickDoubleArrayTrie<>();

  ReversedTrie(ListedHosts hosts) {
    TreeMap<String, Boolean> keys = new TreeMap<>();
    hosts.forEach(host -> keys.put(text(host), true));
    trie.build(keys);
  }

  /** A host as the trie reads it; made beforehand, which favours the trie. */
  static String text(String host) {
    return END + new StringBuilder(host).reverse().toString() + '.';
  }

  /** How many keys are in a text. */
  int count(String text) {
    int[] hits = {0};
    AhoCorasickDoubleArrayTrie.IHit<Boolean> hit = (begin, end, value) -> hits[0]++;
    trie.parseText(text, hit);
    return hits[0];
  }
}
