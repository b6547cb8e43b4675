package tocsin.desk.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** JSON Lines: the first row gives the names, each further one is an object. */
public final class LinesTable implements Table {
  private final JsonGenerator json;
  private List<?> names = List.of();

  public LinesTable(OutputStream out) throws IOException {
    json = new JsonFactory().createGenerator(out);
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  @Override
  public void row(List<?> cells) throws IOException {
    if (names.isEmpty()) {
      names = List.copyOf(cells);
      return;
    }
    json.writeStartObject();
    for (int i = 0; i < cells.size(); i++) {
      Object cell = cells.get(i);
      json.writeFieldName(names.get(i).toString());
      if (cell == null) {
        json.writeNull();
      } else if (cell instanceof Number number) {
        json.writeNumber(number.longValue());
      } else {
        json.writeString(cell.toString());
      }
    }
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.writeRaw('\n');
    json.close();
  }
}
