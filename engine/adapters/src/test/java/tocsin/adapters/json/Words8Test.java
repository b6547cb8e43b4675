package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Words8Test {
  private static final byte[] EDGE = {
    0,
    1,
    0x1F,
    0x20,
    0x21,
    '"',
    '#',
    '[',
    '\\',
    ']',
    '\n',
    0x0B,
    0x7F,
    (byte) 0x80,
    (byte) 0x8A,
    (byte) 0xA2,
    (byte) 0xDC,
    (byte) 0xFF,
    'a'
  };

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(60)];
    boolean edges = random.nextBoolean();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = edges ? EDGE[random.nextInt(EDGE.length)] : (byte) ('a' + random.nextInt(26));
    }
    if (bytes.length > 0 && !edges) {
      bytes[random.nextInt(bytes.length)] = EDGE[random.nextInt(EDGE.length)];
    }
    return bytes;
  }

  private static int naiveIndexOf(byte wanted, byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int naiveEndOfPlainText(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '"') {
        return i;
      }
      if (bytes[i] < 0x20 || bytes[i] == '\\') {
        return -1;
      }
    }
    return -1;
  }

  @Test
  void searches_randomBytesAndBounds_sameAsNaive() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = bytes(random);
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      byte wanted = EDGE[random.nextInt(EDGE.length)];

      assertThat(Words8.indexOf(wanted, bytes, from, to))
          .as("seed 7: %d in %s from %d to %d", wanted, Arrays.toString(bytes), from, to)
          .isEqualTo(naiveIndexOf(wanted, bytes, from, to));
      assertThat(Words8.endOfPlainText(bytes, from, to))
          .as("seed 7: %s from %d to %d", Arrays.toString(bytes), from, to)
          .isEqualTo(naiveEndOfPlainText(bytes, from, to));
    }
  }

  @Test
  void hash_sameBytesElsewhere_isTheSame() {
    Random random = new Random(8);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = bytes(random);
      byte[] other = new byte[bytes.length + 13];
      random.nextBytes(other);
      System.arraycopy(bytes, 0, other, 5, bytes.length);

      assertThat(Words8.hash(other, 5, 5 + bytes.length))
          .as("seed 8: %s", Arrays.toString(bytes))
          .isEqualTo(Words8.hash(bytes, 0, bytes.length));
    }
  }

  @Test
  void hash_oneByteChanged_nearlyAlwaysDiffers() {
    Random random = new Random(9);
    int same = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(30)];
      random.nextBytes(bytes);
      int before = Words8.hash(bytes, 0, bytes.length);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      same += Words8.hash(bytes, 0, bytes.length) == before ? 1 : 0;
    }

    assertThat(same).as("seed 9").isLessThan(3);
  }
}
