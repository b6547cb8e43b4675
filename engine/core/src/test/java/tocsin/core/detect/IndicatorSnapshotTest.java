package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.domain.intel.Indicator;

class IndicatorSnapshotTest {
  private static final int HEADER = 56 + 24 * IndicatorTable.SECTIONS + 8;

  /** Where the table of sections tells of one. */
  private static int entry(int section) {
    return 56 + 24 * section;
  }

  private static byte[] bytes(IndicatorIndex index) {
    List<ByteBuffer> parts = IndicatorSnapshot.write(index);
    ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt(ByteBuffer::remaining).sum());
    parts.forEach(all::put);
    return all.array();
  }

  private static byte[] sample() {
    return bytes(Given.index(new RandomIntel(5).indicators(400)));
  }

  private static IndicatorIndex read(byte[] bytes) {
    ByteBuffer mapped = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    return IndicatorSnapshot.read(mapped.asReadOnlyBuffer());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void read_whatWasWritten_looksUpTheSame(long seed) {
    RandomIntel random = new RandomIntel(seed);
    List<Indicator> indicators = new ArrayList<>(random.indicators(random.number(500)));
    IndicatorIndex index = Given.index(indicators);

    IndicatorIndex read = read(bytes(index));

    assertThat(read.size()).isEqualTo(index.size());
    assertThat(IndicatorSnapshot.isSnapshot(ByteBuffer.wrap(bytes(index)))).isTrue();
    IndicatorIndexChangeTest.assertSame(read, index, random, "seed " + seed);
    List<Indicator> more = random.indicators(20);
    IndicatorIndexChangeTest.assertSame(
        read.with(more, indicators), index.with(more, indicators), random, "changed, seed " + seed);
    Collections.shuffle(indicators, new Random(seed));
    assertThat(bytes(Given.index(indicators))).isEqualTo(bytes(index));
  }

  /** Changes one thing and makes the checksums right again where they would hide the rest. */
  private static UnaryOperator<byte[]> header(int place, long value) {
    return bytes -> {
      little(bytes).putLong(place, value);
      return sealed(bytes);
    };
  }

  private static UnaryOperator<byte[]> content(int section, int place, int value) {
    return bytes -> {
      ByteBuffer all = little(bytes);
      int at = (int) all.getLong(entry(section));
      int length = (int) all.getLong(entry(section) + 8);
      all.putInt(at + place, value);
      CRC32C sum = new CRC32C();
      sum.update(bytes, at, length);
      all.putLong(entry(section) + 16, sum.getValue());
      return sealed(bytes);
    };
  }

  private static byte[] sealed(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, HEADER - 8);
    little(bytes).putLong(HEADER - 8, sum.getValue());
    return bytes;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static UnaryOperator<byte[]> cut(int length) {
    return bytes -> java.util.Arrays.copyOf(bytes, length < 0 ? bytes.length + length : length);
  }

  private static UnaryOperator<byte[]> flipped(int place) {
    return bytes -> {
      bytes[place < 0 ? bytes.length + place : place] ^= 4;
      return bytes;
    };
  }

  private static Arguments damage(String what, UnaryOperator<byte[]> damage, String why) {
    return Arguments.of(what, damage, why);
  }

  private static Stream<Arguments> damages() {
    int last = IndicatorTable.SECTIONS - 1;
    return Stream.of(
        damage("empty", cut(0), "0 bytes are too few"),
        damage("fifteen bytes", cut(15), "15 bytes are too few"),
        damage("header only in part", cut(100), "ends within its header"),
        damage("header only", cut(HEADER), "should have"),
        damage("last byte missing", cut(-1), "should have"),
        damage("half", cut(-2000), "should have"),
        damage("a byte too many", b -> java.util.Arrays.copyOf(b, b.length + 1), "should have"),
        damage("another file", flipped(0), "does not begin as a tocsin index snapshot"),
        damage(
            "newer",
            b -> {
              b[8] = 3;
              return b;
            },
            "version 3, newer than this program's 2"),
        damage(
            "older",
            b -> {
              b[8] = 1;
              return b;
            },
            "version 1, this program reads 2"),
        damage(
            "big-endian",
            b -> {
              little(b).putInt(12, 0x04030201);
              return b;
            },
            "order of bytes"),
        damage("flipped in the header", flipped(41), "damaged header"),
        damage("flipped in the table of sections", flipped(entry(3)), "damaged header"),
        damage("flipped in a section", flipped(HEADER + 9), "section 0 is damaged"),
        damage("flipped at the end", flipped(-9), "is damaged"),
        damage("another key", header(24, 7), "a key that does not match its check"),
        damage("another count", header(40, 3), "other numbers of indicators"),
        damage("number of sections", header(52, 3), "has 3 sections"),
        damage("section elsewhere", header(entry(2), 1 << 20), "section 2 lies at"),
        damage("section of negative length", header(entry(2) + 8, -8), "section 2 lies at"),
        damage("section beyond the end", header(entry(last) + 8, 1L << 40), "lies at"),
        damage("slot names no entry", content(0, 0, 0x7FFFFF0), "names entry"),
        damage("entry ends before it begins", content(2, 0, 1 << 20), "ends before it begins"),
        damage("entry ends below zero", content(2, 0, -5), "ends before it begins"),
        damage("rows run back", content(4, 8, 1 << 20), "rows of entry"),
        damage("rows begin late", content(4, 0, 5), "row numbers"),
        damage("unknown kind", content(10, 0, 0x00000063), "points outside the tables"),
        damage("unknown type", content(10, 0, 0x63000000), "points outside the tables"),
        damage("times outside", content(10, 8, 1 << 20), "points outside the tables"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void read_damaged_isRefusedWithTheReason(String what, UnaryOperator<byte[]> damage, String why) {
    byte[] damaged = damage.apply(sample());

    assertThatIllegalArgumentException()
        .as(what)
        .isThrownBy(() -> read(damaged))
        .withMessageContaining(why);
  }

  @Test
  void read_anyByteFlipped_isRefused() {
    byte[] sound = sample();
    for (int i = 0; i < sound.length; i += i < HEADER ? 1 : 97) {
      byte[] damaged = sound.clone();
      damaged[i] ^= 1;
      if (!java.util.Arrays.equals(padded(sound, i), sound)) {
        assertThatIllegalArgumentException().as("byte %d", i).isThrownBy(() -> read(damaged));
      }
    }
  }

  /** The bytes with one changed, unless it only fills a gap between sections. */
  private static byte[] padded(byte[] sound, int at) {
    ByteBuffer all = little(sound);
    for (int i = 0; i < IndicatorTable.SECTIONS; i++) {
      long end = all.getLong(entry(i)) + all.getLong(entry(i) + 8);
      if (at >= end && at < end + (-end & 7)) {
        return sound;
      }
    }
    byte[] changed = sound.clone();
    changed[at] ^= 1;
    return changed;
  }
}
