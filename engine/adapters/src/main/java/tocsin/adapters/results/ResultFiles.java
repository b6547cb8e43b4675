package tocsin.adapters.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tocsin.adapters.json.ResultJson;
import tocsin.adapters.results.Parts.Entry;
import tocsin.core.kernel.Hash64;
import tocsin.domain.alert.Alert;
import tocsin.domain.intel.Membership;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.people.Assignment;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Reject;
import tocsin.job.Outlets;

/**
 * The files of one run. Sinks write parts below {@code .parts}; {@link #merge} turns them into the
 * output files. What was decided after the last record (a tier that time alone would lower some
 * day) is left out: nobody knows yet whether it will come so.
 */
public final class ResultFiles {
  private static final String ALERTS = "alerts";
  private static final String ASSIGNMENTS = "assignments";
  private static final String TARGETS = "targets";

  /** Read while a job runs; the merge has no use for them. */
  private static final String WORDS = "words";

  private static final String REJECTS = "rejects";
  private static final String ACCOUNTS = "accounts";
  private static final String MEMBERS = "members";

  private final Path folder;
  private final Path parts;
  private final boolean atOnce;

  public ResultFiles(Path folder) {
    this(folder, ".parts", false);
  }

  /**
   * Takes where to write.
   *
   * @param parts name of the folder for parts
   * @param atOnce whether each result is on disk before the next is taken
   */
  public ResultFiles(Path folder, String parts, boolean atOnce) {
    this.folder = folder;
    this.parts = folder.resolve(parts);
    this.atOnce = atOnce;
  }

  /** Where parts are written while a job runs. */
  public Path parts() {
    return parts;
  }

  /** Sinks that write here, without further places; words only while others read along. */
  public Outlets outlets() {
    return new Outlets(
        new PartSink<Alert>(parts, ALERTS, atOnce, ResultFiles::encode),
        new PartSink<Assignment>(parts, ASSIGNMENTS, atOnce, ResultFiles::encode),
        new PartSink<TargetReport>(parts, TARGETS, atOnce, TracedLines::encode),
        atOnce ? new PartSink<TargetReport>(parts, WORDS, true, TracedLines::encode) : null,
        new PartSink<Reject>(parts, REJECTS, atOnce, ResultFiles::encode),
        new PartSink<InputAccount>(parts, ACCOUNTS, atOnce, ResultFiles::encode),
        new PartSink<Membership>(parts, MEMBERS, atOnce, ResultFiles::encode),
        List.of());
  }

  private static String encode(Alert alert) {
    return Parts.line(
        alert.alertId() + "." + String.format("%06d", alert.version()),
        Parts.sortable(alert.decidedAt()),
        ResultJson.alert(alert));
  }

  private static String encode(Assignment a) {
    String version = a.alertId() + "." + String.format("%06d", a.version());
    return Parts.line(
        version + "." + a.route().ordinal() + "." + a.advisorId() + "." + a.unitId(),
        Parts.sortable(a.at()),
        ResultJson.assignment(a));
  }

  private static String encode(Membership member) {
    return Parts.line(member.site(), member.site(), ResultJson.membership(member));
  }

  private static String encode(Reject reject) {
    String line = ResultJson.reject(reject);
    String place = reject.file() + "." + String.format("%012d", reject.line());
    return Parts.line(place + "." + Hash64.of(line), place, line);
  }

  private static String encode(InputAccount account) {
    return Parts.line(
        account.file() + "." + account.part(),
        account.file() + "." + String.format("%04d", account.part()),
        ResultJson.account(account));
  }

  /** The accounts of all inputs, parts of one file added up, in order of names. */
  public List<InputAccount> accounts() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, InputAccount> byFile = new LinkedHashMap<>();
    for (Entry entry : Parts.read(parts, ACCOUNTS)) {
      InputAccount account = json.readValue(entry.line(), InputAccount.class);
      byFile.merge(account.file(), account, ResultFiles::sum);
    }
    return new ArrayList<>(byFile.values());
  }

  private static InputAccount sum(InputAccount a, InputAccount b) {
    return new InputAccount(
        a.file(),
        a.format(),
        0,
        a.bytes() + b.bytes(),
        a.lines() + b.lines(),
        a.records() + b.records(),
        a.joined() + b.joined(),
        sum(a.ignored(), b.ignored()),
        sum(a.rejected(), b.rejected()),
        sum(a.unknownFields(), b.unknownFields()),
        Math.min(a.firstAt(), b.firstAt()),
        Math.max(a.lastAt(), b.lastAt()),
        a.complete() && b.complete());
  }

  private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
    Map<String, Long> sum = new java.util.TreeMap<>(a);
    b.forEach((name, count) -> sum.merge(name, count, Long::sum));
    return sum;
  }

  /**
   * Writes the output files and removes the parts.
   *
   * @param horizon the last record's time, milliseconds UTC
   */
  public void merge(long horizon) throws IOException {
    merge(horizon, TargetNotes.NONE);
  }

  /**
   * The same, with notes on each target.
   *
   * @param horizon the last record's time, milliseconds UTC
   */
  public void merge(long horizon, TargetNotes notes) throws IOException {
    String last = Parts.sortable(horizon);
    write("alerts.jsonl", until(Parts.read(parts, ALERTS), last));
    write("assignments.jsonl", until(Parts.read(parts, ASSIGNMENTS), last));
    CampaignLines campaigns = CampaignLines.until(Parts.read(parts, MEMBERS), horizon);
    write("campaigns.jsonl", campaigns.entries());
    List<Entry> words = TracedLines.lastWords(until(Parts.read(parts, TARGETS), last), notes);
    write("targets.jsonl", campaigns.named(words));
    write("rejects.jsonl", Parts.read(parts, REJECTS));
    removeParts();
  }

  private static List<Entry> until(List<Entry> entries, String last) {
    return entries.stream().filter(entry -> entry.order().compareTo(last) <= 0).toList();
  }

  private void write(String name, List<Entry> entries) throws IOException {
    Path unfinished = folder.resolve("." + name + ".tmp");
    try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
      for (Entry entry : entries) {
        out.write(entry.line());
        out.write('\n');
      }
    }
    // Replacing is not enough: it removes the old file first.
    Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what a run, finished or killed, left of its parts. */
  public void removeParts() throws IOException {
    if (!Files.isDirectory(parts)) {
      return;
    }
    try (var files = Files.list(parts)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(parts);
  }
}
