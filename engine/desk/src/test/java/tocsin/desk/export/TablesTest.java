package tocsin.desk.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u200b=1", "＝1", "|calc", "%x"})
  void cell_thatLooksLikeAFormula_isQuoted(String text) {
    assertThat(Cells.safe(text)).startsWith("'").doesNotContain("\t").doesNotContain("\u200b");
  }

  @Test
  void cell_withHiddenSigns_losesThem() {
    assertThat(Cells.safe("abc\u202etxt\u0007")).isEqualTo("abctxt");
    assertThat(Cells.safe("张三 12")).isEqualTo("张三 12");
  }

  @Test
  void csv_forChineseExcel_beginsWithAMark() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvTable table = new CsvTable(out)) {
      table.row(List.of("案件", "金额"));
      table.row(List.of("a\"b,c", -5));
    }

    byte[] bytes = out.toByteArray();
    assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8))
        .isEqualTo("案件,金额\r\n\"a\"\"b,c\",-5\r\n");
  }

  @Test
  void xlsx_holdsTextsAndNumbers_noFormula() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XlsxTable table = new XlsxTable(out, "案件")) {
      table.row(List.of("案件", "金额"));
      for (int i = 0; i < 3_000; i++) {
        table.row(List.of("=cmd()", i));
      }
    }

    String sheet = entry(out.toByteArray(), "xl/worksheets/sheet1.xml");
    assertThat(sheet).contains("'=cmd()").doesNotContain("<f>").contains("<v>2999</v>");
  }

  /** By the directory at the end, as spreadsheets do; sizes before it are not known yet. */
  private String entry(byte[] zip, String name) throws IOException {
    try (ZipFile file = new ZipFile(Files.write(folder.resolve("table.xlsx"), zip).toFile());
        InputStream in = file.getInputStream(file.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("&apos;", "'");
    }
  }

  @Test
  void lines_areOneObjectARow() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (LinesTable table = new LinesTable(out)) {
      table.row(List.of("alertId", "yuan"));
      table.row(List.of("x1", 5));
      table.row(List.of("x2", 6));
    }

    assertThat(out.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo("{\"alertId\":\"x1\",\"yuan\":5}\n{\"alertId\":\"x2\",\"yuan\":6}");
  }
}
