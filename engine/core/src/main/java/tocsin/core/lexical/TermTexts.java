package tocsin.core.lexical;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the terms of one host or path stand for, in their order. */
final class TermTexts {
  /** A term without its weight. */
  record Named(TermKind kind, String text) {}

  private final List<Named> terms = new ArrayList<>();

  List<Named> terms() {
    return terms;
  }

  void piece(TermKind kind, String source, int from, int to) {
    terms.add(new Named(kind, source.substring(from, to).toLowerCase(Locale.ROOT)));
  }

  void pieces(TermKind kind, byte[] source, int start, int end, int least, int most) {
    String text = new String(source, start, end - start, StandardCharsets.ISO_8859_1);
    int length = end - start;
    for (int i = 0; i + least <= length; i++) {
      for (int j = i + least; j <= Math.min(i + most, length); j++) {
        piece(kind, text, i, j);
      }
    }
  }

  void shapes(String host, int from, int to, int window, boolean whole) {
    String shape = shape(host.substring(from, to));
    for (int i = 0; i + window <= shape.length(); i++) {
      terms.add(new Named(TermKind.NAME_SHAPE, shape.substring(i, i + window)));
    }
    if (whole) {
      terms.add(new Named(TermKind.NAME_SHAPE, "^" + shape + "$"));
    }
  }

  private static String shape(String name) {
    return name.replaceAll("[0-9]", "9")
        .replaceAll("[b-df-hj-np-tvwxz]", "c")
        .replaceAll("[aeiouy]", "v")
        .replaceAll("[^9vc]", "-");
  }

  void measure(TermKind kind, int which, int value) {
    terms.add(new Named(kind, which + "=" + value));
  }
}
