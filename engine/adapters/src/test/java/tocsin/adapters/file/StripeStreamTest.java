package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripeStreamTest {
  @TempDir Path temp;

  /** Lines that say their number; some empty, some longer than a block. */
  private static String content(Random random) {
    StringBuilder out = new StringBuilder();
    int lines = random.nextInt(40);
    for (int i = 1; i <= lines; i++) {
      int length = random.nextInt(8) == 0 ? random.nextInt(200) : random.nextInt(12);
      out.append(length == 0 ? "" : i + ":" + "x".repeat(length));
      out.append(i == lines && length > 0 && random.nextBoolean() ? "" : "\n");
    }
    return out.toString();
  }

  private static List<String> linesOf(String content) {
    return content.isEmpty()
        ? List.of()
        : new ArrayList<>(List.of(content.replaceFirst("\n$", "").split("\n", -1)));
  }

  @Test
  void stripes_anyBlocksAndBoundaries_coverEveryLineOnceWithItsNumber() throws IOException {
    Path file = temp.resolve("lines");
    for (long seed = 0; seed < 1500; seed++) {
      Random random = new Random(seed);
      String content = content(random);
      Files.writeString(file, content);
      int stripes = 1 + random.nextInt(4);
      long block = 1 + random.nextInt(60);
      Map<Long, String> byNumber = new TreeMap<>();
      for (int stripe = 0; stripe < stripes; stripe++) {
        try (StripeStream stream = new StripeStream(file, stripe, stripes, block);
            LineReader reader = new LineReader(stream, 1000, false)) {
          for (long at = 0; reader.next(); at = reader.consumed()) {
            String line =
                new String(
                    reader.buffer(),
                    reader.lineStart,
                    reader.lineEnd - reader.lineStart,
                    StandardCharsets.UTF_8);
            assertThat(byNumber.put(stream.lineNumber(at), line)).as("seed %d", seed).isNull();
          }
        }
      }

      assertThat(new ArrayList<>(byNumber.values()))
          .as("seed %d", seed)
          .isEqualTo(linesOf(content));
      assertThat(byNumber.keySet())
          .as("seed %d", seed)
          .hasSize(linesOf(content).size())
          .allMatch(number -> number >= 1 && number <= linesOf(content).size());
    }
  }

  @Test
  void skip_toAnyPlaceOfAStripe_readsTheRest() throws IOException {
    Path file = temp.resolve("lines");
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Files.writeString(file, content(random));
      int stripes = 1 + random.nextInt(3);
      int stripe = random.nextInt(stripes);
      byte[] all;
      try (StripeStream whole = new StripeStream(file, stripe, stripes, 16)) {
        all = whole.readAllBytes();
      }
      int skipped = random.nextInt(all.length + 1);
      try (StripeStream part = new StripeStream(file, stripe, stripes, 16)) {
        part.skipNBytes(skipped);

        assertThat(part.readAllBytes())
            .as("seed %d", seed)
            .isEqualTo(java.util.Arrays.copyOfRange(all, skipped, all.length));
      }
    }
  }

  @Test
  void skip_beyondAFileThatBecameShorter_endsInsteadOfHanging() throws IOException {
    Path file = Files.writeString(temp.resolve("lines"), "a\nb\nc\n");
    try (StripeStream stream = new StripeStream(file, 1, 2, 2)) {
      assertThatThrownBy(() -> stream.skipNBytes(1000)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void plan_largeFile_isReadInStripesWithItsRejectsInPlace() throws IOException {
    Path file = temp.resolve("large.jsonl");
    int lines = 0;
    int bad = 0;
    try (var out = Files.newBufferedWriter(file)) {
      long size = 0;
      while (size < 3 * StripeStream.BLOCK) {
        String line =
            lines % 10_007 == 10_006 ? "{bad" : Reading.line(lines) + " ".repeat(lines % 300);
        bad += line.equals("{bad") ? 1 : 0;
        out.write(line);
        out.write('\n');
        size += line.length() + 1;
        lines++;
      }
    }

    InputSpec spec = Reading.spec(file);
    assertThat(Lanes.plan(spec, 2)).allMatch(lane -> lane.positions().get(0).stripes() == 2);
    Reading reading = Reading.of(spec, 2);

    assertThat(reading.records).hasSize(lines - bad);
    assertThat(reading.hosts().stream().distinct().count()).isEqualTo(lines - bad);
    assertThat(reading.rejects).hasSize(bad).allMatch(r -> r.line() % 10_007 == 0);
    assertThat(reading.accounts.values()).hasSize(2).allMatch(a -> a.addsUp() && a.complete());
    assertThat(reading.accounts.values().stream().mapToLong(a -> a.lines()).sum()).isEqualTo(lines);
  }
}
