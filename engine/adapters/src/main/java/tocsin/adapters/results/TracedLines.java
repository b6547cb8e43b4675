package tocsin.adapters.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.adapters.json.ResultJson;
import tocsin.adapters.results.Parts.Entry;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.TargetTrace;

/**
 * Reports as they wait in parts, with their traces; the traces leave before the file is written.
 */
final class TracedLines {
  /** Cannot stand within a text: there a quote is escaped. */
  private static final String TRACE = "\"trace\":{";

  private static final String QUIET = "{" + TRACE;
  private static final ObjectMapper JSON = new ObjectMapper();

  private TracedLines() {}

  /** A report as a line of a part; of a site's quiet targets one is kept. */
  static String encode(TargetReport target) {
    String asOf = Parts.sortable(target.asOf());
    String key =
        target.trace().quiet()
            ? "quiet." + target.trace().site()
            : target.kind() + "." + target.target() + "." + asOf;
    return Parts.line(key, asOf, ResultJson.traced(target));
  }

  /** Of each target the latest report, noted and without its trace. */
  static List<Entry> lastWords(List<Entry> reports, TargetNotes notes) {
    Map<String, Entry> byTarget = new TreeMap<>();
    for (Entry report : reports) {
      if (report.line().startsWith(QUIET)) {
        var unused = notes.take(false, trace(read(report.line())));
      } else {
        byTarget.put(report.key().substring(0, report.key().lastIndexOf('.')), report);
      }
    }
    List<Entry> words = new ArrayList<>();
    for (Entry report : byTarget.values()) {
      words.add(new Entry(report.key(), report.order(), noted(report.line(), notes)));
    }
    return words;
  }

  private static String noted(String line, TargetNotes notes) {
    JsonNode report = read(line);
    String verdict = report.path("verdict").asText();
    boolean flagged = verdict.equals("suspect") || verdict.equals("confirmed");
    Map<String, Double> scores = new TreeMap<>(notes.take(flagged, trace(report)));
    StringBuilder out = new StringBuilder(line);
    out.setLength(line.lastIndexOf(TRACE) - 1);
    if (!scores.isEmpty()) {
      out.append(",\"shadow\":").append(JSON.valueToTree(scores).toString());
    }
    return out.append('}').toString();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a part of this run is not JSON", e);
    }
  }

  private static TargetTrace trace(JsonNode line) {
    JsonNode trace = line.path("trace");
    List<Double> features = new ArrayList<>();
    trace.path("features").forEach(v -> features.add(v.isNull() ? Double.NaN : v.asDouble()));
    List<Long> days = new ArrayList<>();
    trace.path("days").forEach(day -> days.add(day.asLong()));
    return new TargetTrace(
        trace.path("site").asText(),
        features,
        days,
        trace.path("feed").asText(),
        trace.path("quiet").asBoolean());
  }
}
