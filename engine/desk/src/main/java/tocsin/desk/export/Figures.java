package tocsin.desk.export;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.Cooperation;
import tocsin.domain.casework.EvidenceClass;
import tocsin.domain.casework.LoopStep;
import tocsin.domain.casework.Outcome;
import tocsin.domain.casework.Visit;

/**
 * 成效 of a span, added up case by case. Dissuasions and losses count once per key; every amount
 * stands under its evidence class. Confined to one thread; O(1) a case besides the keys.
 *
 * <p>Reach is connected over attempted cases; accuracy is confirmed (V1–V3) over connected; fooled
 * after warning is V3 with the money gone after the first contact, over connected.
 */
public final class Figures {
  private final long from;
  private final long until;
  private final ZoneId zone;
  private final Set<String> counted = new HashSet<>();
  private final Map<EvidenceClass, long[]> byClass = new EnumMap<>(EvidenceClass.class);
  private final Map<String, long[]> units = new TreeMap<>();
  private final Map<String, long[]> days = new TreeMap<>();
  private final Map<LoopStep, Long> breaches = new EnumMap<>(LoopStep.class);
  private long cases;
  private long lossYuan;
  private long attempted;
  private long connected;
  private long confirmed;
  private long fooled;

  /**
   * Begins.
   *
   * @param from milliseconds UTC, inclusive
   * @param until milliseconds UTC, exclusive
   */
  public Figures(long from, long until, ZoneId zone) {
    this.from = from;
    this.until = until;
    this.zone = zone;
  }

  /**
   * Adds a case.
   *
   * @param enterprise where the person works, empty when unknown
   */
  public void add(CaseFile file, String enterprise) {
    if (in(file.openedAt())) {
      opened(file, enterprise);
    }
    for (Outcome outcome : file.outcomes()) {
      if (in(outcome.at()) && counted.add(outcome.countKey())) {
        outcome(outcome, enterprise);
      }
    }
  }

  private boolean in(long at) {
    return from <= at && at < until;
  }

  private void opened(CaseFile file, String enterprise) {
    cases++;
    long[] unit = unit(enterprise);
    unit[0]++;
    unit[1] += file.state().ended() ? 0 : 1;
    unit[2] += file.breached() ? 1 : 0;
    day(file.openedAt())[0]++;
    if (file.state().ended() && in(file.since())) {
      day(file.since())[1]++;
    }
    if (file.breached()) {
      breaches.merge(file.state().step(), 1L, Long::sum);
    }
    boolean reached =
        !file.outcomes().isEmpty()
            || file.visits().stream().anyMatch(v -> v.result() != Cooperation.UNAVAILABLE);
    attempted += file.visits().isEmpty() && file.outcomes().isEmpty() ? 0 : 1;
    if (!reached) {
      return;
    }
    connected++;
    confirmed += any(file, CaseVerdict.V1, CaseVerdict.V2, CaseVerdict.V3) ? 1 : 0;
    fooled += fooledAfterWarning(file) ? 1 : 0;
  }

  private static boolean any(CaseFile file, CaseVerdict... verdicts) {
    return file.outcomes().stream().anyMatch(o -> Set.of(verdicts).contains(o.verdict()));
  }

  private static boolean fooledAfterWarning(CaseFile file) {
    long warned = file.visits().stream().mapToLong(Visit::at).min().orElse(Long.MAX_VALUE);
    return file.outcomes().stream()
        .anyMatch(o -> o.verdict() == CaseVerdict.V3 && o.lossAt() > warned);
  }

  private void outcome(Outcome outcome, String enterprise) {
    if (outcome.verdict() == CaseVerdict.V3) {
      lossYuan += outcome.yuan();
    }
    if (outcome.verdict() != CaseVerdict.V1) {
      return;
    }
    long[] sum = byClass.computeIfAbsent(outcome.evidence(), c -> new long[2]);
    sum[0]++;
    sum[1] += outcome.yuan();
    unit(enterprise)[3]++;
    day(outcome.at())[2]++;
  }

  private long[] unit(String enterprise) {
    return units.computeIfAbsent(enterprise, id -> new long[4]);
  }

  private long[] day(long at) {
    String day = Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toString();
    return days.computeIfAbsent(day, d -> new long[3]);
  }

  /** Cases opened. */
  public long cases() {
    return cases;
  }

  /** Dissuasions of a class. */
  public long dissuaded(EvidenceClass evidence) {
    return byClass.getOrDefault(evidence, new long[2])[0];
  }

  /** Amount saved in a class, yuan. */
  public long yuan(EvidenceClass evidence) {
    return byClass.getOrDefault(evidence, new long[2])[1];
  }

  /** Amount lost, yuan. */
  public long lossYuan() {
    return lossYuan;
  }

  /** Connected and attempted. */
  public long[] reach() {
    return new long[] {connected, attempted};
  }

  /** Confirmed and connected. */
  public long[] accuracy() {
    return new long[] {confirmed, connected};
  }

  /** Fooled after warning and connected. */
  public long[] fooledAfterWarning() {
    return new long[] {fooled, connected};
  }

  /** Cases, open, breached, dissuaded by enterprise. */
  public Map<String, long[]> units() {
    return new TreeMap<>(units);
  }

  /** Opened, closed, dissuaded by day. */
  public Map<String, long[]> days() {
    return new TreeMap<>(days);
  }

  /** Missed deadlines by the step in which the case stands. */
  public Map<LoopStep, Long> breaches() {
    return new HashMap<>(breaches);
  }
}
