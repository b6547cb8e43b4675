package tocsin.models.city;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A growing run of ASCII bytes. Confined to one thread. */
final class Bytes {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private byte[] data;
  private int size;

  Bytes(int capacity) {
    data = new byte[capacity];
  }

  int size() {
    return size;
  }

  /** What was written after a size, apart. */
  Bytes copy(int from) {
    return new Bytes(size - from).add(this, from);
  }

  /** Appends what another one holds after a size; it may be this one. */
  Bytes add(Bytes other, int from) {
    int length = other.size - from;
    room(length);
    System.arraycopy(other.data, from, data, size, length);
    size += length;
    return this;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(data, 0, size);
  }

  /** Forgets what was written after a size. */
  void cut(int to) {
    size = to;
  }

  private void room(int more) {
    if (size + more > data.length) {
      data = Arrays.copyOf(data, Math.max(data.length * 2, size + more));
    }
  }

  Bytes text(String ascii) {
    int length = ascii.length();
    room(length);
    for (int i = 0; i < length; i++) {
      data[size + i] = (byte) ascii.charAt(i);
    }
    size += length;
    return this;
  }

  /** A number that is not negative. */
  Bytes number(long value) {
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    room(digits);
    long rest = value;
    for (int at = size + digits - 1; at >= size; at--) {
      data[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    return this;
  }

  Bytes hex(long bits) {
    room(16);
    for (int i = 15; i >= 0; i--) {
      data[size++] = HEX[(int) (bits >>> (4 * i) & 15)];
    }
    return this;
  }

  Bytes ip(int ip) {
    return number(ip >>> 24)
        .text(".")
        .number(ip >>> 16 & 255)
        .text(".")
        .number(ip >>> 8 & 255)
        .text(".")
        .number(ip & 255);
  }
}
