package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a log: no exception, no hang, and the account adds up. */
class LogFuzzTest {
  private static final int ROUNDS = 150;

  @TempDir Path temp;

  private byte[] bytes(String format, Random random) throws IOException {
    Path file = temp.resolve("source");
    switch (format) {
      case "native" -> {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 30; i++) {
          lines.append(Reading.line(i)).append('\n');
        }
        return Reading.utf8(lines.toString());
      }
      case "zeek-tsv" -> {
        new ZeekLogs(random, 200, 1).writeTsv(temp.resolve("tsv"));
        String log = List.of("conn", "dns", "http", "ssl", "x509").get(random.nextInt(5));
        return Files.readAllBytes(temp.resolve("tsv/" + log + ".log"));
      }
      case "zeek-json" -> {
        new ZeekLogs(random, 30, 1).writeJson(file);
        return Files.readAllBytes(file);
      }
      case "eve" -> {
        String event =
            "{\"timestamp\":\"2026-03-01T08:00:00.250000+0800\",\"flow_id\":%d,\"event_type\":\"%s\","
                + "\"src_ip\":\"10.0.0.1\",\"dest_ip\":\"192.0.2.1\",\"dest_port\":53,"
                + "\"dns\":{\"rrname\":\"a.example\",\"answers\":[{\"rdata\":\"192.0.2.1\"}]},"
                + "\"http\":{\"hostname\":\"a.example\",\"url\":\"/\"},\"tls\":{\"sni\":\"a.example\"},"
                + "\"flow\":{\"bytes_toserver\":5,\"start\":\"2026-03-01T08:00:00.250000+0800\"}}\n";
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 30; i++) {
          String type = List.of("dns", "http", "tls", "flow", "stats").get(random.nextInt(5));
          lines.append(event.formatted(random.nextInt(8), type));
        }
        return Reading.utf8(lines.toString());
      }
      default -> {
        StringBuilder lines = new StringBuilder("at,ip,site,down\n");
        for (int i = 0; i < 30; i++) {
          lines.append("2026-03-01T00:00:%02dZ,10.0.0.1,\"a.example\",%d\n".formatted(i, i));
        }
        return Reading.utf8(lines.toString());
      }
    }
  }

  private static byte[] hurt(byte[] bytes, Random random) {
    byte[] out = bytes.clone();
    for (int i = 1 + random.nextInt(40); i > 0; i--) {
      int at = random.nextInt(out.length);
      switch (random.nextInt(5)) {
        case 0 -> out[at] = (byte) random.nextInt(256);
        case 1 ->
            out[at] =
                "\n\r\t,\"\\{}[]#-:x0".getBytes(StandardCharsets.US_ASCII)[random.nextInt(15)];
        case 2 ->
            out =
                Reading.concat(
                    java.util.Arrays.copyOf(out, at), rest(out, at + random.nextInt(50)));
        case 3 -> {
          byte[] piece = rest(out, random.nextInt(out.length));
          piece = java.util.Arrays.copyOf(piece, Math.min(piece.length, 60));
          out = Reading.concat(java.util.Arrays.copyOf(out, at), piece, rest(out, at));
        }
        default -> {
          int length = Math.min(out.length - at, 1 + random.nextInt(8));
          for (int j = 0; j < length; j++) {
            out[at + j] = (byte) random.nextInt(256);
          }
        }
      }
      if (out.length == 0) {
        return new byte[] {'{'};
      }
    }
    return out;
  }

  private static byte[] rest(byte[] bytes, int from) {
    return java.util.Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
  }

  @Test
  void hurtLogs_everyFormat_areAccountedFor() throws IOException {
    Path mapping =
        Files.writeString(
            temp.resolve("m.yaml"), "columns: {ts: at, src: ip, host: site, bytesDown: down}\n");
    for (Format format :
        List.of(Format.NATIVE, Format.ZEEK_TSV, Format.ZEEK_JSON, Format.EVE, Format.MAPPED)) {
      long records = 0;
      long rejected = 0;
      for (long seed = 0; seed < ROUNDS; seed++) {
        Random random = new Random(seed);
        byte[] bytes = hurt(bytes(format.word(), random), random);
        int packing = random.nextInt(6);
        byte[] packed =
            packing == 0 ? Reading.gzip(bytes) : packing == 1 ? Reading.zstd(bytes) : bytes;
        if (packing < 2 && random.nextBoolean()) {
          packed = hurt(packed, random);
        }
        Path file = Reading.write(temp.resolve("hurt"), packed);
        boolean told = random.nextBoolean();
        Reading reading =
            Reading.of(Reading.spec(told ? format : Format.UNKNOWN, mapping.toString(), file), 1);

        assertThat(reading.account().addsUp())
            .as("%s, seed %d: %s", format, seed, reading.account())
            .isTrue();
        assertThat(reading.account().complete()).as("%s, seed %d", format, seed).isTrue();
        assertThat((long) reading.rejects.size())
            .as("%s, seed %d", format, seed)
            .isEqualTo(reading.account().rejected().values().stream().mapToLong(n -> n).sum());
        records += reading.records.size();
        rejected += reading.rejects.size();
      }
      // Otherwise the damage would be too small, or so great that nothing is tested.
      assertThat(records).as("%s", format).isGreaterThan(ROUNDS * 3);
      assertThat(rejected).as("%s", format).isGreaterThan(ROUNDS);
    }
  }
}
