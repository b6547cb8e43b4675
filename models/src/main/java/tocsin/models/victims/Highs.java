package tocsin.models.victims;

import java.util.ArrayList;
import java.util.List;

/**
 * The looks at which a person's score stood higher than ever before. Tiers rise there, as a rule,
 * and a score just risen says more than one that has long stood; so this is where chances must come
 * true.
 */
final class Highs {
  static final Highs NONE = new Highs(List.of(), new double[0]);

  private final List<PersonHour> rows;
  private final double[] raw;

  private Highs(List<PersonHour> rows, double[] raw) {
    this.rows = rows;
    this.raw = raw;
  }

  /** The looks, in order of person and time. */
  List<PersonHour> rows() {
    return rows;
  }

  /** Their scores. */
  double[] raw() {
    return raw;
  }

  /**
   * Scores courses and keeps their highs.
   *
   * @param from earliest time of a high to keep, milliseconds since the city's start
   * @param until the first no longer to keep
   */
  static Highs of(Booster booster, List<List<PersonHour>> courses, long from, long until) {
    List<PersonHour> all = courses.stream().flatMap(List::stream).toList();
    double[] scores = booster.raw(all);
    List<PersonHour> rows = new ArrayList<>();
    List<Double> raw = new ArrayList<>();
    int i = 0;
    for (List<PersonHour> course : courses) {
      double highest = Double.NEGATIVE_INFINITY;
      for (PersonHour row : course) {
        double score = scores[i++];
        if (score > highest) {
          highest = score;
          if (row.at() >= from && row.at() < until) {
            rows.add(row);
            raw.add(score);
          }
        }
      }
    }
    return new Highs(rows, raw.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Both one after the other. */
  Highs and(Highs others) {
    List<PersonHour> both = new ArrayList<>(rows);
    both.addAll(others.rows);
    double[] scores = new double[both.size()];
    System.arraycopy(raw, 0, scores, 0, raw.length);
    System.arraycopy(others.raw, 0, scores, raw.length, others.raw.length);
    return new Highs(both, scores);
  }

  /** The isotonic line through them. */
  Pav line() {
    Integer[] order = Ranking.order(raw);
    double[] sorted = new double[raw.length];
    boolean[] pays = new boolean[raw.length];
    for (int i = 0; i < raw.length; i++) {
      sorted[i] = raw[order[i]];
      pays[i] = rows.get(order[i]).pays();
    }
    return Pav.fit(sorted, pays);
  }
}
