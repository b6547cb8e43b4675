package tocsin.job.wire;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataOutputView;
import tocsin.core.campaign.Campaigns;

/**
 * Writes a state in few bytes: a text once, then a reference to it; a stable id (a letter and
 * sixteen hexadecimal digits) in nine bytes, a code (a capital letter and two digits) in two; times
 * as differences; numbers in groups of seven bits.
 */
final class StateWriter {
  static final int NEW_TEXT = 0;
  static final int NEW_ID = 1;
  static final int OF_NAME = 2;
  static final int KNOWN = 3;

  static final int EARLIEST = 0;
  static final int LATEST = 1;
  static final int WIDE = 2;
  static final int NEAR = 3;

  private final DataOutputView out;
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<Mark, Integer> marks = new HashMap<>();
  private String lastName = "";
  private long time;

  /** What a moment was, apart from its time. */
  private record Mark(long what, int signals) {}

  StateWriter(DataOutputView out) {
    this.out = out;
  }

  /** A number of either sign. */
  void number(long value) throws IOException {
    unsigned((value << 1) ^ (value >> 63));
  }

  /** A number that is small and not negative, as a rule; any other takes ten bytes. */
  void unsigned(long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  /** Milliseconds UTC; the more the nearer to the time written before, the fewer bytes. */
  void time(long value) throws IOException {
    if (value == Long.MIN_VALUE) {
      unsigned(EARLIEST);
      return;
    }
    if (value == Long.MAX_VALUE) {
      unsigned(LATEST);
      return;
    }
    long apart = value - time;
    long folded = (apart << 1) ^ (apart >> 63);
    if (folded < 0 || folded > Long.MAX_VALUE - NEAR) {
      unsigned(WIDE);
      out.writeLong(value);
    } else {
      unsigned(folded + NEAR);
    }
    time = value;
  }

  void text(String text) throws IOException {
    Integer known = texts.putIfAbsent(text, texts.size());
    if (known != null) {
      unsigned(KNOWN + known);
    } else if (isId(text)) {
      unsigned(NEW_ID);
      out.writeByte(text.charAt(0));
      out.writeLong(Long.parseUnsignedLong(text, 1, text.length(), 16));
    } else {
      unsigned(NEW_TEXT);
      Text.write(text, out);
    }
  }

  /** A campaign, which as a rule follows from the end of a target's name that is its site. */
  void campaign(String campaign, String name) throws IOException {
    for (int at = 0; at >= 0 && !texts.containsKey(campaign); at = after(name, at)) {
      if (Campaigns.own(name.substring(at)).equals(campaign)) {
        unsigned(OF_NAME);
        unsigned(at);
        texts.put(campaign, texts.size());
        return;
      }
    }
    text(campaign);
  }

  /** Where the next label begins, -1 when there is none. */
  private static int after(String name, int at) {
    int dot = name.indexOf('.', at);
    return dot < 0 ? -1 : dot + 1;
  }

  /** The name of a target, as what it has before the end it shares with the name before. */
  void name(String name) throws IOException {
    Integer known = texts.putIfAbsent(name, texts.size());
    if (known != null) {
      unsigned(KNOWN + known);
      return;
    }
    unsigned(NEW_TEXT);
    int left = name.length();
    for (int i = lastName.length(); left > 0 && i > 0; left--) {
      if (name.charAt(left - 1) != lastName.charAt(--i)) {
        break;
      }
    }
    unsigned(name.length() - left);
    Text.write(name.substring(0, left), out);
    lastName = name;
  }

  private static boolean isId(String text) {
    if (text.length() != 17 || text.charAt(0) > 0x7F) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** A number and a set of bits, as a reference where both were written before. */
  void mark(long what, int signals) throws IOException {
    Integer known = marks.putIfAbsent(new Mark(what, signals), marks.size());
    if (known == null) {
      unsigned(0);
      unsigned(what);
      signals(signals);
    } else {
      unsigned(known + 1L);
    }
  }

  /** A set of bits; one bit alone as its place. */
  private void signals(int bits) throws IOException {
    unsigned(
        Integer.bitCount(bits) == 1
            ? (Integer.numberOfTrailingZeros(bits) << 1) | 1
            : (bits & 0xFFFFFFFFL) << 1);
  }

  /** A code of reasons or fraud types; any other text too, in more bytes. */
  void code(String code) throws IOException {
    if (isCode(code)) {
      unsigned(100L * (code.charAt(0) - 'A') + Integer.parseInt(code, 1, 3, 10) + 1);
    } else {
      unsigned(0);
      text(code);
    }
  }

  private static boolean isCode(String text) {
    return text.length() == 3
        && text.charAt(0) >= 'A'
        && text.charAt(0) <= 'Z'
        && isDigit(text.charAt(1))
        && isDigit(text.charAt(2));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  void codes(List<String> list) throws IOException {
    unsigned(list.size());
    for (String each : list) {
      code(each);
    }
  }

  void texts(List<String> list) throws IOException {
    unsigned(list.size());
    for (String each : list) {
      text(each);
    }
  }

  /** A constant by its place, which is never to change. */
  void constant(Enum<?> value) throws IOException {
    out.writeByte(value.ordinal());
  }

  void flag(boolean value) throws IOException {
    out.writeBoolean(value);
  }
}
