package tocsin.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.detect.TargetScore;
import tocsin.core.detect.WeighedReason;
import tocsin.domain.intel.Verdict;

/**
 * Scores of targets as lines of JSON, in the order they are written. Buffered: {@link #flush} says
 * when they must be out. Confined to one thread.
 */
public final class ScoreJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();
  private static final SerializedString[] VERDICTS = verdicts();
  private static final double LOG_ODDS_UNITS = 1e3;
  private static final double PROBABILITY_UNITS = 1e9;

  private static final int MOST_TEXTS = 256;

  private final JsonGenerator json;
  private final Map<String, SerializedString> texts = new HashMap<>();

  public ScoreJson(OutputStream out) throws IOException {
    this.json = FACTORY.createGenerator(out);
    json.setRootValueSeparator(new SerializedString(""));
  }

  private static SerializedString[] verdicts() {
    Verdict[] all = Verdict.values();
    SerializedString[] words = new SerializedString[all.length];
    for (Verdict verdict : all) {
      words[verdict.ordinal()] = new SerializedString(verdict.name().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /** A line that was judged. */
  public void score(String input, TargetScore score) throws IOException {
    json.writeStartObject();
    json.writeStringField("input", input);
    json.writeStringField("host", score.host());
    if (score.registrableDomain().isEmpty()) {
      json.writeNullField("registrableDomain");
    } else {
      json.writeStringField("registrableDomain", score.registrableDomain());
    }
    json.writeFieldName("probability");
    number(score.probability(), PROBABILITY_UNITS);
    json.writeFieldName("verdict");
    json.writeString(VERDICTS[score.verdict().ordinal()]);
    json.writeArrayFieldStart("reasons");
    for (WeighedReason reason : score.reasons()) {
      reason(reason);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void reason(WeighedReason reason) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", reason.code());
    json.writeFieldName("logOdds");
    number(reason.logOdds(), LOG_ODDS_UNITS);
    if (reason.evidence().isEmpty()) {
      json.writeFieldName("zh");
      json.writeString(encoded(reason.zh()));
      json.writeFieldName("en");
      json.writeString(encoded(reason.en()));
      json.writeObjectFieldStart("evidence");
    } else {
      json.writeStringField("zh", reason.zh());
      json.writeStringField("en", reason.en());
      json.writeObjectFieldStart("evidence");
      for (Map.Entry<String, String> entry : new TreeMap<>(reason.evidence()).entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** A pack's text as bytes; what rests on no evidence is the same words every time. */
  private SerializedString encoded(String text) {
    if (texts.size() > MOST_TEXTS) {
      texts.clear();
    }
    return texts.computeIfAbsent(text, SerializedString::new);
  }

  private void number(double value, double units) throws IOException {
    double rounded = Math.rint(value * units) / units;
    if (rounded == (int) rounded) {
      json.writeNumber((int) rounded);
    } else {
      json.writeNumber(rounded);
    }
  }

  /** A line that cannot be judged. */
  public void error(String input, String error) throws IOException {
    json.writeStartObject();
    json.writeStringField("input", input);
    json.writeStringField("error", error);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** Brings out all that was written. */
  public void flush() throws IOException {
    json.flush();
  }
}
