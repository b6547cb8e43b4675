package tocsin.adapters.models;

/** Numbers as model files write them: decimal, without Java's hexadecimal forms and suffixes. */
final class Numbers {
  private static final int MAX_LENGTH = 64;

  private Numbers() {}

  /** The number; NaN for anything else, "nan" and "inf" among it. */
  static double parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Double.NaN;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sound =
          (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
      if (!sound) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The rounding of a float, widened again: float32 formats compare so. */
  static double asFloat(double value) {
    return (float) value;
  }
}
