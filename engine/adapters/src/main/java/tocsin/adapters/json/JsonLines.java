package tocsin.adapters.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads files of one JSON object a line, plain or gzip by content; empty lines are nothing. */
final class JsonLines {
  private static final ObjectMapper JSON =
      new ObjectMapper(Json.factory(Limits.until(Long.MAX_VALUE)))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonLines() {}

  /** The file under its name, or its name with {@code .gz}. */
  static Path find(Path folder, String name) {
    Path plain = folder.resolve(name);
    Path packed = folder.resolve(name + ".gz");
    return !Files.exists(plain) && Files.exists(packed) ? packed : plain;
  }

  /**
   * Gives each line.
   *
   * @throws BadLineException when a line is no JSON object, or {@code use} refuses it
   */
  static void each(Path file, Consumer<LineNode> use) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          use.accept(parse(file, number, line));
        }
      }
    } catch (IOException e) {
      throw located(file, e);
    }
  }

  /** A damaged gzip file does not say by itself which file it is. */
  private static IOException located(Path file, IOException e) {
    String what = e instanceof NoSuchFileException ? "does not exist" : e.getMessage();
    return new IOException(file + ": " + what, e);
  }

  /** One JSON object that is a whole file. */
  static LineNode whole(Path file) throws IOException {
    try (InputStream in = open(file)) {
      return parse(file, 0, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw located(file, e);
    }
  }

  private static LineNode parse(Path file, int number, String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (!node.isObject()) {
        throw new BadLineException(new Problem(file.toString(), number, 0, "is no JSON object"));
      }
      return new LineNode(file.toString(), number, "", node);
    } catch (JsonProcessingException e) {
      throw new BadLineException(
          new Problem(file.toString(), number, Json.column(e), "is no JSON"));
    }
  }

  private static InputStream open(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    boolean packed = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return packed ? new GZIPInputStream(in, 1 << 16) : in;
  }
}
