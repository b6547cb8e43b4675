package tocsin.desk.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Stage;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.EvidenceClass;

/** JSON as the contract writes it: words in lower case, nothing for what is absent. */
public final class Wire {
  /** Deepest body. */
  private static final int MAX_DEPTH = 32;

  /** Codes that are written as they are; every other constant is a lower-case word. */
  private static final Set<Class<?>> CODES =
      Set.of(Stage.class, CaseVerdict.class, EvidenceClass.class);

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(40)
                          .maxNameLength(200)
                          .build())
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .addModule(new SimpleModule().addSerializer(new Words()))
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private Wire() {}

  @SuppressWarnings("rawtypes") // Jackson's type of "any enum"
  private static final class Words extends StdSerializer<Enum> {
    private static final long serialVersionUID = 1;

    Words() {
      super(Enum.class);
    }

    @Override
    public void serialize(Enum value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(word(value));
    }
  }

  /** A constant as the contract writes it. */
  public static String word(Enum<?> value) {
    return CODES.contains(value.getDeclaringClass())
        ? value.name()
        : value.name().toLowerCase(Locale.ROOT);
  }

  /** A constant read from the contract's word, which was checked before. */
  public static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass() + " cannot be written", e);
    }
  }

  public static String text(Object value) {
    return new String(bytes(value), java.nio.charset.StandardCharsets.UTF_8);
  }

  /**
   * Reads a body.
   *
   * @throws ProblemException when it is not JSON, too deep, or says a name twice
   */
  static JsonNode tree(byte[] body) {
    try {
      JsonNode tree = MAPPER.readTree(body);
      if (tree == null || tree.isMissingNode()) {
        throw new ProblemException(Trouble.BAD_REQUEST, "the body is empty; JSON is needed");
      }
      return tree;
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " at line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      throw new ProblemException(Trouble.BAD_REQUEST, "the body is not JSON" + place);
    } catch (IOException e) {
      throw new IllegalStateException("reading memory failed", e);
    }
  }

  /** A checked body as a record. */
  static <T> T as(JsonNode body, Class<T> type) {
    try {
      return MAPPER.treeToValue(body, type);
    } catch (JsonProcessingException e) {
      throw new ProblemException(
          Trouble.BAD_REQUEST, "the body does not fit " + type.getSimpleName());
    }
  }

  static JsonNode parse(String text) {
    return tree(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** A time, or nothing when it is none. */
  static @Nullable Long time(long at) {
    return at <= 0 || at == Long.MAX_VALUE ? null : at;
  }

  /** A text, or nothing when it is empty. */
  static @Nullable String text(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
