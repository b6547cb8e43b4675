package tocsin.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.ReplayReader;
import tocsin.app.ContactSheet.Row;
import tocsin.app.knowledge.Loaded;
import tocsin.core.capacity.CampaignTasks;
import tocsin.core.capacity.CampaignTasks.Case;
import tocsin.core.capacity.Offers;
import tocsin.core.kernel.Hash64;
import tocsin.core.outreach.Phrases;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.pack.Bilingual;
import tocsin.domain.pack.Pack;
import tocsin.domain.people.Assignment;

/**
 * One list per advisor: whom to call, how urgently, about what in plain words, and what to say.
 * Never a URL, a time of access or a history. UTF-8 with a byte order mark, so that Chinese Excel
 * opens it right; cells that a spreadsheet would take for a formula are quoted.
 */
final class ContactLists {
  /** Longest id that becomes a file name as it is. */
  private static final int MAX_NAME = 80;

  private ContactLists() {}

  static void write(Summary summary, Loaded loaded, Path out) throws IOException {
    Path folder = out.resolve("contacts");
    clear(folder);
    Files.createDirectories(folder);
    Map<String, Alert> open = new TreeMap<>();
    for (Alert alert : summary.last()) {
      if (alert.status() == AlertStatus.OPEN) {
        open.put(alert.alertId() + "." + alert.version(), alert);
      }
    }
    Map<String, List<Row>> byAdvisor = new TreeMap<>();
    for (Assignment assignment : ReplayReader.assignments(out)) {
      Alert alert = open.get(assignment.alertId() + "." + assignment.version());
      if (alert != null && !assignment.advisorId().isEmpty()) {
        byAdvisor
            .computeIfAbsent(assignment.advisorId(), id -> new ArrayList<>())
            .add(new Row(alert, assignment));
      }
    }
    ContactSheet sheet = new ContactSheet(loaded, phrases(byAdvisor, loaded));
    for (Map.Entry<String, List<Row>> entry : byAdvisor.entrySet()) {
      Path file = folder.resolve(safe(entry.getKey()) + ".csv");
      write(file, entry.getValue(), sheet, loaded);
    }
  }

  /**
   * A phrase for each open task, by alert; handed out in order of ids, so that a replay repeats.
   */
  private static Map<String, Bilingual> phrases(Map<String, List<Row>> byAdvisor, Loaded loaded) {
    Pack pack = loaded.edition().model().pack();
    Map<String, Integer> versions = new TreeMap<>();
    byAdvisor.values().stream()
        .flatMap(List::stream)
        .filter(Row::isTask)
        .forEach(row -> versions.put(row.alert().alertId(), row.alert().version()));
    Map<String, Bilingual> byAlert = new HashMap<>();
    if (pack.scripts().phraseWords().isEmpty()) {
      return byAlert;
    }
    var keyed = loaded.edition().key().newPseudonyms();
    Phrases phrases = new Phrases(pack.scripts().phraseWords(), keyed::of);
    versions.forEach((id, version) -> byAlert.put(id, phrases.next(id, version)));
    return byAlert;
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** An id as a file name that every system takes; two ids never share one. */
  static String safe(String id) {
    String name = id.replaceAll("[^A-Za-z0-9._-]", "_");
    if (name.equals(id) && name.length() <= MAX_NAME) {
      return name;
    }
    String kept = name.substring(0, Math.min(MAX_NAME, name.length()));
    return kept + "-" + Hash64.hex(Hash64.of(id));
  }

  private static void write(Path file, List<Row> rows, ContactSheet sheet, Loaded loaded)
      throws IOException {
    Map<String, String> campaigns = campaigns(rows, loaded);
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write('\uFEFF');
      try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
        csv.writeRecord(ContactSheet.HEADER);
        for (Row row : grouped(rows, campaigns)) {
          String campaign = campaigns.get(row.alert().alertId());
          long people = campaigns.values().stream().filter(each -> each.equals(campaign)).count();
          csv.writeRecord(sheet.cells(row, campaign, people));
        }
      }
    }
  }

  /** Which tasks of an advisor are one campaign task, by alert. */
  private static Map<String, String> campaigns(List<Row> rows, Loaded loaded) {
    List<Case> cases = new ArrayList<>();
    for (Row row : rows) {
      Alert alert = row.alert();
      if (row.isTask()) {
        String siblings =
            Offers.siblings(alert.subject(), alert.campaign(), loaded.edition().roster());
        cases.add(new Case(alert.alertId(), alert.subject(), siblings, alert.decidedAt()));
      }
    }
    return CampaignTasks.of(cases, loaded.edition().model().pack().capacity());
  }

  /** Most urgent first; the people of a campaign task together, where its most urgent stands. */
  private static List<Row> grouped(List<Row> rows, Map<String, String> campaigns) {
    rows.sort(
        Comparator.comparing((Row row) -> row.isTask())
            .reversed()
            .thenComparing(Comparator.comparing((Row row) -> row.alert().tier()).reversed())
            .thenComparingLong(row -> row.assignment().contactBy())
            .thenComparing(row -> row.alert().alertId()));
    Map<String, Integer> places = new HashMap<>();
    List<Integer> place = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      @Nullable String campaign = campaigns.get(rows.get(i).alert().alertId());
      Integer first = campaign == null ? null : places.putIfAbsent(campaign, i);
      place.add(first == null ? i : first);
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(place::get));
    return order.stream().map(rows::get).toList();
  }
}
