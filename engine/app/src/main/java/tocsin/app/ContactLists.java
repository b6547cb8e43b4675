package tocsin.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.app.knowledge.Loaded;
import tocsin.core.kernel.Hash64;
import tocsin.core.model.CompiledModel;
import tocsin.core.route.Roster;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.FraudType;
import tocsin.domain.people.Contact;
import tocsin.domain.people.Person;
import tocsin.domain.people.Unit;

/**
 * One list per advisor: whom to call, how urgently, about what in plain words. Never a URL, a time
 * of access or a history. UTF-8 with a byte order mark, so that Chinese Excel opens it right; cells
 * that a spreadsheet would take for a formula are quoted.
 */
final class ContactLists {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** Longest id that becomes a file name as it is. */
  private static final int MAX_NAME = 80;

  private record Row(Alert alert, long contactBy, String advisorId) {}

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
    try (BufferedReader reader =
        Files.newBufferedReader(out.resolve("assignments.jsonl"), StandardCharsets.UTF_8)) {
      ObjectMapper json = new ObjectMapper();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode assignment = json.readTree(line);
        String advisor = assignment.path("advisorId").asText("");
        Alert alert =
            open.get(
                assignment.path("alertId").asText() + "." + assignment.path("version").asInt());
        if (alert != null && !advisor.isEmpty() && !advisor.equals("null")) {
          long contactBy = assignment.path("contactBy").asLong(Long.MAX_VALUE);
          byAdvisor
              .computeIfAbsent(advisor, id -> new ArrayList<>())
              .add(new Row(alert, contactBy, advisor));
        }
      }
    }
    for (Map.Entry<String, List<Row>> entry : byAdvisor.entrySet()) {
      Path file = folder.resolve(safe(entry.getKey()) + ".csv");
      write(file, entry.getValue(), loaded);
    }
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

  private static void write(Path file, List<Row> rows, Loaded loaded) throws IOException {
    rows.sort(
        Comparator.comparing((Row row) -> row.alert.tier())
            .reversed()
            .thenComparingLong(Row::contactBy)
            .thenComparing(row -> row.alert.alertId()));
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write('\uFEFF');
      try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
        csv.writeRecord(
            "紧急程度 urgency",
            "姓名 name",
            "电话 phone",
            "部门 department",
            "岗位 post",
            "疑似类型 suspected scam",
            "最迟联系 contact by",
            "编号 case");
        for (Row row : rows) {
          csv.writeRecord(cells(row, loaded));
        }
      }
    }
  }

  private static List<String> cells(Row row, Loaded loaded) {
    CompiledModel model = loaded.edition().model();
    Roster roster = loaded.edition().roster();
    String subject = row.alert.subject();
    @Nullable Contact contact = loaded.contacts().get(subject);
    @Nullable Person person = roster.person(subject);
    String reached = roster.reachedThrough(subject, row.advisorId, row.alert.decidedAt());
    @Nullable Contact guardian =
        reached == null || reached.equals(subject) ? null : loaded.contacts().get(reached);
    @Nullable Unit unit = person == null ? null : roster.unit(person.unitId());
    String type = plain(model.types().get(row.alert.fraudType()));
    ZoneId zone = ZoneId.of(model.pack().zone());
    String by =
        row.contactBy == Long.MAX_VALUE
            ? ""
            : TIME.format(Instant.ofEpochMilli(row.contactBy).atZone(zone));
    return List.of(
        urgency(row.alert.tier()),
        cell(name(contact, guardian)),
        cell(phone(contact, guardian)),
        cell(unit == null ? "" : unit.name()),
        cell(person == null ? "" : person.post()),
        cell(type),
        by,
        row.alert.alertId());
  }

  /** A minor is spoken of with the guardian, whom the advisor calls. */
  private static String name(@Nullable Contact contact, @Nullable Contact guardian) {
    String name = contact == null ? "" : contact.name();
    return guardian == null ? name : name + "（监护人 guardian: " + guardian.name() + "）";
  }

  private static String phone(@Nullable Contact contact, @Nullable Contact guardian) {
    Contact called = guardian == null ? contact : guardian;
    return called == null ? "" : called.phone();
  }

  private static String plain(@Nullable FraudType type) {
    return type == null
        ? "疑似网络诈骗 / a suspected online scam"
        : type.plainZh() + " / " + type.plainEn();
  }

  private static String urgency(Tier tier) {
    return switch (tier) {
      case RED -> "■ 立即 now";
      case ORANGE -> "▲ 紧急 urgent";
      case YELLOW -> "● 今天 today";
      case BLUE -> "○ 宣教 education";
      case NONE -> "";
    };
  }

  /** A cell that no spreadsheet takes for a formula (OWASP ASVS 1.2.10). */
  static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
    boolean phone = text.matches("\\+?[0-9 ()-]{5,20}");
    return formula && !phone ? "'" + text : text;
  }
}
