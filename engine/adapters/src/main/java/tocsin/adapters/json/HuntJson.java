package tocsin.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.discover.hunt.Find;
import tocsin.domain.intel.ExposedBy;
import tocsin.domain.pack.Bilingual;
import tocsin.domain.pack.FusionRule;

/** Finds of a hunt as lines of JSON: who and why. Equal finds are equal bytes. */
public final class HuntJson {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final String VISITORS = "exposedVisitors";
  private static final Bilingual THROUGH =
      new Bilingual(
          "访问者中到过可疑目标的人明显偏多，而这些目标的访问者接触过已确认诈骗目标",
          "its visitors were far more often than others at suspects that visitors of confirmed fraud"
              + " led to");

  private final Map<String, Bilingual> texts = new TreeMap<>();

  /**
   * @param rule whose words the reasons are told in
   */
  public HuntJson(FusionRule rule) {
    rule.terms().forEach(each -> texts.put(each.term(), new Bilingual(each.zh(), each.en())));
  }

  /**
   * A find, without a line end.
   *
   * @param asOf of the hunt, milliseconds UTC
   * @param confidence of the indicator, 0 where there is none
   */
  public String line(Find find, long asOf, int confidence) {
    StringWriter out = new StringWriter(512);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("target", find.target());
      json.writeStringField("kind", find.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("site", find.site());
      json.writeNumberField("round", find.round());
      json.writeNumberField("asOf", asOf);
      json.writeNumberField("probability", Math.rint(find.probability() * 1e6) / 1e6);
      json.writeNumberField("confidence", confidence);
      json.writeStringField("fraudType", find.fraudType());
      json.writeNumberField("firstSeenAt", find.firstSeenAt());
      json.writeNumberField("visitors", find.visitors());
      json.writeNumberField("exposed", find.exposed());
      json.writeNumberField("secondHand", find.secondHand());
      json.writeNumberField("lift", find.lift());
      reasons(json, find);
      path(json, find.path());
      json.writeArrayFieldStart("through");
      for (Find.Step step : find.through()) {
        json.writeStartObject();
        json.writeStringField("via", step.via());
        json.writeNumberField("people", step.people());
        json.writeStringField("fraudType", step.fraudType());
        path(json, step.path());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return out.toString();
  }

  private void reasons(JsonGenerator json, Find find) throws IOException {
    json.writeArrayFieldStart("reasons");
    for (Find.Why why : find.reasons()) {
      boolean through = find.round() > 1 && why.term().equals(VISITORS);
      Bilingual text = through ? THROUGH : texts.get(why.term());
      json.writeStartObject();
      json.writeStringField("code", why.code());
      json.writeNumberField("logOdds", Math.rint(why.logOdds() * 1e3) / 1e3);
      json.writeStringField("zh", text == null ? "" : text.zh());
      json.writeStringField("en", text == null ? "" : text.en());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void path(JsonGenerator json, List<ExposedBy> path) throws IOException {
    json.writeArrayFieldStart("path");
    for (ExposedBy step : path) {
      json.writeStartObject();
      json.writeStringField("via", step.via());
      json.writeStringField("kind", step.kind().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("keys", step.keys());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
