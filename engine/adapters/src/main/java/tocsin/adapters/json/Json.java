package tocsin.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.Locale;
import tocsin.domain.traffic.RejectReason;

/** Jackson with our bounds. */
public final class Json {
  private Json() {}

  /**
   * A factory that refuses what is too deep or too long; parsers close nothing they did not open.
   */
  public static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxStringLength(limits.maxLineBytes())
                .maxNumberLength(40)
                .maxNameLength(1000)
                .build())
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .build();
  }

  /** What a breach of the bounds means for the line. */
  public static Refusal refusal(StreamConstraintsException e) {
    String message = String.valueOf(e.getOriginalMessage());
    boolean deep = message.toLowerCase(Locale.ROOT).contains("nesting depth");
    return deep
        ? new Refusal(RejectReason.TOO_DEEP, "nested too deep")
        : new Refusal(RejectReason.FIELD_TOO_LONG, "a name, number or text is too long");
  }

  /** Column of a fault, from 1. The message itself may quote input and is not shown. */
  public static int column(JsonProcessingException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
  }
}
