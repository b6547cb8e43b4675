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

  void piece(TermKind kind, byte[] source, int from, int to) {
    terms.add(new Named(kind, new String(source, from, to - from, StandardCharsets.ISO_8859_1)));
  }

  void measure(TermKind kind, int which, int value) {
    terms.add(new Named(kind, which + "=" + value));
  }
}
