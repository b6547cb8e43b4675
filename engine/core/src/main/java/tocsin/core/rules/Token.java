package tocsin.core.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a condition's text.
 *
 * @param column where it begins, from 1
 */
record Token(Kind kind, String text, int column) {
  enum Kind {
    NAME,
    NUMBER,
    SIGN,
    END
  }

  /** Longest condition text. */
  static final int MAX_TEXT = 2000;

  private static final String[] SIGNS = {
    "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", ","
  };

  boolean is(String sign) {
    return kind != Kind.END && text.equals(sign);
  }

  /** Splits a text; the last token is the end. */
  static List<Token> read(String text) {
    if (text.length() > MAX_TEXT) {
      throw new RuleSyntaxException(
          "a condition of " + text.length() + " characters; at most " + MAX_TEXT, 1);
    }
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      }
      int end = end(text, at, c);
      Kind kind = isNameStart(c) ? Kind.NAME : isDigit(c) ? Kind.NUMBER : Kind.SIGN;
      tokens.add(new Token(kind, text.substring(at, end), at + 1));
      at = end;
    }
    tokens.add(new Token(Kind.END, "the end", text.length() + 1));
    return tokens;
  }

  private static int end(String text, int at, char first) {
    int end = at + 1;
    if (isNameStart(first)) {
      while (end < text.length() && (isNameStart(text.charAt(end)) || isDigit(text.charAt(end)))) {
        end++;
      }
      return end;
    }
    if (isDigit(first)) {
      while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
        end++;
      }
      return end;
    }
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        return at + sign.length();
      }
    }
    throw new RuleSyntaxException("'" + first + "' does not belong in a condition", at + 1);
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
