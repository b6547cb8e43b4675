package tocsin.core.discover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.TargetReport;

/**
 * Which visitors of a busy site are remembered: those whose pseudonyms hash lowest, all visits of
 * each, as many as fit (a bottom-k sketch, Cohen and Kaplan, PODC 2007). Whoever belongs to the
 * sample of the whole history belongs to that of every part of it, so the order of arrival does not
 * matter.
 */
final class VisitorSample {
  /** Size of the space of hashes. */
  private static final double HASHES = 0x1.0p64;

  private final TreeMap<Long, List<Long>> keysByVisitor = new TreeMap<>();
  private final long cut;

  /**
   * The visits in memory, of which at most a number are to be kept. O(visits · log visits).
   *
   * @param before the cut of an earlier sample of the same memory
   */
  VisitorSample(SiteMemory memory, int maxVisits, long before) {
    for (Map.Entry<Long, RememberedVisit> entry : memory.entries()) {
      long visitor = hash(entry.getValue().subject());
      keysByVisitor.computeIfAbsent(visitor, hash -> new ArrayList<>()).add(entry.getKey());
    }
    this.cut = Math.min(before, cut(maxVisits));
  }

  static long hash(String subject) {
    return Hash64.of(subject);
  }

  /** How many people one sampled person stands for. */
  static double scale(long cut) {
    return HASHES / ((double) cut - (double) Long.MIN_VALUE);
  }

  private long cut(int maxVisits) {
    int kept = 0;
    for (Map.Entry<Long, List<Long>> visitor : keysByVisitor.entrySet()) {
      kept += visitor.getValue().size();
      if (kept > maxVisits) {
        return visitor.getKey();
      }
    }
    return Long.MAX_VALUE;
  }

  /** The lowest hash that is left out; the highest number when all fit. */
  long cut() {
    return cut;
  }

  /** Removes what does not belong to the sample; how many visits are left. */
  int shrink(SiteMemory memory) {
    keysByVisitor.tailMap(cut, true).values().forEach(keys -> keys.forEach(memory::remove));
    return keysByVisitor.headMap(cut, false).values().stream().mapToInt(List::size).sum();
  }

  /** How many people visited each target, estimated from the sample. */
  Map<String, Integer> visitors(SiteMemory memory) {
    Map<String, Set<Long>> seen = new HashMap<>();
    for (Map.Entry<Long, RememberedVisit> entry : memory.entries()) {
      long visitor = hash(entry.getValue().subject());
      if (visitor < cut) {
        seen.computeIfAbsent(entry.getValue().target(), t -> new HashSet<>()).add(visitor);
      }
    }
    Map<String, Integer> visitors = new HashMap<>();
    seen.forEach((target, people) -> visitors.put(target, scaled(people.size())));
    return visitors;
  }

  private int scaled(int people) {
    return (int) Math.rint(people * scale(cut));
  }

  /**
   * From which enterprises people visited a target, estimated from the sample: those with the most,
   * at most {@link TargetReport#MAX_REACH}.
   *
   * @param enterpriseOf by pseudonym; empty for people in none
   */
  Map<String, Integer> reach(SiteMemory memory, String target, UnaryOperator<String> enterpriseOf) {
    Map<String, Set<Long>> seen = new HashMap<>();
    for (Map.Entry<Long, RememberedVisit> entry : memory.entries()) {
      RememberedVisit visit = entry.getValue();
      long visitor = hash(visit.subject());
      if (visitor < cut && visit.target().equals(target)) {
        seen.computeIfAbsent(enterpriseOf.apply(visit.subject()), e -> new HashSet<>())
            .add(visitor);
      }
    }
    seen.remove("");
    Comparator<Map.Entry<String, Set<Long>>> most =
        Comparator.comparing(entry -> -entry.getValue().size());
    Map<String, Integer> reach = new TreeMap<>();
    seen.entrySet().stream()
        .sorted(most.thenComparing(Map.Entry.comparingByKey()))
        .limit(TargetReport.MAX_REACH)
        .forEach(entry -> reach.put(entry.getKey(), scaled(entry.getValue().size())));
    return reach;
  }
}
