package tocsin.core.discover;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;

/** What can be said of targets while more may come; a report follows when nothing can. */
public final class TargetWords {
  private TargetWords() {}

  /**
   * When there is something to say of a site: now, when a target of it is flagged, and when one
   * will be flagged or confirmed because a listing begins to count. Empty for most sites.
   *
   * @param now event time, milliseconds UTC
   */
  public static SortedSet<Long> dueAt(SiteState state, long now) {
    SortedSet<Long> due = new TreeSet<>();
    for (TargetFacts facts : state.targets()) {
      if (facts.flaggedAt() != Long.MAX_VALUE) {
        due.add(Math.max(facts.flaggedAt(), now));
      }
      if (facts.sureAt() != Long.MAX_VALUE && facts.sureAt() > now) {
        due.add(facts.sureAt());
      }
    }
    return due;
  }

  /**
   * Of each target that is flagged or refuted the last of its {@link TargetLedger#report reports}
   * by now, in order of targets. O(visits remembered).
   *
   * @param until event time, milliseconds UTC; a verdict that turns later is left out
   */
  public static List<TargetReport> of(
      TargetLedger ledger,
      SiteState state,
      SiteMemory memory,
      TargetLedger.Beside beside,
      long until) {
    Map<String, TargetReport> last = new TreeMap<>();
    ledger.report(
        state,
        memory,
        beside,
        report -> {
          if (report.verdict() != Verdict.UNKNOWN && report.asOf() <= until) {
            last.merge(report.target(), report, (a, b) -> b.asOf() >= a.asOf() ? b : a);
          }
        });
    return List.copyOf(last.values());
  }

  /**
   * What a reader would notice of words: verdicts, reasons and visitors, these exactly up to a
   * hundred and by their first two digits beyond. So a site has few different ones in its life.
   */
  public static long gist(List<TargetReport> words) {
    StringBuilder text = new StringBuilder();
    for (TargetReport each : words) {
      text.append(each.target()).append(' ').append(each.verdict()).append(' ');
      text.append(rounded(each.visitors())).append(each.reasons()).append('\n');
    }
    return Hash64.of(text.toString());
  }

  private static int rounded(int visitors) {
    int unit = 1;
    while (visitors / unit >= 100) {
      unit *= 10;
    }
    return visitors / unit * unit;
  }
}
