package tocsin.adapters.roster;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tocsin.core.route.plan.Move;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Contact;
import tocsin.domain.people.Person;
import tocsin.domain.people.RosterData.Row;

/** Writes what a plan changes of a roster. */
public final class RosterWriter {
  private RosterWriter() {}

  /** Writes {@code bindings.csv}, which {@link RosterReader} reads to the same bindings. */
  public static void bindings(List<Binding> bindings, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
      csv.writeRecord("subject", "advisorId", "role", "validFrom", "validUntil");
      for (Binding binding : bindings) {
        csv.writeRecord(
            binding.subject(),
            binding.advisorId(),
            binding.role().name().toLowerCase(Locale.ROOT),
            time(binding.validFrom()),
            time(binding.validUntil()));
      }
    }
  }

  /**
   * Writes {@code people.csv}.
   *
   * @param contacts names and phone numbers by subject
   */
  public static void people(List<Row<Person>> people, Map<String, Contact> contacts, Path file)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
      csv.writeRecord("subject", "name", "phone", "unitId", "post", "birthYear", "flags");
      for (Row<Person> row : people) {
        Person person = row.value();
        Contact contact = contacts.get(person.subject());
        csv.writeRecord(
            person.subject(),
            contact == null ? "" : contact.name(),
            contact == null ? "" : contact.phone(),
            person.unitId(),
            person.post(),
            person.birthYear() == 0 ? "" : String.valueOf(person.birthYear()),
            String.join(";", person.flags()));
      }
    }
  }

  /** Writes {@code advisors.csv}. */
  public static void advisors(List<Row<Advisor>> advisors, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
      csv.writeRecord(
          "advisorId", "subject", "unitId", "capacity", "shifts", "validFrom", "validUntil");
      for (Row<Advisor> row : advisors) {
        Advisor advisor = row.value();
        csv.writeRecord(
            advisor.advisorId(),
            advisor.subject(),
            advisor.unitId(),
            String.valueOf(advisor.capacity()),
            advisor.shifts(),
            time(advisor.validFrom()),
            time(advisor.validUntil()));
      }
    }
  }

  /** Empty when unbounded; milliseconds where ISO-8601 has no year for it. */
  private static String time(long at) {
    if (at == Long.MIN_VALUE || at == Long.MAX_VALUE) {
      return "";
    }
    try {
      String text = Instant.ofEpochMilli(at).toString();
      return text.startsWith("+") || text.startsWith("-") ? String.valueOf(at) : text;
    } catch (DateTimeException e) {
      return String.valueOf(at);
    }
  }

  /**
   * Writes the moves for people to read: UTF-8 with a byte order mark, so that Chinese Excel opens
   * it right.
   */
  public static void moves(List<Move> moves, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write('\uFEFF');
      try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
        csv.writeRecord("人员 subject", "单位 unit", "角色 role", "原顾问 from", "新顾问 to", "原因 why");
        for (Move move : moves) {
          boolean primary = move.role() == BindingRole.PRIMARY;
          csv.writeRecord(
              cell(move.subject()),
              cell(move.unitId()),
              primary ? "主顾问 primary" : "副顾问 deputy",
              cell(move.from()),
              cell(move.to()),
              move.why());
        }
      }
    }
  }

  /** An id that a spreadsheet would take for a formula is quoted (OWASP ASVS 1.2.10). */
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
