package tocsin.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.app.Evaluation.Note;
import tocsin.core.evaluate.Audit;
import tocsin.core.evaluate.Figure;
import tocsin.core.evaluate.Scorecard;

/** An evaluation as text, Markdown and JSON; the same evaluation gives the same bytes. */
final class EvaluationText {
  private EvaluationText() {}

  static String text(Evaluation evaluation) {
    StringBuilder out = new StringBuilder();
    for (List<Scorecard> cards : tables(evaluation)) {
      ScoreTable table = ScoreTable.of(cards);
      out.append('\n').append(table.text());
      unmeasured(out, table);
    }
    out.append('\n');
    evaluation.notes().forEach(note -> note(out, note, ""));
    audit(out, evaluation.audit());
    return out.toString();
  }

  static String markdown(Evaluation evaluation) {
    StringBuilder out = new StringBuilder("# 评分表 Scorecard\n");
    for (List<Scorecard> cards : tables(evaluation)) {
      ScoreTable table = ScoreTable.of(cards);
      out.append('\n').append(table.markdown()).append('\n');
      unmeasured(out, table);
    }
    out.append('\n');
    evaluation.notes().forEach(note -> note(out, note, "- "));
    return out.toString();
  }

  private static List<List<Scorecard>> tables(Evaluation evaluation) {
    List<List<Scorecard>> tables = new ArrayList<>();
    for (List<Scorecard> cards : List.of(evaluation.cards(), evaluation.reviewed())) {
      if (!cards.isEmpty()) {
        tables.add(cards);
      }
    }
    return tables;
  }

  private static void unmeasured(StringBuilder out, ScoreTable table) {
    if (!table.unmeasured().isEmpty()) {
      out.append("此处无法测量 · not measurable here: ");
      out.append(String.join(", ", table.unmeasured())).append('\n');
    }
  }

  private static void note(StringBuilder out, Note note, String bullet) {
    out.append(bullet).append(note.zh()).append('\n');
    out.append(bullet.isEmpty() ? "" : "  ").append(note.en()).append('\n');
  }

  private static void audit(StringBuilder out, @Nullable Audit audit) {
    if (audit != null) {
      out.append("\n抽查·已预警 · to review, alerted: ").append(String.join(" ", audit.alerted()));
      out.append("\n抽查·未预警 · to review, not alerted: ").append(String.join(" ", audit.sighted()));
      out.append('\n');
    }
  }

  static String json(Evaluation evaluation) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("engines", cards(evaluation.cards()));
    all.put("reviewed", cards(evaluation.reviewed()));
    all.put("audit", evaluation.audit());
    all.put("notes", evaluation.notes());
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  private static List<Object> cards(List<Scorecard> cards) {
    List<Object> out = new ArrayList<>();
    for (Scorecard card : cards) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("engine", card.engine());
      each.put("figures", card.figures().stream().map(EvaluationText::figure).toList());
      out.add(each);
    }
    return out;
  }

  /** What could not be measured is null. */
  private static Map<String, Object> figure(Figure figure) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("name", figure.name());
    out.put("group", figure.group());
    out.put("unit", figure.unit().name().toLowerCase(Locale.ROOT));
    out.put("value", finite(figure.value()));
    out.put("low", finite(figure.low()));
    out.put("high", finite(figure.high()));
    out.put("count", finite(figure.count()));
    return out;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
