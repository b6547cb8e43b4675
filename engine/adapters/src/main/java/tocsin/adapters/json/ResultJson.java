package tocsin.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Change;
import tocsin.domain.alert.Reason;
import tocsin.domain.intel.CampaignTurn;
import tocsin.domain.intel.ExposedBy;
import tocsin.domain.intel.Membership;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.TargetTrace;
import tocsin.domain.people.Assignment;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Reject;

/** Results as lines of JSON. Fields come in a fixed order, so equal results are equal bytes. */
public final class ResultJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ResultJson() {}

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private static String line(Body body) {
    StringWriter out = new StringWriter(512);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return out.toString();
  }

  /** Which campaigns a site belonged to, without a line end. */
  public static String membership(Membership member) {
    return line(
        json -> {
          json.writeStringField("site", member.site());
          json.writeArrayFieldStart("turns");
          for (CampaignTurn turn : member.turns()) {
            json.writeStartObject();
            json.writeNumberField("from", turn.from());
            json.writeStringField("campaign", turn.campaign());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** An alert version, without a line end. */
  public static String alert(Alert alert) {
    return line(
        json -> {
          json.writeStringField("alertId", alert.alertId());
          json.writeNumberField("version", alert.version());
          json.writeStringField("status", alert.status().word());
          json.writeStringField("subject", alert.subject());
          json.writeStringField("tier", alert.tier().word());
          json.writeStringField("stage", alert.stage().name());
          json.writeStringField("fraudType", alert.fraudType());
          json.writeStringField("campaign", alert.campaign());
          json.writeNumberField("firstSeenAt", alert.firstSeenAt());
          json.writeNumberField("decidedAt", alert.decidedAt());
          json.writeNumberField("score", alert.score());
          reasons(json, "reasons", alert.reasons());
          reasons(json, "whyTier", alert.whyTier());
          json.writeArrayFieldStart("change");
          for (Change change : alert.change()) {
            json.writeStartObject();
            json.writeStringField("tier", change.tier().word());
            json.writeStringField("zh", change.zh());
            json.writeStringField("en", change.en());
            json.writeEndObject();
          }
          json.writeEndArray();
          strings(json, "targets", alert.targets());
          strings(json, "supersedes", alert.supersedes());
        });
  }

  private static void reasons(JsonGenerator json, String name, List<Reason> reasons)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Reason reason : reasons) {
      reason(json, reason);
    }
    json.writeEndArray();
  }

  private static void reason(JsonGenerator json, Reason reason) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", reason.code());
    json.writeNumberField("points", reason.points());
    json.writeStringField("zh", reason.zh());
    json.writeStringField("en", reason.en());
    json.writeObjectFieldStart("evidence");
    for (Map.Entry<String, String> entry : new TreeMap<>(reason.evidence()).entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, Iterable<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** A target's report, without a line end or its trace. */
  public static String target(TargetReport target) {
    return line(json -> target(json, target));
  }

  /**
   * A report and, last, its trace, for a part that is merged later; a quiet report is its trace
   * alone.
   */
  public static String traced(TargetReport target) {
    return line(
        json -> {
          if (!target.trace().quiet()) {
            target(json, target);
          }
          json.writeObjectFieldStart("trace");
          trace(json, target.trace());
          json.writeEndObject();
        });
  }

  private static void trace(JsonGenerator json, TargetTrace trace) throws IOException {
    json.writeStringField("site", trace.site());
    json.writeArrayFieldStart("features");
    for (double value : trace.features()) {
      if (Double.isNaN(value)) {
        json.writeNull();
      } else {
        json.writeNumber(value);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("days");
    for (long day : trace.days()) {
      json.writeNumber(day);
    }
    json.writeEndArray();
    json.writeStringField("feed", trace.feed());
    json.writeBooleanField("quiet", trace.quiet());
  }

  private static void target(JsonGenerator json, TargetReport target) throws IOException {
    json.writeStringField("target", target.target());
    json.writeStringField("kind", word(target.kind()));
    if (!target.host().isEmpty()) {
      json.writeStringField("host", target.host());
    }
    json.writeStringField("verdict", word(target.verdict()));
    if (!target.word().by().isEmpty()) {
      json.writeNumberField("since", target.word().since());
      json.writeStringField("by", target.word().by());
    }
    if (!target.word().why().isEmpty()) {
      json.writeStringField("why", target.word().why());
    }
    json.writeNumberField("score", target.score());
    json.writeStringField("fraudType", target.fraudType());
    json.writeStringField("campaign", target.campaign());
    json.writeNumberField("firstSeenAt", target.firstSeenAt());
    if (target.flaggedAt() != Long.MAX_VALUE) {
      json.writeNumberField("flaggedAt", target.flaggedAt());
    }
    json.writeNumberField("visitors", target.visitors());
    if (!target.reach().isEmpty()) {
      json.writeObjectFieldStart("reach");
      for (Map.Entry<String, Integer> people : new TreeMap<>(target.reach()).entrySet()) {
        json.writeNumberField(people.getKey(), people.getValue());
      }
      json.writeEndObject();
    }
    strings(json, "reasons", target.reasons());
    json.writeObjectFieldStart("leadTimeMillis");
    for (Map.Entry<String, Long> lead : new TreeMap<>(target.leadTimeMillis()).entrySet()) {
      json.writeNumberField(lead.getKey(), lead.getValue());
    }
    json.writeEndObject();
    if (!target.appSet().isEmpty()) {
      strings(json, "appSet", target.appSet());
    }
    if (!target.path().isEmpty()) {
      path(json, target.path());
    }
  }

  private static void path(JsonGenerator json, List<ExposedBy> path) throws IOException {
    json.writeArrayFieldStart("path");
    for (ExposedBy step : path) {
      json.writeStartObject();
      json.writeStringField("via", step.via());
      json.writeStringField("by", word(step.kind()));
      json.writeNumberField("shared", step.keys());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** An assignment, without a line end. */
  public static String assignment(Assignment assignment) {
    return line(
        json -> {
          json.writeStringField("alertId", assignment.alertId());
          json.writeNumberField("version", assignment.version());
          json.writeNumberField("at", assignment.at());
          json.writeStringField("route", assignment.route().word());
          if (assignment.advisorId().isEmpty()) {
            json.writeNullField("advisorId");
          } else {
            json.writeStringField("advisorId", assignment.advisorId());
          }
          json.writeStringField("unitId", assignment.unitId());
          json.writeStringField("why", assignment.why());
          json.writeNumberField("dispatchBy", assignment.dispatchBy());
          deadline(json, "acceptBy", assignment.acceptBy());
          deadline(json, "contactBy", assignment.contactBy());
          deadline(json, "meetBy", assignment.meetBy());
          deadline(json, "feedbackBy", assignment.feedbackBy());
        });
  }

  private static void deadline(JsonGenerator json, String name, long at) throws IOException {
    if (at != Long.MAX_VALUE) {
      json.writeNumberField(name, at);
    }
  }

  /** A rejected line, without a line end. */
  public static String reject(Reject reject) {
    return line(
        json -> {
          json.writeStringField("file", reject.file());
          json.writeNumberField("line", reject.line());
          json.writeStringField("reason", reject.reason().word());
          json.writeStringField("detail", reject.detail());
        });
  }

  /** An input's account, without a line end. */
  public static String account(InputAccount account) {
    return line(
        json -> {
          json.writeStringField("file", account.file());
          json.writeStringField("format", account.format());
          json.writeNumberField("part", account.part());
          json.writeNumberField("bytes", account.bytes());
          json.writeNumberField("lines", account.lines());
          json.writeNumberField("records", account.records());
          json.writeNumberField("joined", account.joined());
          counts(json, "ignored", account.ignored());
          counts(json, "rejected", account.rejected());
          counts(json, "unknownFields", account.unknownFields());
          json.writeNumberField("firstAt", account.firstAt());
          json.writeNumberField("lastAt", account.lastAt());
          json.writeBooleanField("complete", account.complete());
        });
  }

  private static void counts(JsonGenerator json, String name, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> count : new TreeMap<>(counts).entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }
}
