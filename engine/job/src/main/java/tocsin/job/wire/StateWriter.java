package tocsin.job.wire;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes a state in few bytes: a text once, then a reference to it; a stable id (a letter and
 * sixteen hexadecimal digits) in nine bytes; times as differences; numbers in groups of seven bits.
 */
final class StateWriter {
  static final int NEW_TEXT = 0;
  static final int NEW_ID = 1;
  static final int KNOWN = 2;

  static final int EARLIEST = 0;
  static final int LATEST = 1;
  static final int WIDE = 2;
  static final int NEAR = 3;

  private final DataOutputView out;
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<Integer, Integer> sets = new HashMap<>();
  private long time;

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

  private static boolean isId(String text) {
    if (text.length() != 17 || text.charAt(0) > 0x7F) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  /** A set of bits, as a reference where it was written before. */
  void signals(int bits) throws IOException {
    Integer known = sets.putIfAbsent(bits, sets.size());
    if (known == null) {
      unsigned(0);
      unsigned(bits & 0xFFFFFFFFL);
    } else {
      unsigned(known + 1L);
    }
  }

  void texts(List<String> list) throws IOException {
    unsigned(list.size());
    for (String each : list) {
      text(each);
    }
  }

  /** A constant by its place, which is never to change, or null. */
  void constant(@Nullable Enum<?> value) throws IOException {
    out.writeByte(value == null ? 0 : value.ordinal() + 1);
  }

  void flag(boolean value) throws IOException {
    out.writeBoolean(value);
  }
}
