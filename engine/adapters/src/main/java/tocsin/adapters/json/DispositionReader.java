package tocsin.adapters.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tocsin.core.evaluate.Disposition;

/**
 * Reads dispositions, one a line: {@code alertId}, {@code at}, {@code verdict} (V1 to V8) and, if
 * something was lost, {@code yuan}.
 */
public final class DispositionReader {
  private DispositionReader() {}

  /**
   * Every line, in order.
   *
   * @throws BadLineException with file, line and reason
   */
  public static List<Disposition> read(Path file) throws IOException {
    List<Disposition> dispositions = new ArrayList<>();
    JsonLines.each(
        file,
        line ->
            dispositions.add(
                new Disposition(
                    line.text("alertId"),
                    line.time("at"),
                    line.oneOf("verdict", Disposition.Verdict.class),
                    line.has("yuan") ? line.count("yuan") : 0)));
    return dispositions;
  }
}
