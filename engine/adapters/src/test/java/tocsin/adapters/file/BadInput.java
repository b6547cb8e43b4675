package tocsin.adapters.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A kind of bad input.
 *
 * @param made how it is made, for the table
 * @param account what becomes of it, exactly
 * @param last the host of the last record: what comes after the fault is still read
 */
record BadInput(
    String group, String name, String made, String account, @Nullable String last, Maker maker) {

  /** Makes an input below a folder. */
  interface Maker {
    InputSpec make(Path folder) throws Exception;
  }

  @Override
  public String toString() {
    return group + ": " + name;
  }
}
