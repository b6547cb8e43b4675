package tocsin.adapters.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A sensor's day as Zeek would log it: connections at their end, what was asked for in them at its
 * time, certificates apart. Some connections have no application line, some lines no connection.
 */
public final class ZeekLogs {
  private record Line(String log, long writtenAt, String tsv, String json) {}

  private final List<Line> lines = new ArrayList<>();
  private final Random random;

  /** Application lines whose connection is in the logs too. */
  int claimed;

  /** Connection lines that no application line claims. */
  int alone;

  /** Makes connections over some hours. */
  public ZeekLogs(Random random, int connections, int hours) {
    this.random = random;
    for (int i = 0; i < connections; i++) {
      long at = Reading.T0 + (long) (random.nextDouble() * hours * 3_600_000);
      connection(i, at);
    }
    lines.sort(Comparator.comparingLong(Line::writtenAt));
  }

  private void connection(int i, long at) {
    String uid = "C" + i;
    long duration = random.nextInt(100) < 95 ? random.nextInt(60_000) : random.nextInt(400_000);
    int kind = random.nextInt(4);
    boolean hasApplication = kind < 3 && random.nextInt(10) > 0;
    boolean hasConnection = random.nextInt(10) > 0 && kind != 2;
    if (hasApplication) {
      application(kind, i, uid, at);
    }
    if (hasConnection) {
      claimed += hasApplication ? 1 : 0;
      alone += hasApplication ? 0 : 1;
      add(
          "conn",
          at,
          at + duration,
          i,
          uid,
          "%.3f\t%d\t%d\tSF".formatted(duration / 1e3, i + 1, 2 * i + 1),
          "\"duration\":%.3f,\"orig_bytes\":%d,\"resp_bytes\":%d,\"conn_state\":\"SF\""
              .formatted(duration / 1e3, i + 1, 2 * i + 1));
    }
  }

  private void application(int kind, int i, String uid, long at) {
    String host = "h" + i + ".example";
    switch (kind) {
      case 0 ->
          add(
              "http",
              at,
              at,
              i,
              uid,
              "GET\t" + host + "\t/p" + i,
              "\"method\":\"GET\",\"host\":\"" + host + "\",\"uri\":\"/p" + i + "\"");
      case 1 -> {
        add(
            "ssl",
            at,
            at,
            i,
            uid,
            host + "\tF" + i,
            "\"server_name\":\"" + host + "\",\"cert_chain_fuids\":[\"F" + i + "\",\"x\"]");
        if (i % 3 == 0) {
          String hash = "%064x".formatted(i);
          long then = at + random.nextInt(3000) - 1000;
          lines.add(
              new Line(
                  "x509",
                  then,
                  ts(then) + "\tF" + i + "\t" + hash + "\tCN=" + host,
                  "{\"ts\":"
                      + ts(then)
                      + ",\"id\":\"F"
                      + i
                      + "\",\"fingerprint\":\""
                      + hash
                      + "\",\"certificate.subject\":\"CN="
                      + host
                      + "\"}"));
        }
      }
      default ->
          add(
              "dns",
              at,
              at,
              i,
              uid,
              host + "\t192.0.2.1,192.0.2." + i % 250,
              "\"query\":\""
                  + host
                  + "\",\"answers\":[\"192.0.2.1\",\"192.0.2."
                  + i % 250
                  + "\"],\"qtype\":1");
    }
  }

  private void add(
      String log, long at, long writtenAt, int i, String uid, String tsv, String json) {
    String src = "10.0." + i % 3 + "." + i % 200;
    String dst = "198.51.100." + i % 250;
    lines.add(
        new Line(
            log,
            writtenAt,
            ts(at) + "\t" + uid + "\t" + src + "\t1024\t" + dst + "\t443\t" + tsv,
            "{\"ts\":"
                + ts(at)
                + ",\"uid\":\""
                + uid
                + "\",\"id.orig_h\":\""
                + src
                + "\",\"id.resp_h\":\""
                + dst
                + "\",\"id.resp_p\":443,"
                + json
                + "}"));
  }

  private static String ts(long millis) {
    return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
  }

  private static String fields(String log) {
    String common = "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\t";
    return switch (log) {
      case "conn" -> common + "duration\torig_bytes\tresp_bytes\tconn_state";
      case "http" -> common + "method\thost\turi";
      case "ssl" -> common + "server_name\tcert_chain_fuids";
      case "dns" -> common + "query\tanswers";
      default -> "ts\tid\tfingerprint\tcertificate.subject";
    };
  }

  static String header(String log) {
    return "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\t"
        + log
        + "\n#fields\t"
        + fields(log);
  }

  /** Writes a folder of tab-separated logs; every hundred lines the header comes again. */
  public void writeTsv(Path folder) {
    for (String log : List.of("conn", "dns", "http", "ssl", "x509")) {
      List<String> out = new ArrayList<>();
      for (Line line : lines) {
        if (line.log().equals(log)) {
          if (out.size() % 100 == 0) {
            out.add(header(log));
          }
          out.add(line.tsv());
        }
      }
      out.add("#close\t2026-03-01-12-00-00");
      write(folder.resolve(log + ".log"), out);
    }
  }

  /** Writes all logs as one stream. */
  public void writeJson(Path file) {
    write(
        file,
        lines.stream()
            .map(line -> "{\"_path\":\"" + line.log() + "\"," + line.json().substring(1))
            .toList());
  }

  /** Writes a folder of JSON logs. */
  void writeJsonFolder(Path folder) {
    for (String log : List.of("conn", "dns", "http", "ssl", "x509")) {
      write(
          folder.resolve(log + ".log"),
          lines.stream().filter(l -> l.log().equals(log)).map(Line::json).toList());
    }
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
