package tocsin.adapters.file;

import static tocsin.adapters.file.Reading.concat;
import static tocsin.adapters.file.Reading.gzip;
import static tocsin.adapters.file.Reading.line;
import static tocsin.adapters.file.Reading.utf8;
import static tocsin.adapters.file.Reading.zstd;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Whole files, plain and compressed. */
final class BadFiles extends BadInputs {
  @Override
  void fill() {
    files();
    compressed();
  }

  private void files() {
    file("empty file", "0 bytes", "0", null);
    file("blank lines only", "`\\n\\r\\n\\n`", "3 = 3 ignored: blank", null, utf8("\n\r\n\n"));
    file(
        "byte order mark",
        "EF BB BF before the first line",
        "2 = 2 records",
        "last.example",
        utf8("\uFEFF" + GOOD + "\n" + LAST + "\n"));
    file(
        "UTF-16 with its mark",
        "FF FE, two bytes a character",
        "1 = 1 rejected: unreadable",
        null,
        concat(
            new byte[] {(byte) 0xFF, (byte) 0xFE},
            (GOOD + "\n").getBytes(StandardCharsets.UTF_16LE)));
    file(
        "line ends mixed",
        "`\\n` and `\\r\\n`",
        "3 = 3 records",
        "last.example",
        utf8(GOOD + "\r\n" + GOOD + "\n" + LAST + "\r\n"));
    file(
        "line ends `\\r` only",
        "two objects, one line",
        "1 = 1 rejected: not-json",
        null,
        utf8(GOOD + "\r" + LAST + "\r"));
    file("no final newline", "", "2 = 2 records", "last.example", utf8(GOOD + "\n" + LAST));
    file(
        "cut in its last line",
        "plain file",
        "2 = 1 record + 1 rejected: not-json",
        "first.example",
        utf8(GOOD + "\n" + LAST.substring(0, 30)));
    file(
        "begins within a line",
        "as a rotated or tailed file does",
        "2 = 1 record + 1 rejected: not-json",
        "last.example",
        utf8(GOOD.substring(20) + "\n" + LAST + "\n"));
    file(
        "begins with a comment",
        "`# exported by …`",
        "2 = 1 record + 1 rejected: not-json",
        "last.example",
        utf8("# exported by gw1\n" + LAST + "\n"));
    file(
        "one JSON array",
        "`[{…},{…}]`",
        "1 = 1 rejected: unreadable",
        null,
        utf8("[" + GOOD + "," + LAST + "]"));
    file(
        "pretty-printed JSON",
        "an object over three lines",
        "4 = 1 record + 3 rejected: not-json",
        "last.example",
        utf8("{\n\"ts\":1\n}\n" + LAST + "\n"));
    file("binary file", "5,000 random bytes", "1 = 1 rejected: unreadable", null, junk(5000));
    file(
        "CSV without a mapping",
        "",
        "1 = 1 rejected: unreadable",
        null,
        utf8("at,ip,site\n1,2,3\n"));
  }

