package tocsin.adapters.roster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Contact;
import tocsin.domain.people.Person;
import tocsin.domain.people.Relation;
import tocsin.domain.people.RelationKind;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.RosterIssue;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/**
 * Reads {@code units.csv people.csv advisors.csv bindings.csv} and, if there, {@code relations.csv
 * holidays.csv}.
 */
public final class RosterReader {
  /** Who there is. */
  public static final String PEOPLE = "people.csv";

  /** Who advises. */
  public static final String ADVISORS = "advisors.csv";

  /** Who is bound to whom. */
  public static final String BINDINGS = "bindings.csv";

  private static final String RELATIONS = "relations.csv";
  private static final String HOLIDAYS = "holidays.csv";

  /** The files of a roster; relations and holidays may be missing. */
  public static final List<String> FILES =
      List.of("units.csv", PEOPLE, ADVISORS, BINDINGS, RELATIONS, HOLIDAYS);

  private final Path folder;
  private final List<RosterFault> faults = new ArrayList<>();
  private final Map<String, Contact> contacts = new LinkedHashMap<>();

  /**
   * What a folder holds.
   *
   * @param contacts names and phone numbers by subject; for the vault and the contact list only
   * @param faults rows that could not be read
   */
  public record Result(RosterData data, Map<String, Contact> contacts, List<RosterFault> faults) {
    @Override
    public String toString() {
      return "RosterReader.Result[…]";
    }
  }

  private RosterReader(Path folder) {
    this.folder = folder;
  }

  /** Reads a roster's folder. */
  public static Result read(Path folder) throws IOException {
    RosterReader reader = new RosterReader(folder);
    RosterData data =
        new RosterData(
            reader.rows("units.csv", reader::unit),
            reader.rows(PEOPLE, reader::listed),
            reader.rows(ADVISORS, reader::advisor),
            reader.rows(BINDINGS, reader::binding),
            reader.rows(RELATIONS, reader::relation),
            reader.holidays());
    return new Result(data, reader.contacts, reader.faults);
  }

  private <T> List<RosterData.Row<T>> rows(String name, Function<CsvRows.Row, @Nullable T> read)
      throws IOException {
    Path file = folder.resolve(name);
    List<RosterData.Row<T>> rows = new ArrayList<>();
    new CsvRows(file, faults)
        .forEach(
            !name.equals(RELATIONS),
            row -> {
              T value = read.apply(row);
              if (value != null && row.isSound()) {
                rows.add(new RosterData.Row<>(value, file.toString(), row.line()));
              }
            });
    return rows;
  }

  private @Nullable Unit unit(CsvRows.Row row) {
    UnitKind kind = constant(UnitKind.class, row, "kind");
    return kind == null
        ? null
        : new Unit(row.required("unitId"), row.text("parentId"), kind, row.text("name"));
  }

  private Person listed(CsvRows.Row row) {
    Person person = person(row);
    Contact contact = new Contact(person.subject(), row.text("name"), row.text("phone"));
    if (row.isSound()) {
      contacts.putIfAbsent(person.subject(), contact);
    }
    return person;
  }

  /** What the stream may know of a person. */
  static Person person(CsvRows.Row row) {
    return new Person(
        row.required("subject"),
        row.text("unitId"),
        row.text("post"),
        row.number("birthYear", 0),
        flags(row));
  }

  private static List<String> flags(CsvRows.Row row) {
    List<String> flags = new ArrayList<>();
    String text = row.text("flags");
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf(';', from);
      int to = end < 0 ? text.length() : end;
      String flag = text.substring(from, to).strip();
      if (!flag.isEmpty()) {
        flags.add(flag);
      }
      from = to + 1;
    }
    return flags;
  }

  private Advisor advisor(CsvRows.Row row) {
    return new Advisor(
        row.required("advisorId"),
        row.text("subject"),
        row.text("unitId"),
        row.number("capacity", Advisor.MAX_CAPACITY),
        row.text("shifts"),
        row.time("validFrom", Long.MIN_VALUE),
        row.time("validUntil", Long.MAX_VALUE));
  }

  private @Nullable Binding binding(CsvRows.Row row) {
    BindingRole role = constant(BindingRole.class, row, "role");
    return role == null
        ? null
        : new Binding(
            row.required("subject"),
            row.required("advisorId"),
            role,
            row.time("validFrom", Long.MIN_VALUE),
            row.time("validUntil", Long.MAX_VALUE));
  }

  private @Nullable Relation relation(CsvRows.Row row) {
    RelationKind kind = constant(RelationKind.class, row, "kind");
    return kind == null
        ? null
        : new Relation(
            row.required("subject"),
            row.required("other"),
            kind,
            row.time("validFrom", Long.MIN_VALUE),
            row.time("validUntil", Long.MAX_VALUE));
  }

  private List<String> holidays() throws IOException {
    List<String> days = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    new CsvRows(folder.resolve(HOLIDAYS), faults)
        .forEach(
            false,
            row -> {
              String date = row.required("date");
              if (!date.isEmpty() && !isDate(date)) {
                row.refuse(RosterIssue.NO_DATE, date);
              }
              if (row.isSound() && !seen.add(date)) {
                row.doubt(RosterIssue.HOLIDAY_TWICE, date);
              } else if (row.isSound()) {
                days.add(date);
              }
            });
    return days;
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text).toString().equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  static <E extends Enum<E>> @Nullable E constant(Class<E> type, CsvRows.Row row, String column) {
    String text = row.required(column);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    if (!text.isEmpty()) {
      row.refuse(
          RosterIssue.NO_CONSTANT,
          column,
          text,
          Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
    }
    return null;
  }
}
