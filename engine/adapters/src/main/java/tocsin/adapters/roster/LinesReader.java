package tocsin.adapters.roster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tocsin.core.detect.LinesTable;
import tocsin.core.kernel.Ips;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.RosterIssue;

/** Reads a lines table: {@code ip,subject,validFrom,validUntil}. */
public final class LinesReader {
  private LinesReader() {}

  /** Reads a table; rows that cannot be used are noted and left out. */
  public static LinesTable read(Path file, List<RosterFault> faults) throws IOException {
    List<LinesTable.Line> lines = new ArrayList<>();
    new CsvRows(file, faults)
        .forEach(
            true,
            row -> {
              String text = row.required("ip");
              String ip = Ips.canonical(text);
              if (ip == null && !text.isEmpty()) {
                row.refuse(RosterIssue.NO_ADDRESS);
              }
              LinesTable.Line line =
                  new LinesTable.Line(
                      ip == null ? "" : ip,
                      row.required("subject"),
                      row.time("validFrom", Long.MIN_VALUE),
                      row.time("validUntil", Long.MAX_VALUE));
              if (line.validFrom() >= line.validUntil()) {
                row.refuse(RosterIssue.DATES);
              }
              if (row.isSound()) {
                lines.add(line);
              }
            });
    return LinesTable.of(lines);
  }
}
