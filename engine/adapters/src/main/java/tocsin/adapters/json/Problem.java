package tocsin.adapters.json;

/**
 * Something wrong in a file that people write, with its exact place.
 *
 * @param line from 1; 0 for the file as a whole
 * @param column from 1; 0 for the line as a whole
 */
public record Problem(String file, int line, int column, String message) {

  /** {@code file:line:column: message}, which editors turn into a link. */
  @Override
  public String toString() {
    String place =
        line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    return place + ": " + message;
  }
}
