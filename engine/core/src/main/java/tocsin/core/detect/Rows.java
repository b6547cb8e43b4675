package tocsin.core.detect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;

/**
 * What is known of each indicator beside its value, {@value #STRIDE} bytes a row: kind, confidence,
 * fraud type, source, and where its times stand, if it has any. Immutable and thread-safe.
 */
final class Rows {
  /** Bytes of kind, confidence, type, source, two unused, and the index of the times. */
  static final int STRIDE = 12;

  /** Buffers that rows are kept in. */
  static final int SECTIONS = 3;

  static final int NO_TIMES = -1;
  private static final IndicatorKind[] KINDS = IndicatorKind.values();

  private final ByteBuffer rows;
  private final ByteBuffer times;
  private final ByteBuffer nameBytes;
  private final List<String> names;

  private Rows(ByteBuffer rows, ByteBuffer times, ByteBuffer nameBytes) {
    this.rows = rows;
    this.times = times;
    this.nameBytes = nameBytes;
    this.names = names(nameBytes);
  }

  /**
   * Rows that were kept.
   *
   * @param sections as {@link #sections()} gave them
   * @throws IllegalArgumentException when they are no rows, with the reason
   */
  static Rows of(List<ByteBuffer> sections) {
    ByteBuffer rows = sections.get(0).duplicate().order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer times = sections.get(1).duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (rows.capacity() % STRIDE != 0 || times.capacity() % 16 != 0) {
      throw new IllegalArgumentException(
          "rows: " + rows.capacity() + " and " + times.capacity() + " bytes are no whole rows");
    }
    Rows all = new Rows(rows, times, sections.get(2).duplicate());
    int pairs = times.capacity() / 16;
    for (int row = 0; row < all.size(); row++) {
      int time = all.time(row);
      boolean sound =
          rows.get(row * STRIDE) >= 0
              && rows.get(row * STRIDE) < KINDS.length
              && all.type(row) < all.names.size()
              && all.source(row) < all.names.size()
              && time >= NO_TIMES
              && time < pairs;
      if (!sound) {
        throw new IllegalArgumentException("rows: row " + row + " points outside the tables");
      }
    }
    return all;
  }

  /** Names one after the other, each before a zero byte. */
  private static List<String> names(ByteBuffer bytes) {
    byte[] all = new byte[bytes.capacity()];
    bytes.get(0, all);
    List<String> names = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == 0) {
        names.add(new String(all, from, i - from, StandardCharsets.UTF_8));
        from = i + 1;
      }
    }
    return List.copyOf(names);
  }

  /** All there is to keep. */
  List<ByteBuffer> sections() {
    return List.of(rows, times, nameBytes);
  }

  int size() {
    return rows.capacity() / STRIDE;
  }

  long bytes() {
    return (long) rows.capacity() + times.capacity();
  }

  IndicatorKind kind(int row) {
    return KINDS[rows.get(row * STRIDE)];
  }

  int confidence(int row) {
    return rows.get(row * STRIDE + 1);
  }

  private int type(int row) {
    return rows.getShort(row * STRIDE + 2) & 0xFFFF;
  }

  private int source(int row) {
    return rows.getShort(row * STRIDE + 4) & 0xFFFF;
  }

  private int time(int row) {
    return rows.getInt(row * STRIDE + 8);
  }

  boolean isTimed(int row) {
    return time(row) != NO_TIMES;
  }

  boolean countsAt(int row, long at) {
    int time = time(row);
    return time == NO_TIMES
        || (times.getLong(time * 16) <= at && at < times.getLong(time * 16 + 8));
  }

  Match match(int row, String value) {
    int time = time(row);
    return new Match(
        kind(row),
        value,
        names.get(type(row)),
        confidence(row),
        names.get(source(row)),
        time == NO_TIMES ? Long.MIN_VALUE : times.getLong(time * 16),
        time == NO_TIMES ? Long.MAX_VALUE : times.getLong(time * 16 + 8));
  }
}
