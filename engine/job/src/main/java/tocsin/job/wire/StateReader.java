package tocsin.job.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import tocsin.core.campaign.Campaigns;
import tocsin.core.kernel.Hash64;

/** Reads what {@link StateWriter} wrote. */
final class StateReader {
  private final DataInputView in;
  private final List<String> texts = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private String lastName = "";
  private long time;

  /** What a moment was, apart from its time. */
  record Mark(long what, int signals) {}

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

  String campaign(String name) throws IOException {
    long code = unsigned();
    if (code != StateWriter.OF_NAME) {
      return text(code);
    }
    String campaign = Campaigns.own(name.substring(count()));
    texts.add(campaign);
    return campaign;
  }

  String text() throws IOException {
    return text(unsigned());
  }

  private String text(long code) throws IOException {
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

  String name() throws IOException {
    long code = unsigned();
    if (code >= StateWriter.KNOWN) {
      return texts.get((int) (code - StateWriter.KNOWN));
    }
    int shared = count();
    String name = Text.read(in) + lastName.substring(lastName.length() - shared);
    texts.add(name);
    lastName = name;
    return name;
  }

  Mark mark() throws IOException {
    int known = (int) unsigned();
    if (known > 0) {
      return marks.get(known - 1);
    }
    Mark mark = new Mark(unsigned(), signals());
    marks.add(mark);
    return mark;
  }

  private int signals() throws IOException {
    long code = unsigned();
    return (code & 1) == 1 ? 1 << (code >>> 1) : (int) (code >>> 1);
  }

  String code() throws IOException {
    int number = (int) unsigned() - 1;
    if (number < 0) {
      return text();
    }
    int digits = number % 100;
    return ""
        + (char) ('A' + number / 100)
        + (char) ('0' + digits / 10)
        + (char) ('0' + digits % 10);
  }

  List<String> codes() throws IOException {
    int count = count();
    List<String> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(code());
    }
    return list;
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
    return values[in.readByte()];
  }

  boolean flag() throws IOException {
    return in.readBoolean();
  }
}
