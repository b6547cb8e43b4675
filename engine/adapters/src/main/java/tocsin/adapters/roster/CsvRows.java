package tocsin.adapters.roster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import tocsin.adapters.json.Times;
import tocsin.domain.people.RosterFault;

/**
 * Reads one CSV file with named columns. A row is one line, so that a stray quote costs that line
 * only; a faulty row is noted and the rest stands.
 */
final class CsvRows {
  private final Path file;
  private final List<RosterFault> faults;

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
      int index = columns.indexOf(column);
      return index >= 0 && index < cells.size() ? cells.get(index).strip() : "";
    }

    String required(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        refuse("no " + column, "fill it in");
      }
      return text;
    }

    int number(String column, int absent) {
      String text = text(column);
      try {
        return text.isEmpty() ? absent : Integer.parseInt(text);
      } catch (NumberFormatException e) {
        refuse(column + " is no whole number", "mend " + column);
        return absent;
      }
    }

    long time(String column, long absent) {
      String text = text(column);
      long time = text.isEmpty() ? absent : Times.parse(text);
      if (!text.isEmpty() && time == Times.NONE) {
        refuse(column + " is no time", "ISO-8601 with a zone, or epoch milliseconds");
      }
      return time;
    }

    void refuse(String what, String remedy) {
      refused = true;
      fault(line, what, remedy);
    }

    boolean isSound() {
      return !refused;
    }
  }

  private void fault(int line, String what, String remedy) {
    faults.add(new RosterFault(file.toString(), line, true, what, remedy));
  }

  /** Reads every row; a missing file has none. */
  void forEach(boolean required, Consumer<Row> use) throws IOException {
    if (!Files.exists(file)) {
      if (required) {
        fault(0, "the file is missing", "add it");
      }
      return;
    }
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      rows(reader, use);
    } catch (MalformedInputException e) {
      fault(0, "the file is not UTF-8; rows after the fault are lost", "save it as UTF-8");
    }
  }

  private void rows(BufferedReader reader, Consumer<Row> use) throws IOException {
    CsvReader.CsvReaderBuilder csv = CsvReader.builder();
    List<String> columns = List.of();
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (text.isBlank()) {
        continue;
      }
      List<String> cells;
      try {
        cells = csv.ofSingleCsvRecord(text).getFields();
      } catch (CsvParseException e) {
        fault(number, "quotes do not match", "mend the row");
        continue;
      }
      if (columns.isEmpty()) {
        columns = cells.stream().map(String::strip).toList();
      } else {
        use.accept(new Row(columns, cells, number));
      }
    }
  }
}
