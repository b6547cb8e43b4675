package tocsin.app.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Locale;
import tocsin.core.evaluate.compare.Comparison;
import tocsin.domain.alert.Stage;

/**
 * The report's JSON twin, schema {@value #SCHEMA}; {@code compare/README.md} beside the page's
 * resources describes it. Fields come in a fixed order and nothing in it knows the clock, so equal
 * inputs give equal bytes.
 *
 * @param inputHash over everything that was read
 * @param reportHash SHA-256 of the text of {@code content}, from its brace to its brace
 * @param text the whole document
 */
public record ComparisonJson(String inputHash, String reportHash, String text) {
  static final String SCHEMA = "tocsin.compare/1";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(Double.class, new Fraction())
                  .addSerializer(Double.TYPE, new Fraction())
                  .addKeySerializer(Enum.class, new WordKey())
                  .addSerializer(new Word()));

  /**
   * Writes a comparison.
   *
   * @param reproduce the command line; not part of the report's hash, because it holds paths
   */
  public static ComparisonJson of(
      Comparison comparison, String inputHash, String version, String reproduce) {
    String content = write(comparison);
    String reportHash = ContentHash.hexOf(content);
    String text =
        "{\"schema\":"
            + write(SCHEMA)
            + ",\n\"version\":"
            + write(version)
            + ",\n\"inputHash\":"
            + write(inputHash)
            + ",\n\"reportHash\":"
            + write(reportHash)
            + ",\n\"reproduce\":"
            + write(reproduce)
            + ",\n\"content\":"
            + content
            + "}\n";
    return new ComparisonJson(inputHash, reportHash, text);
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a comparison is plain values", e);
    }
  }

  /** Six decimals are more than any interval here supports; what could not be measured is null. */
  private static final class Fraction extends StdSerializer<Double> {
    Fraction() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value.isNaN() || value.isInfinite()) {
        json.writeNull();
        return;
      }
      double rounded = Math.round(value * 1e6) / 1e6;
      if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
        json.writeNumber((long) rounded);
        return;
      }
      json.writeNumber(rounded);
    }
  }

  private static String word(Enum<?> constant) {
    return constant instanceof Stage
        ? constant.name()
        : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Constants as the words that files use. */
  @SuppressWarnings("rawtypes") // Jackson asks for the raw class
  private static final class Word extends StdSerializer<Enum> {
    Word() {
      super(Enum.class);
    }

    @Override
    public void serialize(Enum value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(word(value));
    }
  }

  @SuppressWarnings("rawtypes") // as above
  private static final class WordKey extends StdSerializer<Enum> {
    WordKey() {
      super(Enum.class);
    }

    @Override
    public void serialize(Enum value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeFieldName(word(value));
    }
  }
}