  private void compressed() {
    byte[] packed = stored(good(5000));
    int inAText = indexOf(packed, "h2500.example");
    int atABlock = 10 + 20 * (STORED_BLOCK + 5);
    byte[] frame = zstd(good(100_000));
    file(
        "gzip under another name", "told by content", "2 = 2 records", "h1.example", gzip(good(2)));
    file("empty gzip", "of nothing", "0", null, gzip(new byte[0]));
    file("gzip, header only", "10 bytes", "1 = 1 rejected: truncated", null, cut(packed, 10));
    file(
        "truncated gzip",
        "5,000 lines, cut in line 2,501",
        "2,502 = 2,500 records + 2 rejected: truncated",
        "h2499.example",
        cut(packed, inAText));
    file(
        "gzip without its trailer",
        "last 8 bytes missing",
        "5,001 = 5,000 records + 1 rejected: truncated",
        "h4999.example",
        cut(packed, packed.length - 8));
    file(
        "corrupt gzip, in a text",
        "bytes FF FF in line 2,501 of 5,000",
        "5,001 = 4,999 records + 1 rejected: corrupt + 1 rejected: encoding",
        "h4999.example",
        set(packed, inAText, 0xFF, 0xFF));
    file(
        "corrupt gzip, in a block's head",
        "bytes 200,100 on; some before it are lost too",
        "3,351 = 3,349 records + 1 rejected: corrupt + 1 rejected: truncated",
        "h\\d+.example",
        set(packed, atABlock, 7));
    file(
        "gzip, second member corrupt",
        "in its first block",
        "3 = 2 records + 1 rejected: corrupt",
        "h1.example",
        gzip(good(2)),
        set(packed, 10, 7));
    file(
        "gzip with bytes after it",
        "20 zero bytes",
        "2 = 2 records",
        "h1.example",
        gzip(good(2)),
        new byte[20]);
    file("gzip in gzip", "", "2 = 2 records", "h1.example", gzip(gzip(good(2))));
    file("zstd in gzip in zstd", "", "2 = 2 records", "h1.example", zstd(gzip(zstd(good(2)))));
    file(
        "four layers of gzip",
        "three are opened",
        "1 = 1 rejected: unreadable",
        null,
        gzip(gzip(gzip(gzip(good(2))))));
    file(
        "gzip bomb, one line",
        "64 MB of one letter in 64 kB",
        "3 = 2 records + 1 rejected: line-too-long",
        "h1.example",
        gzip(concat(good(1), bomb('x'), utf8("\n" + line(1)))));
    file(
        "gzip bomb, many lines",
        "4 M blank lines in 4 kB",
        "4,194,306 = 2 records + 4,194,304 ignored: blank",
        "h1.example",
        gzip(concat(good(1), Arrays.copyOf(bomb('\n'), 4 << 20), utf8(line(1)))));
    file(
        "gzip bomb in gzip",
        "64 MB in 500 bytes",
        "3 = 2 records + 1 rejected: line-too-long",
        "h1.example",
        gzip(gzip(concat(good(1), bomb('x'), utf8("\n" + line(1))))));
    file("zstd, two frames", "", "4 = 4 records", "h1.example", zstd(good(2)), zstd(good(2)));
    file(
        "truncated zstd",
        "half of 100,000 lines; a window is lost with the cut",
        "39,372 = 39,370 records + 2 rejected: truncated",
        "h\\d+.example",
        cut(frame, frame.length / 2));
    file(
        "corrupt zstd",
        "a byte changed in the middle",
        "39,372 = 39,370 records + 1 rejected: corrupt + 1 rejected: truncated",
        "h\\d+.example",
        set(frame, frame.length / 2, frame[frame.length / 2] ^ 0x55));
    file(
        "corrupt zstd, small",
        "a byte changed in its only block",
        "1 = 1 rejected: corrupt",
        null,
        damagedSmall());
  }

  private byte[] damagedSmall() {
    byte[] small = zstd(good(5000));
    return set(small, small.length / 2, small[small.length / 2] ^ 0x55);
  }

  private static final int STORED_BLOCK = 10_000;

  /** Gzip without compression, laid out by hand: damage falls in the same place everywhere. */
  private byte[] stored(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0});
    for (int at = 0; at < plain.length; at += STORED_BLOCK) {
      int length = Math.min(STORED_BLOCK, plain.length - at);
      out.write(at + length == plain.length ? 1 : 0);
      little(out, length, 2);
      little(out, ~length, 2);
      out.write(plain, at, length);
    }
    CRC32 sum = new CRC32();
    sum.update(plain);
    little(out, sum.getValue(), 4);
    little(out, plain.length, 4);
    return out.toByteArray();
  }

  private void little(ByteArrayOutputStream out, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> 8 * i));
    }
  }

  private byte[] bomb(char letter) {
    byte[] bytes = new byte[64 << 20];
    Arrays.fill(bytes, (byte) letter);
    return bytes;
  }
}
