package tocsin.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Records;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.detect.LinesTable;
import tocsin.core.detect.Pseudonyms;
import tocsin.core.detect.Subjects;
import tocsin.core.kernel.Urls;
import tocsin.core.model.CompiledModel;
import tocsin.core.reference.ReferenceEngine;
import tocsin.core.route.Roster;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Via;
import tocsin.models.url.LogFigures;

/** How many accesses of real, ordinary logs the engine flags when no list helps it. */
final class OrdinaryLogs {
  /** The log of one server: what its visitors browsed is the pages that they came from. */
  private static final String SERVER_LOG = "apache_access_10k.log.gz";

  static final String MAPPING = "sample-data/mappings/apache-combined.yaml";
  private static final int MAX_LINE_BYTES = 1 << 20;

  private OrdinaryLogs() {}

  /**
   * Reads the logs of a folder of shared data; none where there are none.
   *
   * @param data with {@code logs/} below it
   * @param mapping how the server's log is read, the file {@link #MAPPING}
   */
  static List<LogFigures> of(Path data, Path mapping, CompiledModel pack) throws IOException {
    List<LogFigures> figures = new ArrayList<>();
    for (String name : List.of("zeek_zat", "zeek_apt29_day1_combined.json.gz", SERVER_LOG)) {
      Path log = data.resolve("logs").resolve(name);
      if (Files.exists(log)) {
        boolean server = name.equals(SERVER_LOG);
        figures.add(of(name, spec(log, server ? mapping.toString() : ""), server, pack));
      }
    }
    return figures;
  }

  private static LogFigures of(String name, InputSpec input, boolean server, CompiledModel pack)
      throws IOException {
    byte[] key = "a public key for logs that are public".getBytes(StandardCharsets.US_ASCII);
    ReferenceEngine engine =
        new ReferenceEngine(
            pack,
            IndicatorIndex.empty(),
            List.of(),
            new Subjects(LinesTable.EMPTY, new Pseudonyms(key)),
            Roster.EMPTY);
    Map<String, Integer> accesses = new HashMap<>();
    Records.forEach(
        input,
        record -> {
          AccessRecord access = server ? referring(record) : record;
          if (access != null) {
            engine.take(access);
            accesses.merge(target(access), 1, Integer::sum);
          }
        });
    Set<String> flagged = new HashSet<>();
    engine
        .finish()
        .targets()
        .forEach(
            report -> {
              if (report.verdict().flagged()) {
                flagged.add(report.target());
              }
            });
    long all = accesses.values().stream().mapToLong(each -> each).sum();
    long wrong = flagged.stream().mapToLong(target -> accesses.getOrDefault(target, 0)).sum();
    String title = server ? name + ", referring pages" : name;
    return new LogFigures(title, all, accesses.size(), wrong);
  }

  private static String target(AccessRecord record) {
    String host = record.host() == null ? record.dst() : record.host();
    return host != null ? host : String.valueOf(record.app());
  }

  /** The access to the page that a record refers to, or null without one. */
  private static @Nullable AccessRecord referring(AccessRecord r) {
    Urls.Parts page = r.referrer() == null ? null : Urls.parse(r.referrer(), null);
    return page == null
        ? null
        : new AccessRecord(
            r.at(),
            r.subject(),
            r.src(),
            null,
            80,
            Via.HTTP,
            page.host(),
            r.referrer(),
            "GET",
            null,
            r.userAgent(),
            null,
            null,
            null,
            List.of(),
            0,
            0,
            0,
            null);
  }

  private static InputSpec spec(Path log, String mapping) {
    return new InputSpec(
        List.of(log.toString()), Format.UNKNOWN, mapping, false, 0, Long.MAX_VALUE, MAX_LINE_BYTES);
  }
}
