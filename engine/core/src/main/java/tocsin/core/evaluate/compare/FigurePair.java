package tocsin.core.evaluate.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Figure;
import tocsin.core.evaluate.Figure.Unit;
import tocsin.core.evaluate.FigureText;
import tocsin.core.evaluate.Scorecard;

/**
 * One scorecard figure on both sides; a side that lacks it is null.
 *
 * @param zh what it is called, in Chinese
 * @param en the same in English
 * @param countA what A's figure rests on; NaN when it is null
 */
public record FigurePair(
    String name,
    String group,
    Unit unit,
    String zh,
    String en,
    @Nullable Estimate a,
    @Nullable Estimate b,
    double countA,
    double countB) {

  private record Key(String name, String group) {}

  /** Figures in A's order, then what only B has. */
  static List<FigurePair> of(@Nullable Scorecard a, @Nullable Scorecard b) {
    Map<Key, Figure> ofA = figures(a);
    Map<Key, Figure> ofB = figures(b);
    Map<Key, Figure> all = new LinkedHashMap<>(ofA);
    ofB.forEach(all::putIfAbsent);
    List<FigurePair> pairs = new ArrayList<>();
    for (Map.Entry<Key, Figure> entry : all.entrySet()) {
      Figure inA = ofA.get(entry.getKey());
      Figure inB = ofB.get(entry.getKey());
      pairs.add(
          new FigurePair(
              entry.getKey().name(),
              entry.getKey().group(),
              entry.getValue().unit(),
              FigureText.of(entry.getKey().name()).zh(),
              FigureText.of(entry.getKey().name()).en(),
              estimate(inA),
              estimate(inB),
              inA == null ? Double.NaN : inA.count(),
              inB == null ? Double.NaN : inB.count()));
    }
    return pairs;
  }

  private static Map<Key, Figure> figures(@Nullable Scorecard card) {
    Map<Key, Figure> figures = new LinkedHashMap<>();
    if (card != null) {
      card.figures().forEach(f -> figures.put(new Key(f.name(), f.group()), f));
    }
    return figures;
  }

  private static @Nullable Estimate estimate(@Nullable Figure figure) {
    return figure == null ? null : new Estimate(figure.value(), figure.low(), figure.high());
  }
}
