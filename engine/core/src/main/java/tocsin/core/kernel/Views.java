package tocsin.core.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers in byte buffers, little-endian whatever the buffer's own order. One view serves buffers
 * on the heap and mapped files alike, so that a table has one implementation for both.
 */
final class Views {
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Views() {}

  /** The i-th long. */
  static long longAt(ByteBuffer buffer, int i) {
    return (long) LONGS.get(buffer, i << 3);
  }

  /** The eight bytes that begin at a place. */
  static long wordAt(ByteBuffer buffer, int place) {
    return (long) LONGS.get(buffer, place);
  }

  /** The i-th int. */
  static int intAt(ByteBuffer buffer, int i) {
    return (int) INTS.get(buffer, i << 2);
  }

  /** All longs of a buffer. */
  static long[] longs(ByteBuffer buffer) {
    long[] values = new long[buffer.capacity() >>> 3];
    buffer.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
    return values;
  }

  /** A buffer of longs. */
  static ByteBuffer of(long[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(8, values.length)).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asLongBuffer().put(values);
    return buffer;
  }

  /** A buffer of the first ints of an array. */
  static ByteBuffer of(int[] values, int count) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(4, count)).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asIntBuffer().put(values, 0, count);
    return buffer;
  }
}
