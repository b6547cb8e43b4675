package tocsin.benchmarks;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.FileUtils;

/**
 * The input of the end-to-end measurements: native records of about 260 bytes over one day, 200,000
 * people, most of them on 100,000 popular hosts that a warning list names, some on hosts nobody
 * knows, a few on a listed domain.
 */
final class BenchData {
  static final int POPULAR = 100_000;
  private static final int PEOPLE = 200_000;
  private static final long START = 1_772_380_800_000L;
  private static final long DAY = 86_400_000L;

  final Path folder;

  /** What makes a pack judge names that no list knows. */
  private static final Set<String> MODELS =
      Set.of("lexical.bin", "brands.yaml", "fusion.yaml", "apps.yaml");

  /** What a pack can do without. */
  enum Without {
    NOTHING(""),
    NAMES("-bare"),
    DISCOVERY("-alone");

    private final String suffix;

    Without(String suffix) {
      this.suffix = suffix;
    }

    private boolean drops(String file) {
      return switch (this) {
        case NOTHING -> false;
        case NAMES -> MODELS.contains(file);
        case DISCOVERY -> file.equals("discovery.yaml");
      };
    }

    /** What a stage of that name does without. */
    static Without of(String stage) {
      return stage.endsWith(NAMES.suffix)
          ? NAMES
          : stage.endsWith(DISCOVERY.suffix) ? DISCOVERY : NOTHING;
    }

    /** The stage's name without the suffix. */
    String plain(String stage) {
      return stage.substring(0, stage.length() - suffix.length());
    }
  }

  final int records;
  final double unknownShare;
  final double listedShare;

  BenchData(Path folder, int records, double unknownShare, double listedShare) {
    this.folder = folder;
    this.records = records;
    this.unknownShare = unknownShare;
    this.listedShare = listedShare;
  }

  Path recordsFile() {
    return folder.resolve("records-" + records + "-" + unknownShare + "-" + listedShare + ".jsonl");
  }

  Path indicatorsFile() {
    return folder.resolve("indicators.txt");
  }

  /** The base pack with the popular hosts of the records. */
  Path pack(Without without) {
    return folder.resolve("pack" + without.suffix);
  }

  /** Makes what is not there yet. */
  void make(Path basePack, Path blocklist) throws IOException {
    Files.createDirectories(folder);
    if (!Files.exists(indicatorsFile())) {
      indicators(blocklist);
    }
    for (Without without : Without.values()) {
      pack(basePack, without);
    }
    if (!Files.exists(recordsFile())) {
      records();
    }
  }

  /** The shared list of 1.7 million domains where there is one, else invented ones. */
  private void indicators(Path blocklist) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(indicatorsFile())) {
      if (Files.exists(blocklist)) {
        try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(blocklist)),
                    StandardCharsets.UTF_8))) {
          in.lines()
              .skip(1)
              .map(line -> line.substring(0, line.indexOf('\t')))
              .forEach(domain -> write(out, domain));
        }
        return;
      }
      Random random = new Random(5);
      for (int i = 0; i < 1_700_000; i++) {
        write(out, Long.toString(random.nextLong() >>> 8, 36) + ".example");
      }
    }
  }

  private static void write(BufferedWriter out, String line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Copies the base pack anew: it may have changed since the last time. */
  private void pack(Path basePack, Without without) throws IOException {
    Path pack = pack(without);
    FileUtils.deleteDirectory(pack.toFile());
    FileUtils.copyDirectory(
        basePack.toFile(), pack.toFile(), file -> !without.drops(file.getName()));
    try (BufferedWriter out =
        Files.newBufferedWriter(pack.resolve("warning-lists/bench-popular.txt"))) {
      out.write("# role: clean\n");
      for (int i = 0; i < POPULAR; i++) {
        out.write(popular(i) + "\n");
      }
    }
  }

  private static String popular(int rank) {
    return "site" + Integer.toString(rank * 7919 + 13, 36) + ".test";
  }

  private void records() throws IOException {
    List<String> listed = new ArrayList<>();
    try (Stream<String> lines = Files.lines(indicatorsFile())) {
      lines.filter(line -> line.matches("[a-z0-9.-]+[a-z]")).forEach(listed::add);
    }
    Random random = new Random(7);
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(recordsFile()), 1 << 20)) {
      StringBuilder line = new StringBuilder(400);
      for (int i = 0; i < records; i++) {
        long at = START + (long) (i * (double) DAY / records) + random.nextInt(5000);
        double skew = random.nextDouble();
        record(line, at, (int) (PEOPLE * skew * skew), host(random, listed), random);
        out.write(line.toString().getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  private String host(Random random, List<String> listed) {
    double kind = random.nextDouble();
    if (kind < listedShare) {
      return (random.nextBoolean() ? "" : "m.") + listed.get(random.nextInt(listed.size()));
    }
    if (kind < listedShare + unknownShare) {
      return "www.tail" + random.nextInt(1_000_000) + ".invalid";
    }
    int rank = (int) (Math.exp(random.nextDouble() * Math.log(POPULAR + 1.0)) - 1);
    return (random.nextInt(3) == 0 ? "img." : "www.") + popular(rank);
  }

  private static void record(StringBuilder line, long at, int person, String host, Random random) {
    line.setLength(0);
    line.append("{\"ts\":").append(at);
    line.append(",\"subject\":\"s")
        .append(String.format("%015x", person * 2654435761L))
        .append('"');
    line.append(",\"src\":\"10.").append(person >> 16 & 255).append('.').append(person >> 8 & 255);
    line.append('.').append(person & 255).append("\",\"dst\":\"198.18.");
    line.append(random.nextInt(256)).append('.').append(random.nextInt(256));
    line.append("\",\"dport\":443,\"via\":\"tls\",\"host\":\"").append(host);
    line.append("\",\"ja4\":\"t13d1516h2_8daaf6152771_e5627efa2ab1\",\"bytesUp\":");
    line.append(300 + random.nextInt(4000)).append(",\"bytesDown\":").append(random.nextInt(90000));
    line.append(",\"durationMs\":").append(random.nextInt(20000)).append(",\"sensor\":\"edge-");
    line.append(random.nextInt(8)).append("\"}\n");
  }
}
