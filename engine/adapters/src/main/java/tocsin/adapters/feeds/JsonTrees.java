package tocsin.adapters.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.Reader;
import tocsin.adapters.json.Json;
import tocsin.adapters.json.Limits;

/** Whole JSON documents, within bounds. */
final class JsonTrees {
  /** Largest document, in characters. */
  private static final int MAX_CHARS = 256 << 20;

  private static final Limits LIMITS = new Limits(1 << 24, 8192, 64, 0, Long.MAX_VALUE);

  private JsonTrees() {}

  /** A reader that takes one value and refuses what follows it, rather than losing it. */
  static ObjectReader reader() {
    return new ObjectMapper(Json.factory(LIMITS))
        .reader()
        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * Reads a document.
   *
   * @throws IOException when it is no JSON or too large; the message quotes nothing of it
   */
  static JsonNode read(Reader reader) throws IOException {
    try {
      JsonNode tree = reader().readTree(new Bounded(reader));
      if (tree == null) {
        throw new IOException("the document is empty");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new IOException(
          "not one JSON document, at line "
              + (e.getLocation() == null ? 0 : e.getLocation().getLineNr()),
          e);
    }
  }

  /** A reader that refuses to go on for ever. */
  private static final class Bounded extends java.io.FilterReader {
    private long given;

    Bounded(Reader reader) {
      super(reader);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      given += Math.max(0, read);
      if (given > MAX_CHARS) {
        throw new IOException("larger than " + MAX_CHARS + " characters");
      }
      return read;
    }
  }
}
