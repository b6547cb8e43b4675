package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextLinesTest {
  private static List<String> read(byte[] bytes) {
    List<String> read = new ArrayList<>();
    TextLines lines = new TextLines(new ByteArrayInputStream(bytes), 10);
    while (lines.next()) {
      read.add(lines.fault() == null ? lines.text() : lines.text() + "!" + lines.fault());
    }
    return read;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void next_everyLineOnce_inOrder() {
    assertThat(read(bytes("a\r\n\n中文\nlast"))).containsExactly("a", "", "中文", "last");
    assertThat(read(bytes(""))).isEmpty();
    assertThat(read(bytes("\uFEFFa\n\uFEFFb"))).containsExactly("a", "\uFEFFb");
  }

  @Test
  void next_badLines_costThemselvesOnly() {
    byte[] half = bytes("a\n?b\nc");
    half[2] = (byte) 0xC3;

    assertThat(read(half)).containsExactly("a", "\uFFFDb!not UTF-8", "c");
    assertThat(read(bytes("a\n" + "x".repeat(500_000) + "\nc")))
        .hasSize(3)
        .element(1)
        .matches(line -> line.endsWith("!longer than 10 bytes") && line.length() < 300);
  }
}
