package tocsin.adapters.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A message of protobuf's wire format, read field by field. Confined to one thread. Lengths are
 * believed only within the message that holds them.
 */
final class Proto {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private final ModelFile file;
  private final ByteBuffer in;
  private int wire;

  Proto(ModelFile file) {
    this(file, ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN));
  }

  private Proto(ModelFile file, ByteBuffer in) {
    this.file = file;
    this.in = in;
  }

  BadModelException fault(String reason) {
    return file.fault("byte " + in.position(), reason);
  }

  /** Number of the next field; 0 at the end. Its value must be read or skipped. */
  int next() {
    if (!in.hasRemaining()) {
      return 0;
    }
    long tag = varint();
    wire = (int) (tag & 7);
    long number = tag >>> 3;
    if (number < 1 || number > 0x1FFFFFFF) {
      throw fault("a field has the number " + number);
    }
    return (int) number;
  }

  void skip() {
    switch (wire) {
      case VARINT -> varint();
      case FIXED64 -> require(8).position(in.position() + 8);
      case BYTES -> message();
      case FIXED32 -> require(4).position(in.position() + 4);
      default -> throw fault("a field has the wire type " + wire);
    }
  }

  private ByteBuffer require(int bytes) {
    if (in.remaining() < bytes) {
      throw fault("the file ends within a value");
    }
    return in;
  }

  private void requireWire(int wanted) {
    if (wire != wanted) {
      throw fault("a field has the wire type " + wire + "; needed is " + wanted);
    }
  }

  /** At most ten bytes; more, or bits beyond 64, are a fault. */
  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = require(1).get();
      if (shift == 63 && (next & 0xFE) != 0) {
        break;
      }
      value |= (next & 127L) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw fault("a varint is longer than 64 bits");
  }

  long whole() {
    requireWire(VARINT);
    return varint();
  }

  double real() {
    requireWire(FIXED32);
    return require(4).getFloat();
  }

  /** The message that the field holds. */
  Proto message() {
    requireWire(BYTES);
    long length = varint();
    if (length < 0 || length > in.remaining()) {
      throw fault("a length is " + length + "; left are " + in.remaining() + " bytes");
    }
    // Positions stay those of the file, for faults.
    ByteBuffer part = in.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    part.limit(in.position() + (int) length);
    in.position(in.position() + (int) length);
    return new Proto(file, part);
  }

  String text() {
    Proto bytes = message();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.in).toString();
    } catch (CharacterCodingException e) {
      throw bytes.fault("a text is not UTF-8");
    }
  }

  /** Appends a number, or a packed list of them, to a list. */
  void reals(Doubles list) {
    if (wire == FIXED32) {
      list.add(real());
      return;
    }
    Proto packed = message();
    packed.wire = FIXED32;
    while (packed.in.hasRemaining()) {
      list.add(packed.real());
    }
  }

  /** Appends whole numbers, one or packed; beyond 2^53 they would not fit and are a fault. */
  void wholes(Doubles list) {
    if (wire == VARINT) {
      list.add(exact(varint()));
      return;
    }
    Proto packed = message();
    while (packed.in.hasRemaining()) {
      list.add(packed.exact(packed.varint()));
    }
  }

  private double exact(long value) {
    if (Math.abs(value) > 1L << 53) {
      throw fault("a whole number is " + value);
    }
    return value;
  }
}
