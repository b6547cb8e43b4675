package tocsin.adapters.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Intake;
import tocsin.domain.traffic.Reject;

/** Reads inputs to their end and keeps all that was told; writes the inputs of tests. */
public final class Reading {
  /** 2026-03-01T08:00:00+08:00. */
  public static final long T0 = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

  private static final long EARLIEST = Instant.parse("2001-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2027-01-01T00:00:00Z").toEpochMilli();

  public final List<AccessRecord> records = new ArrayList<>();
  public final List<Reject> rejects = new ArrayList<>();

  /** The last account of each file and part. */
  public final Map<String, InputAccount> accounts = new TreeMap<>();

  /** What to read, format told by content. */
  public static InputSpec spec(Path... paths) {
    return spec(Format.UNKNOWN, "", paths);
  }

  /** What to read and how. */
  public static InputSpec spec(Format format, String mapping, Path... paths) {
    List<String> names = java.util.Arrays.stream(paths).map(Path::toString).toList();
    return new InputSpec(names, format, mapping, false, EARLIEST, LATEST, 1 << 20);
  }

  static Reading of(Path... paths) throws IOException {
    return of(spec(paths), 1);
  }

  /** Reads everything. */
  public static Reading of(InputSpec spec, int lanes) throws IOException {
    Reading reading = new Reading();
    for (Lane lane : Lanes.plan(spec, lanes)) {
      try (LaneReader reader = new LaneReader(lane, spec)) {
        while (!reader.done()) {
          reading.take(reader.read());
        }
      }
    }
    return reading;
  }

  /** Takes what was read at one go, if anything. */
  public void take(Intake intake) {
    if (intake == null) {
      return;
    }
    records.addAll(intake.records());
    rejects.addAll(intake.rejects());
    intake.accounts().forEach(a -> accounts.put(a.file() + "#" + a.part(), a));
  }

  InputAccount account() {
    if (accounts.size() != 1) {
      throw new IllegalStateException("accounts of " + accounts.keySet());
    }
    return accounts.values().iterator().next();
  }

  AccessRecord only() {
    if (records.size() != 1) {
      throw new IllegalStateException(records.size() + " records; rejects " + rejects);
    }
    return records.get(0);
  }

  List<String> hosts() {
    return records.stream().map(AccessRecord::host).toList();
  }

  /** A sound native line, some seconds after T0. */
  static String line(int second) {
    return "{\"ts\":"
        + (T0 + 1000L * second)
        + ",\"subject\":\"p"
        + second % 7
        + "\",\"host\":\"h"
        + second
        + ".example\"}";
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path file, String... lines) {
    return write(file, utf8(String.join("\n", lines) + (lines.length == 0 ? "" : "\n")));
  }

  static byte[] gzip(byte[] plain) {
    return through(plain, out -> new GZIPOutputStream(out));
  }

  static byte[] zstd(byte[] plain) {
    return through(plain, io.airlift.compress.zstd.ZstdOutputStream::new);
  }

  private interface Wrap {
    OutputStream around(OutputStream out) throws IOException;
  }

  private static byte[] through(byte[] plain, Wrap wrap) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = wrap.around(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  /** The repository's folder, where models and sample data are. */
  static Path root() {
    return Path.of(System.getProperty("tocsin.root", "../.."));
  }
}
