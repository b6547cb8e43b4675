package tocsin.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tocsin.core.evaluate.Figure;
import tocsin.core.evaluate.FigureText;
import tocsin.core.evaluate.Scorecard;

/**
 * Scorecards side by side. A figure that none of them could measure is left out and named below;
 * one that some could not is a dash there.
 *
 * @param engines names of the columns
 */
record ScoreTable(List<String> engines, List<Row> rows, Set<String> unmeasured) {

  /** One figure of every engine. */
  record Row(String name, String group, List<String> cells) {}

  static ScoreTable of(List<Scorecard> cards) {
    Map<String, List<Figure>> byKey = new LinkedHashMap<>();
    for (String name : FigureText.dictionary().keySet()) {
      cards.forEach(
          card ->
              card.figures().stream()
                  .filter(figure -> figure.name().equals(name))
                  .forEach(figure -> byKey.put(name + " " + figure.group(), new ArrayList<>())));
    }
    List<Row> rows = new ArrayList<>();
    Set<String> unmeasured = new LinkedHashSet<>();
    for (String key : byKey.keySet()) {
      int space = key.indexOf(' ');
      Row row = row(cards, key.substring(0, space), key.substring(space + 1));
      if (row.cells().stream().allMatch(cell -> cell.equals(NONE))) {
        unmeasured.add(row.name() + (row.group().equals("all") ? "" : " " + row.group()));
      } else {
        rows.add(row);
      }
    }
    return new ScoreTable(cards.stream().map(Scorecard::engine).toList(), rows, unmeasured);
  }

  private static final String NONE = "–";

  private static Row row(List<Scorecard> cards, String name, String group) {
    return new Row(
        name,
        group,
        cards.stream()
            .map(card -> card.find(name, group).map(ScoreTable::cell).orElse(NONE))
            .toList());
  }

  private static String cell(Figure figure) {
    if (Double.isNaN(figure.value())) {
      return NONE;
    }
    boolean certain = figure.low() == figure.high();
    String unit = figure.unit() == Figure.Unit.SHARE ? " %" : "";
    String value = number(figure, figure.value()) + unit;
    return certain
        ? value
        : value + " [" + number(figure, figure.low()) + ", " + number(figure, figure.high()) + "]";
  }

  private static String number(Figure figure, double value) {
    return switch (figure.unit()) {
      case SHARE -> share(value * 100);
      case COUNT, YUAN, MINUTES -> String.format(Locale.ROOT, "%,.0f", value);
      case PER_DAY, PER_1000_MONTH -> String.format(Locale.ROOT, "%.2f", value);
    };
  }

  /** Shares far below a percent keep two digits that say something. */
  private static String share(double percent) {
    String format = percent != 0 && Math.abs(percent) < 0.1 ? "%.2g" : "%.1f";
    return String.format(Locale.ROOT, format, percent);
  }

  /** For a terminal: the figure's name in both languages, below it one line a group. */
  String text() {
    int label = 2 + width(rows.stream().map(Row::group).toList(), 8);
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < engines.size(); i++) {
      int column = i;
      List<String> cells =
          new ArrayList<>(rows.stream().map(row -> row.cells().get(column)).toList());
      cells.add(engines.get(i));
      widths.add(2 + width(cells, 4));
    }
    StringBuilder out = new StringBuilder();
    line(out, "", label, engines, widths);
    String name = "";
    for (Row row : rows) {
      if (!row.name().equals(name)) {
        name = row.name();
        FigureText text = FigureText.of(name);
        out.append(text.zh()).append(" · ").append(text.en()).append('\n');
      }
      line(out, "  " + row.group(), label, row.cells(), widths);
    }
    return out.toString();
  }

  private static int width(Collection<String> texts, int least) {
    return texts.stream().mapToInt(String::length).reduce(least, Math::max);
  }

  private static void line(
      StringBuilder out, String head, int label, List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder(head);
    line.append(" ".repeat(Math.max(0, label - head.length())));
    for (int i = 0; i < cells.size(); i++) {
      line.append(" ".repeat(Math.max(0, widths.get(i) - cells.get(i).length())));
      line.append(cells.get(i));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /** For a file beside the code. */
  String markdown() {
    StringBuilder out = new StringBuilder("| 指标 | figure | group |");
    engines.forEach(engine -> out.append(' ').append(engine).append(" |"));
    out.append("\n| --- | --- | --- |").append(" ---: |".repeat(engines.size())).append('\n');
    for (Row row : rows) {
      FigureText text = FigureText.of(row.name());
      out.append("| ").append(text.zh()).append(" | ").append(text.en());
      out.append(" | ").append(row.group()).append(" |");
      row.cells().forEach(cell -> out.append(' ').append(cell).append(" |"));
      out.append('\n');
    }
    return out.toString();
  }
}
