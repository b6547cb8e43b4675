package tocsin.core.detect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.domain.intel.Indicator;

/**
 * Indicators by column while they are collected, in the order in which they came; written out in
 * another order. Confined to one thread while it grows.
 */
final class RowSink {
  private static final int MAX_NAMES = 1 << 16;

  private int size;
  private byte[] kinds = new byte[64];
  private byte[] confidence = new byte[64];
  private int[] types = new int[64];
  private int[] sources = new int[64];
  private long[] since = new long[64];
  private long[] until = new long[64];
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> nameIds = new HashMap<>();

  int size() {
    return size;
  }

  /** Takes an indicator's facts and returns its number. */
  int add(Indicator indicator) {
    if (size == kinds.length) {
      int larger = size * 2;
      kinds = Arrays.copyOf(kinds, larger);
      confidence = Arrays.copyOf(confidence, larger);
      types = Arrays.copyOf(types, larger);
      sources = Arrays.copyOf(sources, larger);
      since = Arrays.copyOf(since, larger);
      until = Arrays.copyOf(until, larger);
    }
    kinds[size] = (byte) indicator.kind().ordinal();
    confidence[size] = (byte) indicator.confidence();
    types[size] = name(indicator.fraudType());
    sources[size] = name(indicator.source());
    since[size] = indicator.activeFrom();
    until[size] = indicator.validUntil();
    return size++;
  }

  private int name(String name) {
    Integer known = nameIds.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() == MAX_NAMES || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "at most " + MAX_NAMES + " distinct sources and fraud types, without zero characters");
    }
    names.add(name);
    nameIds.put(name, names.size() - 1);
    return names.size() - 1;
  }

  /** The order of matches ({@link tocsin.domain.intel.Match#RANK}) for rows of one value. */
  int compare(int a, int b) {
    int order = Integer.compare(confidence[b], confidence[a]);
    order = order != 0 ? order : Byte.compare(kinds[a], kinds[b]);
    order = order != 0 ? order : names.get(sources[a]).compareTo(names.get(sources[b]));
    order = order != 0 ? order : names.get(types[a]).compareTo(names.get(types[b]));
    order = order != 0 ? order : Long.compare(since[a], since[b]);
    return order != 0 ? order : Long.compare(until[b], until[a]);
  }

  /** The rows of some numbers, in their order; the same content gives the same bytes. */
  Rows rows(int[] order, int count) {
    Map<String, Integer> sorted = new TreeMap<>();
    names.forEach(name -> sorted.put(name, 0));
    StringBuilder inOrder = new StringBuilder();
    int id = 0;
    for (Map.Entry<String, Integer> name : sorted.entrySet()) {
      name.setValue(id++);
      inOrder.append(name.getKey()).append('\0');
    }
    int[] newIds = names.stream().mapToInt(sorted::get).toArray();
    ByteBuffer nameBytes = ByteBuffer.wrap(inOrder.toString().getBytes(StandardCharsets.UTF_8));
    ByteBuffer rows = little(Math.multiplyExact(Rows.STRIDE, count));
    int timed = 0;
    for (int i = 0; i < count; i++) {
      int row = order[i];
      rows.put(kinds[row]).put(confidence[row]);
      rows.putShort((short) newIds[types[row]]).putShort((short) newIds[sources[row]]);
      rows.putShort((short) 0).putInt(isTimed(row) ? timed++ : Rows.NO_TIMES);
    }
    ByteBuffer times = little(Math.multiplyExact(16, timed));
    for (int i = 0; i < count; i++) {
      if (isTimed(order[i])) {
        times.putLong(since[order[i]]).putLong(until[order[i]]);
      }
    }
    return Rows.of(List.of(rows, times, nameBytes));
  }

  private boolean isTimed(int row) {
    return since[row] != Long.MIN_VALUE || until[row] != Long.MAX_VALUE;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
