package tocsin.adapters.feeds;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Native indicators as CSV: {@code kind,value} and, if given, the other columns by name. An entry
 * is one line, so that a stray quote costs that line only.
 */
final class CsvFeed {
  private CsvFeed() {}

  static void read(BufferedReader reader, FeedOut out) throws IOException {
    CsvReader.CsvReaderBuilder csv = CsvReader.builder();
    List<String> columns = List.of();
    long number = 0;
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
        out.rejected(number, "quotes do not match");
        continue;
      }
      if (columns.isEmpty()) {
        columns = cells.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
      } else {
        row(number, cells, columns, out);
      }
    }
  }

  private static void row(long number, List<String> cells, List<String> columns, FeedOut out) {
    NativeEntry.take(
        number,
        name -> {
          int column = columns.indexOf(name.toLowerCase(Locale.ROOT));
          return column >= 0 && column < cells.size() ? cells.get(column) : "";
        },
        out);
  }
}
