package tocsin.models.url;

import java.util.List;
import java.util.Locale;

/**
 * What became of the accesses of one log.
 *
 * @param name of the log
 * @param accesses records read
 * @param names distinct hosts, addresses and apps among them
 * @param flagged accesses to targets that ended up suspect or confirmed
 */
public record LogFigures(String name, long accesses, int names, long flagged) {

  /** Flagged accesses of all, 0 of an empty log. */
  public double share() {
    return accesses == 0 ? 0 : (double) flagged / accesses;
  }

  /** Cells of the report's row. */
  public List<String> cells() {
    return List.of(
        name,
        String.format(Locale.ROOT, "%,d", accesses),
        String.format(Locale.ROOT, "%,d", names),
        String.format(Locale.ROOT, "%,d", flagged),
        Report.number(100 * share(), 3) + " %");
  }
}
