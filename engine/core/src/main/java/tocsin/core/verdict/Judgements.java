package tocsin.core.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Verdict;

/**
 * What people hold of targets, as a set: adding is commutative and idempotent. As of any time the
 * last word by then counts, until it expires; no earlier word revives. People are few, so it is
 * small: at most {@value #MAX_WORDS} words of one value, the newest. Confined to one thread.
 */
public final class Judgements {
  /** Words kept of one value. */
  static final int MAX_WORDS = 64;

  /** Of two words at the same time the confirmation is the last: it protects people. */
  private static final Comparator<Judgement> ORDER =
      Comparator.comparingLong(Judgement::at)
          .thenComparing(word -> word.verdict() == Verdict.CONFIRMED)
          .thenComparingLong(Judgement::until)
          .thenComparing(Judgement::kind)
          .thenComparing(Judgement::by)
          .thenComparing(Judgement::why);

  private final Map<String, TreeSet<Judgement>> byValue = new HashMap<>();

  /** Of a list. */
  public static Judgements of(Collection<Judgement> words) {
    Judgements judgements = new Judgements();
    words.forEach(judgements::add);
    return judgements;
  }

  /** Adds a word. */
  public void add(Judgement word) {
    TreeSet<Judgement> words = byValue.computeIfAbsent(word.value(), value -> new TreeSet<>(ORDER));
    words.add(word);
    if (words.size() > MAX_WORDS) {
      words.pollFirst();
    }
  }

  public boolean isEmpty() {
    return byValue.isEmpty();
  }

  /** The last word on a target by a time, expired or not; null when there was none. O(labels). */
  public @Nullable Judgement wordAt(String target, long at) {
    Judgement last = null;
    for (Judgement word : words(target)) {
      last = word.at() <= at && (last == null || ORDER.compare(word, last) > 0) ? word : last;
    }
    return last;
  }

  /** Whether a target is refuted at a time. */
  public boolean isRefuted(String target, long at) {
    return !byValue.isEmpty() && VerdictLife.refutes(wordAt(target, at), at);
  }

  /** Whether a number of targets, at least one, are all refuted at a time. */
  public boolean areRefuted(Collection<String> targets, long at) {
    return !byValue.isEmpty()
        && !targets.isEmpty()
        && targets.stream().allMatch(target -> isRefuted(target, at));
  }

  /** The times at which a target turns refuted or no longer is, ascending. */
  public List<Long> turns(String target) {
    TreeSet<Long> times = new TreeSet<>();
    for (Judgement word : words(target)) {
      times.add(word.at());
      times.add(word.until());
    }
    return times.stream()
        .filter(at -> at != Long.MAX_VALUE && isRefuted(target, at) != isRefuted(target, at - 1))
        .toList();
  }

  /** When after a time the first of a number of targets turns refuted, or the highest number. */
  public long nextRefuted(Collection<String> targets, long after) {
    long next = Long.MAX_VALUE;
    for (String target : targets) {
      for (long turn : turns(target)) {
        next = turn > after && isRefuted(target, turn) ? Math.min(next, turn) : next;
      }
    }
    return next;
  }

  /** Every word that covers a target: of itself, and of the suffixes it lies below. */
  private List<Judgement> words(String target) {
    List<Judgement> found = new ArrayList<>();
    for (int start = 0; start >= 0; ) {
      TreeSet<Judgement> words = byValue.get(target.substring(start));
      if (words != null) {
        words.stream().filter(word -> word.covers(target)).forEach(found::add);
      }
      int dot = target.indexOf('.', start);
      start = dot < 0 ? -1 : dot + 1;
    }
    return found;
  }
}
