package tocsin.core.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsFormatTest {
  private final byte[] sound = WeightsFormat.write(Weights.random(3));

  @Test
  void read_whatWasWritten_isTheSame() {
    assertThat(WeightsFormat.write(WeightsFormat.read(sound))).isEqualTo(sound);
  }

  @Test
  void read_anyTruncation_isRefused() {
    for (int length = 0; length < sound.length; length++) {
      refused(Arrays.copyOf(sound, length), "the file ");
    }
  }

  @Test
  void read_anyTruncationWithARightChecksum_isRefused() {
    for (int length = 24; length < sound.length; length++) {
      refused(signed(Arrays.copyOf(sound, length)), "the file ");
    }
  }

  @Test
  void read_anyChangedByte_isRefused() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < sound.length; i++) {
      byte[] bytes = sound.clone();
      bytes[i] ^= (byte) (1 + random.nextInt(255));
      refused(bytes, "the file ");
    }
  }

  /** Offsets of the small model: its name has 4 bytes, it has 1 threshold and 3 steps. */
  @ParameterizedTest
  @CsvSource({
    "8, 2, has version 2; this program reads 1",
    "12, 1, was made for other features (1)",
  })
  void read_otherVersions_areRefused(int at, int value, String reason) {
    byte[] bytes = sound.clone();
    ByteBuffer.wrap(bytes).putInt(at, value);
    refused(signed(bytes), reason);
  }

  @ParameterizedTest
  @CsvSource({
    "16, 31, claims 31 bits of hosts; most are 20",
    "16, 20, holds 1280 weights for 20 and 8 bits",
    "17, 255, claims 255 bits of paths; most are 20",
    "18, 200, claims 200 bytes of name; most are 64",
    "35, 9, claims 9 thresholds; most are 8",
    "35, 8, the file ",
    "44, 255, claims 65283 steps; most are 256",
    "45, 0, holds 1304 weights",
  })
  void read_hostileCounts_areRefused(int at, int value, String reason) {
    byte[] bytes = sound.clone();
    bytes[at] = (byte) value;
    refused(signed(bytes), reason);
  }

  @ParameterizedTest
  @CsvSource({
    "23, NaN, bias NaN",
    "27, -1, scales -1.0",
    "31, Infinity, scales 0.02 and Infinity",
    "36, 0, for rate 0.0",
    "36, 1, for rate 1.0",
    "40, NaN, threshold NaN",
    "46, NaN, step 0",
    "50, 0, step 0",
    "50, 0.7, step 1",
    "54, -3, step 1",
    "66, 1, step 2",
  })
  void read_hostileNumbers_areRefused(int at, float value, String reason) {
    byte[] bytes = sound.clone();
    ByteBuffer.wrap(bytes).putFloat(at, value);
    refused(signed(bytes), reason);
  }

  @Test
  void read_moreAfterTheEnd_isRefused() {
    refused(signed(Arrays.copyOf(sound, sound.length + 8)), "holds 1288 weights");
  }

  private static byte[] signed(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) crc.getValue());
    return bytes;
  }

  private static void refused(byte[] bytes, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightsFormat.read(bytes))
        .withMessageContaining(reason);
  }
}
