package tocsin.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.drift.DriftDay;
import tocsin.core.drift.DriftReport;
import tocsin.core.drift.NameMeasures;

/** Drift for the summary, the page and the terminal. */
final class DriftText {
  private static final int MOST_ROWS = 31;

  private DriftText() {}

  /** For summary.json; what cannot be said is null, shares have four decimals. */
  static Map<String, Object> json(DriftReport drift) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("level", word(drift.level()));
    all.put("reference", drift.model().isEmpty() ? null : drift.model());
    all.put("watch", DriftReport.WATCH);
    all.put("act", DriftReport.ACT);
    all.put("sampled", number(drift.sampled()));
    all.put("run", day(drift.run()));
    List<Object> days = new ArrayList<>();
    drift
        .days()
        .forEach(
            (epochDay, day) -> {
              Map<String, Object> line = new LinkedHashMap<>();
              line.put("day", LocalDate.ofEpochDay(epochDay).toString());
              line.putAll(day(day));
              days.add(line);
            });
    all.put("days", days);
    return all;
  }

  private static Map<String, Object> day(DriftDay day) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("sites", day.sites());
    line.put("newRate", number(day.newRate()));
    line.put("psi", numbers(day.stability()));
    line.put("unseen", number(day.unseen()));
    line.put("feedHits", numbers(day.feedHits()));
    return line;
  }

  private static Map<String, Object> numbers(SortedMap<String, Double> values) {
    Map<String, Object> rounded = new TreeMap<>();
    values.forEach((name, value) -> rounded.put(name, number(value)));
    return rounded;
  }

  /** Four decimals; null for what cannot be said. */
  static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : (Double) (Math.rint(value * 1e4) / 1e4);
  }

  /** A line for the terminal when somebody should look. */
  static void line(@Nullable DriftReport drift, StringBuilder out) {
    if (drift == null
        || drift.level() == DriftReport.Level.UNKNOWN
        || drift.level() == DriftReport.Level.STEADY) {
      return;
    }
    out.append("Names have drifted from training (").append(word(drift.level())).append("):");
    drift
        .run()
        .stability()
        .forEach((name, value) -> out.append(String.format(Locale.ROOT, " %s %.2f", name, value)));
    out.append(String.format(Locale.ROOT, "; watch at %.2f,", DriftReport.WATCH));
    out.append(String.format(Locale.ROOT, " act at %.2f%n", DriftReport.ACT));
  }

  /** A table for the page, the last days; cells are numbers, dates and escaped names of feeds. */
  static void table(DriftReport drift, StringBuilder out) {
    out.append("<div class=\"wide\"><table><tr><th>");
    both(out, "日期", "day");
    for (String[] head :
        List.of(
            new String[] {"站点", "sites"},
            new String[] {"新出现", "new"},
            new String[] {"PSI 拼写", "PSI spelling"},
            new String[] {"PSI 名称", "PSI name"},
            new String[] {"PSI 合计", "PSI all"},
            new String[] {"未见片段", "unseen pieces"},
            new String[] {"名单命中", "feed hits"})) {
      out.append("</th><th class=\"n\">");
      both(out, head[0], head[1]);
    }
    out.append("</th></tr>\n");
    drift
        .days()
        .tailMap(drift.days().isEmpty() ? 0 : drift.days().lastKey() - MOST_ROWS + 1)
        .forEach((day, seen) -> row(LocalDate.ofEpochDay(day).toString(), seen, out));
    out.append("<tr><td>");
    both(out, "全部", "all days");
    cells(drift.run(), out);
    out.append("</table></div>\n");
  }

  private static void row(String day, DriftDay seen, StringBuilder out) {
    out.append("<tr><td>").append(day);
    cells(seen, out);
  }

  private static void cells(DriftDay seen, StringBuilder out) {
    cell(Integer.toString(seen.sites()), "", out);
    cell(percent(seen.newRate()), "", out);
    for (String name : NameMeasures.NAMES) {
      double value = seen.stability().getOrDefault(name, Double.NaN);
      String tone =
          switch (DriftReport.level(value)) {
            case ACT -> " red";
            case WATCH -> " orange";
            case STEADY, UNKNOWN -> "";
          };
      cell(Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value), tone, out);
    }
    cell(percent(seen.unseen()), "", out);
    StringBuilder hits = new StringBuilder();
    seen.feedHits()
        .forEach(
            (feed, share) ->
                hits.append(HtmlReport.escape(feed))
                    .append(' ')
                    .append(percent(share))
                    .append(' '));
    cell(hits.toString().strip(), "", out);
    out.append("</td></tr>\n");
  }

  private static void cell(String text, String tone, StringBuilder out) {
    out.append("</td><td class=\"n").append(tone).append("\">").append(text);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private static void both(StringBuilder out, String zh, String en) {
    out.append("<span class=\"zh\">").append(zh).append("</span><span class=\"en\" lang=\"en\">");
    out.append(en).append("</span>");
  }

  private static String word(DriftReport.Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
