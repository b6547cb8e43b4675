package tocsin.adapters.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tocsin.adapters.feeds.Feeds.Read;
import tocsin.adapters.file.ContentStream;
import tocsin.domain.intel.Indicator;

/** What holds for every format: compression, bounds, damage. */
class FeedReaderTest {
  private static final List<String> SAMPLES =
      List.of(
          "kind,value,fraudType,confidence,source,validFrom,validUntil,knownFrom\n"
              + "host,a.example,F01,80,x,,,2026-03-02T00:00:00Z\nurl,http://b.example/c,F02,70,,,,\n"
              + "cidr,203.0.113.0/24,,,,,,\napp,com.example.fake,F05,,,,,\n",
          "{\"kind\":\"host\",\"value\":\"a.example\",\"knownFrom\":1772380800000}\n"
              + "{\"kind\":\"suffix\",\"value\":\"b.example\",\"confidence\":70}\n",
          "# list\nevil.example\n192.0.2.1\nhttp://c.example/x\n0.0.0.0 d.example\n",
          "#fields\tindicator\tindicator_type\tmeta.source\nevil.example\tIntel::DOMAIN\tx\n"
              + "192.0.2.1\tIntel::ADDR\tx\n",
          "{\"type\":\"bundle\",\"objects\":[{\"type\":\"indicator\",\"pattern\":"
              + "\"[domain-name:value = 'a.example' OR ipv4-addr:value = '192.0.2.1']\","
              + "\"created\":\"2026-03-01T00:00:00Z\",\"valid_from\":\"2026-03-01T00:00:00Z\"}]}",
          "{\"Event\":{\"Attribute\":[{\"type\":\"domain\",\"value\":\"a.example\",\"timestamp\":"
              + "\"1772380800\"},{\"type\":\"ip-dst\",\"value\":\"192.0.2.1\"}]}}");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] zstd(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream zstd = new ZstdOutputStream(out)) {
      zstd.write(plain);
    }
    return out.toByteArray();
  }

  private static Read opened(byte[] content) throws IOException {
    return Feeds.stream(ContentStream.open(new ByteArrayInputStream(content)));
  }

  @Test
  void compressed_anyFormat_isReadLikePlain() throws IOException {
    for (String sample : SAMPLES) {
      List<Indicator> plain = Feeds.read(sample).indicators();

      assertThat(plain).hasSizeGreaterThanOrEqualTo(2);
      assertThat(opened(gzip(bytes(sample))).indicators()).isEqualTo(plain);
      assertThat(opened(zstd(bytes(sample))).indicators()).isEqualTo(plain);
    }
  }

  /** A stream may hand out less than was asked for; the format must not hang on it. */
  @Test
  void stream_thatComesByteByByte_isToldAndReadTheSame() throws IOException {
    for (String sample : SAMPLES) {
      InputStream trickle =
          new ByteArrayInputStream(bytes(sample)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
              return super.read(into, offset, Math.min(1, length));
            }

            @Override
            public synchronized int available() {
              return 0;
            }
          };

      Read read = Feeds.stream(trickle);

      assertThat(read.indicators()).isEqualTo(Feeds.read(sample).indicators());
      assertThat(read.account()).isEqualTo(Feeds.read(sample).account());
    }
  }

  @Test
  void truncatedOrDamagedCompression_isAnInputErrorNotACrash() throws IOException {
    byte[] plain = bytes("evil.example\n".repeat(3) + noise(20_000));
    for (byte[] packed : List.of(gzip(plain), zstd(plain))) {
      byte[] damaged = packed.clone();
      Arrays.fill(damaged, packed.length / 2, packed.length / 2 + 64, (byte) 0x5A);

      assertThatThrownBy(() -> opened(Arrays.copyOf(packed, packed.length / 2)))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> opened(damaged)).isInstanceOf(IOException.class);
    }
  }

  private static String noise(int lines) {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(Long.toString(random.nextLong() >>> 1, 36)).append(".example\n");
    }
    return text.toString();
  }

  @Test
  void line_withoutEnd_isRejectedWithoutHoldingItInMemory() throws IOException {
    long length = 200_000_000;
    InputStream endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            return given++ < length ? 'a' : -1;
          }

          @Override
          public int read(byte[] into, int offset, int count) {
            if (given >= length) {
              return -1;
            }
            int some = (int) Math.min(count, length - given);
            Arrays.fill(into, offset, offset + some, (byte) 'a');
            given += some;
            return some;
          }
        };

    Read read = Feeds.stream(endless);

    assertThat(read.account().faults())
        .containsExactly("line 1: a line of 200000000 characters; at most 65536");
  }

  @Test
  void lines_whateverTheirEndAndTheBuffersEdge_keepTheirNumbers() {
    // 16384 characters fill the buffer; the fault must be found at its line on every side of it.
    for (int pad = 16370; pad < 16390; pad++) {
      for (String end : List.of("\n", "\r\n", "\r")) {
        String text = "# " + "x".repeat(pad) + end + "a.example" + end + "bad/" + end + "b.example";
        Read read = Feeds.read(text);

        assertThat(read.values())
            .as("pad %d", pad)
            .containsExactly("SUFFIX a.example", "SUFFIX b.example");
        assertThat(read.account().faults())
            .as("pad %d", pad)
            .containsExactly("line 3: a host of one label");
      }
    }
  }

  @Test
  void emptyFeed_hasAnAccountOfNothing() {
    Read read = Feeds.read("");

    assertThat(read.account())
        .isEqualTo(new FeedAccount("feed", "list", 0, 0, java.util.Map.of(), 0, List.of()));
  }

  /**
   * Whatever bytes come: an account or an input error. What is accepted is sound, and a rejection
   * is never without a fault to show.
   */
  @Test
  void mutatedBytes_giveAnAccountOrAnInputError() {
    long seed = 20_260_302;
    Random random = new Random(seed);
    IndicatorRules rules = new IndicatorRules(Feeds.SUFFIXES);
    int accounts = 0;
    for (int round = 0; round < 12_000; round++) {
      byte[] content = bytes(SAMPLES.get(random.nextInt(SAMPLES.size())));
      mutate(content, random);
      String input = new String(content, StandardCharsets.ISO_8859_1);
      try {
        Read read = opened(content);
        accounts++;
        FeedAccount account = read.account();
        assertThat(account.accepted()).isEqualTo(read.indicators().size());
        assertThat(account.faults().size()).isEqualTo(Math.min(20, account.rejected()));
        for (Indicator each : read.indicators()) {
          assertThat(rules.normalise(each).indicator())
              .as("seed %d round %d: %s", seed, round, input)
              .isEqualTo(each);
        }
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("not one JSON document");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + " round " + round + ": " + input, e);
      }
    }
    assertThat(accounts).isGreaterThan(5000);
  }

  private static void mutate(byte[] content, Random random) {
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      int at = random.nextInt(content.length);
      switch (random.nextInt(4)) {
        case 0 -> content[at] = (byte) random.nextInt(256);
        case 1 -> content[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> content[at] = (byte) "\"',;{}[]|/\\\t\n\r#:.*@%".charAt(random.nextInt(20));
        default -> {
          int from = random.nextInt(content.length);
          int length = Math.min(random.nextInt(40), content.length - Math.max(at, from));
          System.arraycopy(content.clone(), from, content, at, length);
        }
      }
    }
  }
}
