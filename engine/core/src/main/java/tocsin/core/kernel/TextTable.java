package tocsin.core.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Texts by keyed hash: an open-addressed table of 32 bits of hash and 32 bits of id a slot, beside
 * the texts one after the other. Exact: a text is compared whenever the hash bits agree. Lives in
 * byte buffers, on the heap or mapped. Immutable and thread-safe.
 */
final class TextTable {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final ByteBuffer slots;
  private final ByteBuffer text;
  private final ByteBuffer ends;
  private final int mask;

  TextTable(ByteBuffer slots, ByteBuffer text, ByteBuffer ends) {
    this.slots = slots;
    this.text = text;
    this.ends = ends;
    this.mask = (slots.capacity() >>> 3) - 1;
  }

  /** Texts in the table. */
  int size() {
    return ends.capacity() >>> 2;
  }

  /** The text with an id. */
  String entry(int id) {
    int start = start(id);
    byte[] bytes = new byte[Views.intAt(ends, id) - start];
    text.get(start, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The first byte of a text; 0 when it is empty. */
  byte firstByte(int id) {
    int start = start(id);
    return start < Views.intAt(ends, id) ? text.get(start) : 0;
  }

  private int start(int id) {
    return id == 0 ? 0 : Views.intAt(ends, id - 1);
  }

  /** The id of a text, or −1. */
  int probe(long hash, byte[] bytes, int from, int to) {
    int tag = (int) (hash >>> 32);
    int slot = tag & mask;
    for (long value = Views.longAt(slots, slot); value != 0; value = Views.longAt(slots, slot)) {
      if ((int) (value >>> 32) == tag && textEquals((int) value - 1, bytes, from, to)) {
        return (int) value - 1;
      }
      slot = slot + 1 & mask;
    }
    return -1;
  }

  private boolean textEquals(int id, byte[] bytes, int from, int to) {
    int at = start(id);
    int length = to - from;
    if (Views.intAt(ends, id) - at != length) {
      return false;
    }
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      if (Views.wordAt(text, at + i) != (long) LONGS.get(bytes, from + i)) {
        return false;
      }
    }
    for (; i < length; i++) {
      if (text.get(at + i) != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }

  /** Slots, texts and where they end: all there is to keep. */
  List<ByteBuffer> sections() {
    return List.of(slots, text, ends);
  }

  /** Bytes held. */
  long bytes() {
    return (long) slots.capacity() + text.capacity() + ends.capacity();
  }

  /**
   * Why buffers are no such table, or empty when they are one. A look-up in sound buffers ends and
   * stays within them. O(size).
   */
  static String fault(ByteBuffer slots, ByteBuffer text, ByteBuffer ends) {
    int count = slots.capacity() >>> 3;
    if (slots.capacity() % 8 != 0 || count < 2 || Integer.bitCount(count) != 1) {
      return slots.capacity() + " bytes of slots; a power of two of longs is allowed";
    }
    if (ends.capacity() % 4 != 0) {
      return ends.capacity() + " bytes of ends; whole ints are allowed";
    }
    int size = ends.capacity() >>> 2;
    int free = 0;
    for (int i = 0; i < count; i++) {
      long value = Views.longAt(slots, i);
      int id = (int) value - 1;
      free += value == 0 ? 1 : 0;
      if (value != 0 && (id < 0 || id >= size)) {
        return "slot " + i + " names entry " + id + " of " + size;
      }
    }
    if (free == 0) {
      return "no free slot";
    }
    int last = 0;
    for (int id = 0; id < size; id++) {
      int end = Views.intAt(ends, id);
      if (end < last) {
        return "entry " + id + " ends before it begins";
      }
      last = end;
    }
    return last == text.capacity()
        ? ""
        : "entries end at " + last + " of " + text.capacity() + " bytes of text";
  }

  /** Collects texts. Confined to one thread. */
  static final class Builder {
    private byte[] text = new byte[1 << 10];
    private int[] ends = new int[1 << 6];
    private int size;
    private long[] slots = new long[1 << 8];
    private int used;

    /** Adds a text under its hash and returns its id, which is that of the same text before. */
    int add(long hash, byte[] bytes, int from, int to) {
      int tag = (int) (hash >>> 32);
      int slot = tag & slots.length - 1;
      while (slots[slot] != 0) {
        int id = (int) slots[slot] - 1;
        if ((int) (slots[slot] >>> 32) == tag && matches(id, bytes, from, to)) {
          return id;
        }
        slot = slot + 1 & slots.length - 1;
      }
      int id = append(bytes, from, to);
      insert(hash, id);
      return id;
    }

    private boolean matches(int id, byte[] bytes, int from, int to) {
      return Arrays.equals(text, id == 0 ? 0 : ends[id - 1], ends[id], bytes, from, to);
    }

    private void insert(long hash, int id) {
      if (++used * 3L > slots.length * 2L) {
        grow();
      }
      place(slots, ((hash >>> 32) << 32) | ((id + 1) & 0xFFFFFFFFL));
    }

    private void grow() {
      long[] larger = new long[slots.length * 2];
      for (long value : slots) {
        if (value != 0) {
          place(larger, value);
        }
      }
      slots = larger;
    }

    /** A slot's place comes from the hash bits that it keeps, so growing needs no text. */
    private static void place(long[] table, long value) {
      int slot = (int) (value >>> 32) & table.length - 1;
      while (table[slot] != 0) {
        slot = slot + 1 & table.length - 1;
      }
      table[slot] = value;
    }

    private int append(byte[] bytes, int from, int to) {
      int start = size == 0 ? 0 : ends[size - 1];
      int end = Math.addExact(start, to - from);
      if (end > text.length) {
        int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, text.length * 2L);
        text = Arrays.copyOf(text, Math.max(end, doubled));
      }
      System.arraycopy(bytes, from, text, start, to - from);
      if (size == ends.length) {
        ends = Arrays.copyOf(ends, size * 2);
      }
      ends[size] = end;
      return size++;
    }

    int size() {
      return size;
    }

    /** Where the text of an id begins in {@link #text}; the text of the one before ends there. */
    int start(int id) {
      return id == 0 ? 0 : ends[id - 1];
    }

    /** All texts, one after the other. */
    byte[] text() {
      return text;
    }

    TextTable build() {
      int length = size == 0 ? 0 : ends[size - 1];
      return new TextTable(
          Views.of(slots), ByteBuffer.wrap(Arrays.copyOf(text, length)), Views.of(ends, size));
    }
  }
}
