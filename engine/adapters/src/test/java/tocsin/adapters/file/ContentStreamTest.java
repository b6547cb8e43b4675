package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tocsin.adapters.file.Reading.concat;
import static tocsin.adapters.file.Reading.gzip;
import static tocsin.adapters.file.Reading.zstd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentStreamTest {

  private static byte[] random(Random random, int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ('a' + random.nextInt(1 + random.nextInt(26)));
    }
    return bytes;
  }

  @Test
  void open_anyLayersMembersAndPieces_givesThePlainContent() throws IOException {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<byte[]> parts = new ArrayList<>();
      List<byte[]> packed = new ArrayList<>();
      int kind = random.nextInt(3);
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        byte[] part = random(random, 2000);
        parts.add(part);
        packed.add(kind == 0 ? part : kind == 1 ? gzip(part) : zstd(part));
      }
      byte[] plain = concat(parts.toArray(byte[][]::new));
      byte[] bytes = concat(packed.toArray(byte[][]::new));
      int more = kind == 0 ? 0 : random.nextInt(ContentStream.MAX_LAYERS);
      for (int i = 0; i < more; i++) {
        bytes = random.nextBoolean() ? gzip(bytes) : zstd(bytes);
      }

      try (InputStream in = ContentStream.open(new LineReaderTest.InPieces(bytes, random))) {
        assertThat(in.readAllBytes()).as("seed %d", seed).isEqualTo(plain);
      }
    }
  }

  @Test
  void open_gzipMembersFromAPipeWithNothingReady_givesThemAll() throws IOException {
    byte[] member = gzip(Reading.utf8("one line\n"));
    byte[] members = concat(member, member, member);
    int[] at = {0};
    InputStream pipe =
        new InputStream() {
          @Override
          public int read() {
            return at[0] == members.length ? -1 : members[at[0]++] & 0xFF;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            int ready = Math.min(length, member.length - at[0] % member.length);
            if (at[0] == members.length || length == 0) {
              return length == 0 ? 0 : -1;
            }
            System.arraycopy(members, at[0], bytes, offset, ready);
            at[0] += ready;
            return ready;
          }
        };

    try (InputStream in = ContentStream.open(pipe)) {
      assertThat(in.readAllBytes()).hasSize(3 * "one line\n".length());
    }
  }

  @Test
  void open_plainThatIsShorterThanAnyMark_isGivenAsItIs() throws IOException {
    for (byte[] bytes : new byte[][] {{}, {0x1F}, {0x28, (byte) 0xB5}, {'{'}}) {
      try (InputStream in = ContentStream.open(new ByteArrayInputStream(bytes))) {
        assertThat(in.readAllBytes()).isEqualTo(bytes);
      }
    }
  }

  @Test
  void open_tooManyLayers_leavesTheInnermostPacked() throws IOException {
    byte[] bytes = Reading.utf8("x");
    for (int i = 0; i <= ContentStream.MAX_LAYERS; i++) {
      bytes = gzip(bytes);
    }
    try (InputStream in = ContentStream.open(new ByteArrayInputStream(bytes))) {
      assertThat(in.readAllBytes()).startsWith(0x1F, 0x8B);
    }
  }

  @Test
  void open_damagedHeader_isRefused() {
    assertThatThrownBy(
            () -> ContentStream.open(new ByteArrayInputStream(new byte[] {0x1F, (byte) 0x8B, 9})))
        .isInstanceOf(IOException.class);
  }
}
