package tocsin.desk.export;

/** Texts that no spreadsheet takes for a formula (ASVS 5.0, 1.2.10). */
final class Cells {
  private Cells() {}

  /**
   * A text as a cell: with a quote before what begins like a formula, without control characters,
   * so that no sign hides what stands there.
   */
  static String safe(String text) {
    StringBuilder out = new StringBuilder(text.length() + 1);
    text.codePoints().filter(Cells::shown).forEach(out::appendCodePoint);
    String shown = out.toString();
    return startsLikeFormula(shown.stripLeading()) ? "'" + shown : shown;
  }

  private static boolean startsLikeFormula(String text) {
    return !text.isEmpty() && "=+-@＝＋－＠|%".indexOf(text.charAt(0)) >= 0;
  }

  /** Neither control characters nor those that turn the direction or take no place. */
  private static boolean shown(int sign) {
    int type = Character.getType(sign);
    return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
  }
}
