package tocsin.desk.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of one sheet, written as it grows: memory does not depend on the rows. */
public final class XlsxTable implements Table {
  /** Rows that Excel can hold. */
  private static final int MAX_ROWS = 1_048_576;

  private static final int MAX_CELL = 32_767;
  private static final int FLUSH_ROWS = 1_000;

  private final Workbook workbook;
  private final Worksheet sheet;
  private int row;

  public XlsxTable(OutputStream out, String name) {
    workbook = new Workbook(out, "tocsin", "1.0");
    sheet = workbook.newWorksheet(name);
    sheet.freezePane(0, 1);
  }

  @Override
  public void row(List<?> cells) throws IOException {
    if (row >= MAX_ROWS) {
      throw new IllegalStateException("a sheet holds at most " + MAX_ROWS + " rows; take CSV");
    }
    for (int column = 0; column < cells.size(); column++) {
      Object cell = cells.get(column);
      if (cell instanceof Number number) {
        sheet.value(row, column, number);
      } else if (cell != null) {
        String text = Cells.safe(cell.toString());
        sheet.inlineString(
            row, column, text.length() <= MAX_CELL ? text : text.substring(0, MAX_CELL));
      }
    }
    row++;
    if (row % FLUSH_ROWS == 0) {
      sheet.flush();
    }
  }

  @Override
  public void close() throws IOException {
    workbook.finish();
    workbook.close();
  }
}
