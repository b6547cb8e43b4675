package tocsin.adapters.json;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;

/**
 * Something wrong in a file that people write, with its exact place.
 *
 * @param line from 1; 0 for the file as a whole
 * @param column from 1; 0 for the line as a whole
 */
public record Problem(String file, int line, int column, String message) {

  /** A file that cannot be read, with what to do about it where that is known. */
  static Problem unreadable(String file, IOException e) {
    String why =
        e instanceof NoSuchFileException
            ? "the file is missing"
            : e instanceof CharacterCodingException
                ? "the file is not UTF-8; save it as UTF-8"
                : "cannot be read: " + e.getMessage();
    return new Problem(file, 0, 0, why);
  }

  /** {@code file:line:column: message}, which editors turn into a link. */
  @Override
  public String toString() {
    String place =
        line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    return place + ": " + message;
  }
}
