package tocsin.desk.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV by RFC 4180, UTF-8 with a byte-order mark: Chinese Excel opens it right. */
public final class CsvTable implements Table {
  private final CsvWriter csv;

  /** Begins; closes the stream at the end. */
  public CsvTable(OutputStream out) throws IOException {
    out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void row(List<?> cells) {
    csv.writeRecord(cells.stream().map(CsvTable::text).toList());
  }

  private static String text(Object cell) {
    return cell == null
        ? ""
        : cell instanceof Number ? cell.toString() : Cells.safe(cell.toString());
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
