package tocsin.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.app.knowledge.FileKnowledge;

/** What to read and what to know; common to replay and run. */
public final class InputOptions {
  @Option(
      names = "--records",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description = "files, folders, globs, or - for standard input")
  private List<String> records = List.of();

  @Option(
      names = "--format",
      defaultValue = "auto",
      paramLabel = "FORMAT",
      description = "auto, native, zeek-tsv, zeek-json, eve or mapped (default: ${DEFAULT-VALUE})")
  private String format = "auto";

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "how CSV or pattern lines become records")
  private @Nullable Path mapping;

  @Option(
      names = "--indicators",
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "indicator files or folders: CSV, JSONL, lists, hosts, STIX, MISP, Zeek intel, snapshots")
  private List<String> indicators = List.of();

  @Option(names = "--roster", paramLabel = "DIR", description = "units, people, advisors, bindings")
  private @Nullable Path roster;

  @Option(names = "--lines", paramLabel = "FILE", description = "who had which address when")
  private @Nullable Path lines;

  @Option(
      names = "--handled",
      paramLabel = "FILE",
      description =
          "what the desk did: lines of {subject, at, verdict: V1…V8} or {…, snoozeUntil, reason}")
  private @Nullable Path dispositions;

  @Option(
      names = "--judged",
      paramLabel = "FILE",
      description =
          "what people hold of targets: lines of {value, verdict: confirmed|refuted, at[, kind,"
              + " until, by, why]}")
  private @Nullable Path judgements;

  @Option(names = "--pack", paramLabel = "DIR", description = "model pack (default: pack.folder)")
  private @Nullable Path pack;

  @Option(names = "--settings", paramLabel = "FILE", description = "settings file (YAML)")
  private @Nullable Path settingsFile;

  @Option(
      names = "-D",
      mapFallbackValue = "",
      paramLabel = "KEY=VALUE",
      description = "one setting")
  private Map<String, String> given = new LinkedHashMap<>();

  @Option(names = "--parallelism", paramLabel = "N", description = "operators side by side")
  private @Nullable Integer parallelism;

  /** Options as the command line gives them. */
  public InputOptions() {}

  /** Options set by another command rather than by the user. */
  InputOptions(
      List<String> records,
      List<String> indicators,
      @Nullable Path roster,
      @Nullable Path lines,
      @Nullable Path pack) {
    this.records = records;
    this.indicators = indicators;
    this.roster = roster;
    this.lines = lines;
    this.pack = pack;
  }

  /** The settings in force. */
  public Settings settings() {
    return Settings.read(settingsFile, given);
  }

  /** What the engine is to know, by place. */
  public FileKnowledge knowledge(Settings settings) {
    return new FileKnowledge(
        (pack == null ? Home.resolve(settings.text(Setting.PACK_FOLDER)) : pack).toString(),
        indicators,
        text(roster),
        text(lines),
        settings.text(Setting.PRIVACY_KEY_FILE),
        text(dispositions),
        text(judgements));
  }

  private static String text(@Nullable Path path) {
    return path == null ? "" : path.toString();
  }

  /**
   * What to read.
   *
   * @param now wall clock, for the latest time allowed
   */
  public InputSpec input(Settings settings, boolean follow, long now) {
    return new InputSpec(
        new ArrayList<>(records),
        format(),
        text(mapping),
        follow,
        settings.time(Setting.INGEST_EARLIEST, now),
        settings.time(Setting.INGEST_LATEST, now),
        settings.number(Setting.INGEST_MAX_LINE_BYTES));
  }

  private Format format() {
    if (format.equals("auto")) {
      return Format.UNKNOWN;
    }
    for (Format known :
        List.of(Format.NATIVE, Format.ZEEK_TSV, Format.ZEEK_JSON, Format.EVE, Format.MAPPED)) {
      if (known.word().equals(format)) {
        return known;
      }
    }
    throw new TocsinException(
        ExitCode.USAGE,
        "--format '" + format + "' is none of auto, native, zeek-tsv, zeek-json, eve, mapped");
  }

  /** Operators side by side, 1 to 256. */
  public int parallelism(Settings settings) {
    int wanted = parallelism == null ? settings.number(Setting.JOB_PARALLELISM) : parallelism;
    if (wanted < 1 || wanted > 256) {
      throw new TocsinException(ExitCode.USAGE, "--parallelism " + wanted + " is outside 1 to 256");
    }
    return wanted;
  }
}
