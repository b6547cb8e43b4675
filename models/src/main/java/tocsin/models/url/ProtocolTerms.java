package tocsin.models.url;

import java.util.Arrays;

/**
 * Places of a whole URL text, for published protocols only: pieces of 1 to 6 characters, words with
 * their part of the URL, and counts. It sees scheme and {@code www.}, as the papers' models do.
 */
final class ProtocolTerms {
  static final int BITS = 20;

  private static final int LEAST = 1;
  private static final int MOST = 6;
  private static final int MAX_TEXT = 400;

  private ProtocolTerms() {}

  static int[] of(String url) {
    String text = "^" + url.substring(0, Math.min(url.length(), MAX_TEXT)) + "$";
    int[] places = new int[(MOST + 2) * text.length() + 64];
    int size = Terms.pieces(text, 31, LEAST, MOST, BITS, places, 0);
    size = words(text, places, size);
    size = counts(url, places, size);
    return Arrays.copyOf(places, size);
  }

  private static int words(String text, int[] into, int size) {
    int at = size;
    int slashes = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        continue;
      }
      if (i - start >= 2) {
        into[at++] = place(text.substring(start, i).hashCode() * 31 + Math.min(slashes, 3));
      }
      slashes += c == '/' ? 1 : 0;
      start = i + 1;
    }
    return at;
  }

  private static int counts(String url, int[] into, int size) {
    int at = size;
    int scheme = url.indexOf("://");
    int from = scheme < 0 ? 0 : scheme + 3;
    int slash = url.indexOf('/', from);
    String host = url.substring(from, slash < 0 ? url.length() : slash);
    String rest = slash < 0 ? "" : url.substring(slash);
    String[] parts = {url, host, rest};
    for (int p = 0; p < parts.length; p++) {
      String part = parts[p];
      for (char c : new char[] {'.', '-', '_', '/', '?', '=', '&', '%', '@'}) {
        int count = (int) part.chars().filter(x -> x == c).count();
        into[at++] = place(((p * 128 + c) * 64 + Math.min(count, 12)) * 7 + 1);
      }
      int digits = (int) part.chars().filter(Character::isDigit).count();
      int length = part.length();
      into[at++] = place((p * 64 + Math.min(digits, 30)) * 7 + 2);
      into[at++] = place((p * 64 + (length == 0 ? 20 : digits * 10 / length)) * 7 + 3);
      into[at++] = place((p * 64 + Math.min(length / 4, 40)) * 7 + 4);
    }
    return at;
  }

  private static int place(int value) {
    int hash = value * 0x9E3779B1;
    return ((hash ^ (hash >>> 15)) * 0x85EBCA6B) >>> (32 - BITS);
  }
}
