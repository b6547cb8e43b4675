package tocsin.models.url;

import java.util.Arrays;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lexical.LexicalFeatures;

/** Turns URLs into places of a table. */
interface Terms {
  int[] of(Url url);

  /** The host as the engine reads it. */
  static Terms host(PublicSuffixes suffixes, int bits) {
    LexicalFeatures features = new LexicalFeatures(suffixes, bits, bits);
    return url -> Arrays.copyOf(features.places(), features.host(url.host()));
  }

  /** The path as the engine reads it. */
  static Terms path(PublicSuffixes suffixes, int bits) {
    LexicalFeatures features = new LexicalFeatures(suffixes, bits, bits);
    return url -> Arrays.copyOf(features.places(), features.path(url.path()));
  }

  /** The baseline: plain pieces, 2 to 5 characters of the host and 3 to 4 of the path. */
  static Terms plain(int bits) {
    return url -> {
      int[] places = new int[4 * (url.host().length() + 2) + 2 * url.path().length()];
      int size = pieces("^" + url.host() + "$", 17, 2, 5, bits, places, 0);
      String path = url.path().substring(0, Math.min(200, url.path().length()));
      size = pieces(path, 19, 3, 4, bits, places, size);
      return Arrays.copyOf(places, size);
    };
  }

  /** Adds the hashed pieces of a text; returns the new size. */
  static int pieces(String text, int seed, int least, int most, int bits, int[] into, int size) {
    int at = size;
    for (int i = 0; i < text.length(); i++) {
      int hash = seed;
      for (int j = i; j < text.length() && j < i + most; j++) {
        hash = (hash + text.charAt(j)) * 0x9E3779B1;
        if (j - i + 1 >= least) {
          into[at++] = ((hash ^ (hash >>> 15)) * 0x85EBCA6B) >>> (32 - bits);
        }
      }
    }
    return at;
  }
}
