package tocsin.desk.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.desk.feed.TargetWord;
import tocsin.desk.roster.RosterStore;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.domain.casework.CaseFile;

/**
 * What a verdict would set in motion, by the visitors that the engine remembers and the cases that
 * are open.
 *
 * @param counted whether the engine has counted the visitors; what it has not may be any number
 * @param largestShare of the enterprise that it concerns most, null when of none
 * @param gate people from which a second person must agree
 * @param shareGate percent of one enterprise from which a second person must agree
 */
record BlastRadius(
    String verdict,
    int visitors,
    boolean counted,
    int newCases,
    int recalledCases,
    int apologies,
    Map<String, Long> byTier,
    @Nullable Share largestShare,
    int gate,
    int shareGate,
    boolean needsSecondPerson) {

  /** A share of a few people says nothing: it counts from as many as may be shown. */
  private static final int FEWEST = 5;

  /** As many as the engine names; there may be more that it did not. */
  private static final int MAX_REACH = 64;

  /** Of one enterprise, how many would be concerned. */
  record Share(String unitId, int people, long employees, int percent) {}

  static BlastRadius of(
      Connection connection,
      TargetWord word,
      Optional<TargetWord> told,
      String verdict,
      DeskSettings settings)
      throws SQLException {
    List<CaseFile> open =
        Sql.all(
            connection,
            "SELECT c.body FROM case_targets g JOIN cases c ON c.case_id = g.case_id"
                + " WHERE g.target = ? AND c.ended = 0",
            row -> Documents.read(row.getString(1), CaseFile.class),
            word.target());
    Map<String, Long> byTier = new HashMap<>();
    open.forEach(file -> byTier.merge(Wire.word(file.tier()), 1L, Long::sum));
    boolean refuted = verdict.equals("refuted");
    int recalled = refuted ? open.size() : 0;
    int apologies = refuted ? (int) open.stream().filter(CaseFile::reached).count() : 0;
    Share share = refuted ? null : largest(connection, word.reach());
    boolean wide = Math.max(word.visitors(), recalled) >= settings.judgeGate();
    boolean deep = share != null && share.percent >= settings.judgeShare();
    boolean unknown = !refuted && (told.isEmpty() || word.reach().size() >= MAX_REACH);
    return new BlastRadius(
        verdict,
        word.visitors(),
        told.isPresent(),
        refuted ? 0 : Math.max(0, word.visitors() - open.size()),
        recalled,
        apologies,
        byTier,
        share,
        settings.judgeGate(),
        settings.judgeShare(),
        wide || deep || unknown);
  }

  /** The enterprise with the largest share, of those with enough people; the first by id. */
  private static @Nullable Share largest(Connection connection, Map<String, Integer> reach)
      throws SQLException {
    Share largest = null;
    for (Map.Entry<String, Integer> each : new java.util.TreeMap<>(reach).entrySet()) {
      long employees = RosterStore.peopleBelow(connection, each.getKey());
      if (each.getValue() < FEWEST || employees == 0) {
        continue;
      }
      int percent = (int) Math.min(100, 100L * each.getValue() / employees);
      if (largest == null || percent > largest.percent) {
        largest = new Share(each.getKey(), each.getValue(), employees, percent);
      }
    }
    return largest;
  }
}
