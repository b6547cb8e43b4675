package tocsin.adapters.models;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of a CSV file with a header. */
final class Csv {
  private Csv() {}

  /** All rows, at most so many; a row of another length than the header's is a fault. */
  static List<NamedCsvRecord> rows(ModelFile file, int most) {
    List<NamedCsvRecord> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file.text())) {
      for (NamedCsvRecord row : reader) {
        if (rows.size() == most) {
          throw file.fault("line " + row.getStartingLineNumber(), "more than " + most + " rows");
        }
        rows.add(row);
      }
      return rows;
    } catch (CsvParseException | UncheckedIOException | IllegalArgumentException e) {
      throw file.fault("", "is no CSV: " + ModelFile.shown(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw file.fault("", "cannot be read: " + e.getMessage());
    }
  }
}
