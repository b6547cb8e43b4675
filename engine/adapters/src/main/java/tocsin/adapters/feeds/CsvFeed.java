package tocsin.adapters.feeds;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Native indicators as CSV: {@code kind,value} and, if given, the other columns by name. An entry
 * is one line, so that a stray quote costs that line only.
 */
final class CsvFeed {
  private CsvFeed() {}

  static void read(Reader reader, FeedOut out) throws IOException {
    CsvReader.CsvReaderBuilder csv = CsvReader.builder();
    List<String> columns = List.of();
    FeedLines lines = new FeedLines(reader, out);
    for (String line = lines.next(); line != null; line = lines.next()) {
      long number = lines.number();
      if (line.isBlank()) {
        continue;
      }
      List<String> cells = cells(csv, line);
      if (cells == null) {
        out.rejected(number, "quotes do not match");
      } else if (columns.isEmpty()) {
        columns = cells.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
      } else {
        row(number, cells, columns, out);
      }
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

  private static void row(long number, List<String> cells, List<String> columns, FeedOut out) {
    if (cells.size() > columns.size() && holdsText(cells, columns.size())) {
      // A comma that is part of a value and not quoted would cut the value short.
      out.rejected(number, cells.size() + " cells for " + columns.size() + " columns");
      return;
    }
    NativeEntry.take(
        number,
        name -> {
          int column = columns.indexOf(name.toLowerCase(Locale.ROOT));
          return column >= 0 && column < cells.size() ? cells.get(column) : "";
        },
        out);
  }

  private static boolean holdsText(List<String> cells, int from) {
    return cells.subList(from, cells.size()).stream().anyMatch(cell -> !cell.isBlank());
  }
}
