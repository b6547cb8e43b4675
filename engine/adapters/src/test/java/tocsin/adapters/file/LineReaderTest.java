package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tocsin.domain.traffic.RejectReason;

class LineReaderTest {
  private static final int MAX = 50;

  /** Gives bytes in pieces of random size, and never says that more is there. */
  static final class InPieces extends InputStream {
    private final InputStream in;
    private final Random random;

    InPieces(byte[] bytes, Random random) {
      this.in = new ByteArrayInputStream(bytes);
      this.random = random;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return in.read(bytes, offset, Math.min(length, 1 + random.nextInt(20)));
    }
  }

  /** Random lines with all ends, and what a reader has to make of them. */
  private static final class Content {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final List<String> lines = new ArrayList<>();

    Content(Random random) {
      int count = random.nextInt(12);
      for (int i = 0; i < count; i++) {
        int length = random.nextInt(3) == 0 ? MAX - 2 + random.nextInt(5) : random.nextInt(2 * MAX);
        StringBuilder text = new StringBuilder();
        for (int j = 0; j < length; j++) {
          text.append(random.nextInt(10) == 0 ? '\r' : (char) ('a' + random.nextInt(26)));
        }
        if (length > 0 && text.charAt(length - 1) == '\r') {
          text.setCharAt(length - 1, 'z');
        }
        boolean last = i == count - 1 && length > 0 && random.nextBoolean();
        String end = last ? "" : random.nextBoolean() ? "\n" : "\r\n";
        bytes.writeBytes((text + end).getBytes(StandardCharsets.ISO_8859_1));
        lines.add(length > MAX ? "too long" : text.toString());
      }
    }
  }

  private static List<String> read(InputStream in, List<Long> offsets) {
    LineReader reader = new LineReader(in, MAX, false);
    List<String> lines = new ArrayList<>();
    while (true) {
      offsets.add(reader.consumed());
      if (!reader.next()) {
        return lines;
      }
      int length = reader.lineEnd - reader.lineStart;
      lines.add(
          reader.tooLong
              ? "too long"
              : new String(reader.buffer(), reader.lineStart, length, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void next_randomContentInRandomPieces_givesItsLines() {
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      Content content = new Content(random);
      List<Long> offsets = new ArrayList<>();

      List<String> lines = read(new InPieces(content.bytes.toByteArray(), random), offsets);

      assertThat(lines).as("seed %d", seed).isEqualTo(content.lines);
      assertThat(offsets.get(offsets.size() - 1))
          .as("bytes consumed, seed %d", seed)
          .isEqualTo(content.bytes.size());
    }
  }

  @Test
  void skip_toAnyLineStart_readsOnFromThere() throws IOException {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Content content = new Content(random);
      List<Long> offsets = new ArrayList<>();
      List<String> lines = read(new ByteArrayInputStream(content.bytes.toByteArray()), offsets);
      for (int i = 0; i < lines.size(); i++) {
        LineReader reader =
            new LineReader(new InPieces(content.bytes.toByteArray(), random), MAX, false);
        reader.skip(offsets.get(i));

        assertThat(reader.next()).as("seed %d, line %d", seed, i).isTrue();
        assertThat(reader.consumed()).as("seed %d, line %d", seed, i).isEqualTo(offsets.get(i + 1));
      }
    }
  }

  @Test
  void next_following_holdsALineUntilItsEndCame() {
    byte[][] parts = {
      Reading.utf8("one\ntw"), {}, Reading.utf8("o\r"), {}, Reading.utf8("\nthree")
    };
    int[] part = {0};
    InputStream growing =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException();
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            if (part[0] >= parts.length) {
              return -1;
            }
            byte[] next = parts[part[0]++];
            System.arraycopy(next, 0, bytes, offset, next.length);
            return next.length == 0 ? -1 : next.length;
          }
        };
    LineReader reader = new LineReader(growing, MAX, true);
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      boolean any = reader.next();
      told.add(
          any
              ? new String(
                  reader.buffer(),
                  reader.lineStart,
                  reader.lineEnd - reader.lineStart,
                  StandardCharsets.UTF_8)
              : "-");
    }

    assertThat(told).containsExactly("one", "-", "-", "two", "-", "-", "-", "-");
    assertThat(reader.holdsBack()).isTrue();
  }

  @Test
  void next_streamBreaks_givesWhatCameAndSaysSo() {
    for (RejectReason damage : List.of(RejectReason.TRUNCATED, RejectReason.CORRUPT)) {
      InputStream broken =
          new SequenceInputStream(
              new ByteArrayInputStream(Reading.utf8("one\ntwo")),
              new InputStream() {
                @Override
                public int read() throws IOException {
                  throw damage == RejectReason.TRUNCATED
                      ? new java.io.EOFException()
                      : new java.util.zip.ZipException();
                }
              });
      LineReader reader = new LineReader(broken, MAX, false);

      assertThat(reader.next()).isTrue();
      assertThat(reader.unended).isFalse();
      assertThat(reader.next()).isTrue();
      assertThat(reader.unended).isTrue();
      assertThat(reader.next()).isFalse();
      assertThat(reader.damage()).isEqualTo(damage);
    }
  }

  @Test
  void next_hugeLine_isPassedOverInLittleMemory() {
    long length = 300L << 20;
    InputStream huge =
        new InputStream() {
          private long left = length;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] bytes, int offset, int wanted) {
            int given = (int) Math.min(wanted, left);
            java.util.Arrays.fill(bytes, offset, offset + given, (byte) 'x');
            left -= given;
            return given == 0 ? -1 : given;
          }
        };
    LineReader reader = new LineReader(huge, 1 << 20, false);

    assertThat(reader.next()).isTrue();
    assertThat(reader.tooLong).isTrue();
    assertThat(reader.consumed()).isEqualTo(length);
    assertThat(reader.buffer().length).isLessThan(8 << 20);
    assertThat(reader.next()).isFalse();
  }
}
