package tocsin.job.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hash64;

/** Reads what {@link StateWriter} wrote. */
final class StateReader {
  private final DataInputView in;
  private final List<String> texts = new ArrayList<>();
  private final List<Integer> sets = new ArrayList<>();
  private long time;

  StateReader(DataInputView in) {
    this.in = in;
  }

  long number() throws IOException {
    long folded = unsigned();
    return (folded >>> 1) ^ -(folded & 1);
  }

  long unsigned() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = in.readByte();
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IOException("a number in the state of a person has more than ten bytes");
  }

  int count() throws IOException {
    long count = unsigned();
    if (count < 0 || count > 1 << 20) {
      throw new IOException("a list in the state of a person has " + count + " entries");
    }
    return (int) count;
  }

  long time() throws IOException {
    long code = unsigned();
    if (code == StateWriter.EARLIEST) {
      return Long.MIN_VALUE;
    }
    if (code == StateWriter.LATEST) {
      return Long.MAX_VALUE;
    }
    if (code == StateWriter.WIDE) {
      time = in.readLong();
    } else {
      long folded = code - StateWriter.NEAR;
      time += (folded >>> 1) ^ -(folded & 1);
    }
    return time;
  }

  String text() throws IOException {
    long code = unsigned();
    if (code >= StateWriter.KNOWN) {
      return texts.get((int) (code - StateWriter.KNOWN));
    }
    String text =
        code == StateWriter.NEW_ID
            ? (char) in.readByte() + Hash64.hex(in.readLong())
            : Text.read(in);
    texts.add(text);
    return text;
  }

  int signals() throws IOException {
    int code = (int) unsigned();
    if (code > 0) {
      return sets.get(code - 1);
    }
    int bits = (int) unsigned();
    sets.add(bits);
    return bits;
  }

  List<String> texts() throws IOException {
    int count = count();
    List<String> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(text());
    }
    return list;
  }

  <E extends Enum<E>> E constant(E[] values) throws IOException {
    return values[in.readByte() - 1];
  }

  <E extends Enum<E>> @Nullable E constantOrNull(E[] values) throws IOException {
    int place = in.readByte();
    return place == 0 ? null : values[place - 1];
  }

  boolean flag() throws IOException {
    return in.readBoolean();
  }
}
