package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A table of this module's README that a test writes, so that it cannot be wrong. {@code
 * -Dtocsin.update=true} writes it anew.
 */
final class ReadmeTable {
  private ReadmeTable() {}

  static void keepEqual(String name, List<String> rows) throws IOException {
    Path file = Reading.root().resolve("engine/adapters/README.md");
    String begin = "<!-- " + name + ":begin -->\n";
    String end = "<!-- " + name + ":end -->";
    String text = Files.readString(file);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end);
    assertThat(to).as("markers of %s in %s", name, file).isGreaterThan(from - 1);
    String table = String.join("\n", rows) + "\n";
    if (Boolean.getBoolean("tocsin.update")) {
      Files.writeString(file, text.substring(0, from) + table + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to))
        .as("the table %s; -Dtocsin.update=true writes it anew", name)
        .isEqualTo(table);
  }
}
