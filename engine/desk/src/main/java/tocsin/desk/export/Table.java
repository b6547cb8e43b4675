package tocsin.desk.export;

import java.io.IOException;
import java.util.List;

/** Rows written one after another. A number is a {@link Number}, anything else a text. */
public interface Table extends AutoCloseable {
  /** One row; null is an empty cell. */
  void row(List<?> cells) throws IOException;

  @Override
  void close() throws IOException;
}
