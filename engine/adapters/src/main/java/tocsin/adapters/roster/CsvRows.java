package tocsin.adapters.roster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tocsin.adapters.json.Times;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.RosterIssue;

/**
 * Reads one CSV file with named columns. A row is one line, so that a stray quote costs that line
 * only; a faulty row is noted and the rest stands.
 */
final class CsvRows {
  private final Path file;
  private final List<RosterFault> faults;
  private final Set<String> used = new TreeSet<>();
  private int sound;

  CsvRows(Path file, List<RosterFault> faults) {
    this.file = file;
    this.faults = faults;
  }

  /** A row whose fields can be asked for; what cannot be read makes it refused. */
  final class Row {
    private final List<String> columns;
    private final List<String> cells;
    private final int line;
    private boolean refused;

    Row(List<String> columns, List<String> cells, int line) {
      this.columns = columns;
      this.cells = cells;
      this.line = line;
    }

    int line() {
      return line;
    }

    String text(String column) {
      used.add(column);
      int index = columns.indexOf(column);
      return index >= 0 && index < cells.size() ? cells.get(index).strip() : "";
    }

    String required(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        refuse(RosterIssue.FIELD_MISSING, column);
      }
      return text;
    }

    int number(String column, int absent) {
      String text = text(column);
      try {
        return text.isEmpty() ? absent : Integer.parseInt(text);
      } catch (NumberFormatException e) {
        refuse(RosterIssue.NO_NUMBER, column);
        return absent;
      }
    }

    long time(String column, long absent) {
      String text = text(column);
      long time = text.isEmpty() ? absent : Times.parse(text);
      if (!text.isEmpty() && time == Times.NONE) {
        refuse(RosterIssue.NO_TIME, column);
      }
      return time;
    }

    void extraCells() {
      boolean text =
          cells.subList(columns.size(), cells.size()).stream().anyMatch(cell -> !cell.isBlank());
      if (text) {
        refuse(RosterIssue.CELLS, cells.size(), columns.size());
      }
    }

    void refuse(RosterIssue issue, Object... arguments) {
      refused = true;
      fault(line, issue, arguments);
    }

    /** Notes something that leaves the row in place. */
    void doubt(RosterIssue issue, Object... arguments) {
      fault(line, issue, arguments);
    }

    boolean isSound() {
      return !refused;
    }
  }

  private void unusedColumns(List<String> columns) {
    for (String column : columns) {
      if (sound > 0 && !column.isEmpty() && !used.contains(column)) {
        // A misspelt validUntil would otherwise leave every row valid for ever.
        fault(1, RosterIssue.COLUMN_UNUSED, column, String.join(", ", used));
      }
    }
  }

  private void fault(int line, RosterIssue issue, Object... arguments) {
    faults.add(RosterFault.of(file.toString(), line, issue, arguments));
  }

  /** Reads every row; a missing file has none. */
  void forEach(boolean required, Consumer<Row> use) throws IOException {
    if (!Files.exists(file)) {
      if (required) {
        fault(0, RosterIssue.FILE_MISSING);
      }
      return;
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      rows(reader, use);
    }
  }

  /** A line that was read byte by character, as UTF-8; null when it is none. */
  private static @Nullable String utf8(String bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** A line's cells, or null when its quotes do not match. */
  private static @Nullable List<String> cells(CsvReader.CsvReaderBuilder csv, String line) {
    // The parser takes an open quote as closed at the line's end, with what is left in one cell.
    boolean open = line.chars().filter(c -> c == '"').count() % 2 != 0;
    try {
      return open ? null : csv.ofSingleCsvRecord(line).getFields();
    } catch (CsvParseException e) {
      return null;
    }
  }

  private void rows(BufferedReader reader, Consumer<Row> use) throws IOException {
    CsvReader.CsvReaderBuilder csv = CsvReader.builder();
    List<String> columns = List.of();
    int number = 0;
    for (String bytes = reader.readLine(); bytes != null; bytes = reader.readLine()) {
      number++;
      String line = utf8(bytes);
      if (line == null) {
        fault(number, RosterIssue.NOT_UTF8);
        break;
      }
      String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (text.isBlank()) {
        continue;
      }
      List<String> cells = cells(csv, text);
      if (cells == null) {
        fault(number, RosterIssue.QUOTES);
      } else if (columns.isEmpty()) {
        columns = cells.stream().map(String::strip).toList();
      } else {
        row(new Row(columns, cells, number), use);
      }
    }
    unusedColumns(columns);
  }

  private void row(Row row, Consumer<Row> use) {
    if (row.cells.size() > row.columns.size()) {
      // A comma inside a cell without quotes would shift what follows by a column.
      row.extraCells();
    }
    if (row.isSound()) {
      use.accept(row);
    }
    sound += row.isSound() ? 1 : 0;
  }
}
