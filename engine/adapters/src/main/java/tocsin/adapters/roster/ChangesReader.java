package tocsin.adapters.roster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.domain.people.Contact;
import tocsin.domain.people.RosterChange;
import tocsin.domain.people.RosterFault;

/**
 * Reads news from the personnel office: {@code at,kind,subject,unitId,advisorId,deputyId} and, of
 * those who join, {@code name,phone,post,birthYear,flags} as in {@code people.csv}.
 */
public final class ChangesReader {
  private ChangesReader() {}

  /**
   * Reads a file; rows that cannot be used are noted and left out.
   *
   * @param contacts takes names and phone numbers of those who join
   * @return in order of time, then of the rows
   */
  public static List<RosterChange> read(
      Path file, Map<String, Contact> contacts, List<RosterFault> faults) throws IOException {
    List<RosterChange> changes = new ArrayList<>();
    new CsvRows(file, faults)
        .forEach(
            true,
            row -> {
              RosterChange change = change(row, contacts);
              if (change != null && row.isSound()) {
                changes.add(change);
              }
            });
    changes.sort(Comparator.comparingLong(RosterChange::at));
    return changes;
  }

  private static @Nullable RosterChange change(CsvRows.Row row, Map<String, Contact> contacts) {
    row.required("at");
    long at = row.time("at", 0);
    RosterChange.Kind kind = RosterReader.constant(RosterChange.Kind.class, row, "kind");
    String subject = row.required("subject");
    String advisor = row.text("advisorId");
    String deputy = row.text("deputyId");
    if (kind == null) {
      return null;
    }
    return switch (kind) {
      case JOIN -> {
        Contact contact = new Contact(subject, row.text("name"), row.text("phone"));
        row.required("unitId");
        RosterChange join = RosterChange.join(at, RosterReader.person(row), advisor, deputy);
        if (row.isSound()) {
          contacts.put(subject, contact);
        }
        yield join;
      }
      case LEAVE -> RosterChange.leave(at, subject);
      case TRANSFER -> RosterChange.transfer(at, subject, row.required("unitId"), advisor, deputy);
    };
  }
}
