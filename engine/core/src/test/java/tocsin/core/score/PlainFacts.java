package tocsin.core.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;
import tocsin.domain.pack.Parameters;

/**
 * The facts of one exposure, counted from the plain visits by sets and sorted lists, as slowly and
 * as literally as the words of {@link Fact} allow: the oracle of {@link ExposureReader}.
 */
final class PlainFacts {
  private static final long SPAN = 5 * 60_000L;
  private static final double HOUR = 3_600_000.0;
  private static final long DAY = 86_400_000L;

  private record Place(long span, String target) {}

  private record Shown(Place place, Signal signal) {}

  private final Parameters parameters;
  private final ZoneId zone;
  private final long at;
  private final Map<Shown, Long> fraud = new HashMap<>();
  private final Map<Shown, Long> context = new HashMap<>();
  private final Map<String, FlaggedTarget> known = new HashMap<>();
  private final Map<Fact, Double> facts = new HashMap<>();

  private PlainFacts(Parameters parameters, ZoneId zone, long at) {
    this.parameters = parameters;
    this.zone = zone;
    this.at = at;
  }

  /** The facts as of a time that do not depend on person or pack; empty when nothing is known. */
  static Map<Fact, Double> of(List<Visit> visits, long at, Parameters parameters, ZoneId zone) {
    PlainFacts plain = new PlainFacts(parameters, zone, at);
    visits.stream().filter(visit -> visit.effectiveAt() <= at).forEach(plain::take);
    plain.fraud.values().removeIf(first -> first <= at - parameters.retentionMillis());
    if (!plain.fraud.isEmpty()) {
      plain.presence();
      plain.sessions();
      plain.signals();
      plain.targets();
      plain.near();
    }
    return plain.facts;
  }

  private void take(Visit visit) {
    FlaggedTarget target = visit.target();
    Place place = new Place(Math.floorDiv(visit.at(), SPAN), target == null ? "" : target.target());
    for (Signal signal : Signal.values()) {
      if (signal.in(visit.signals())) {
        (target == null ? context : fraud).merge(new Shown(place, signal), visit.at(), Math::min);
      }
    }
    if (target != null) {
      known.merge(target.target(), target, (a, b) -> WORST_FIRST.compare(a, b) <= 0 ? a : b);
    }
  }

  private static final Comparator<FlaggedTarget> WORST_FIRST =
      Comparator.comparing((FlaggedTarget target) -> target.verdict() != Verdict.CONFIRMED)
          .thenComparing(target -> -target.confidence())
          .thenComparing(FlaggedTarget::fraudType)
          .thenComparing(FlaggedTarget::source);

  private void set(Fact fact, double value) {
    facts.put(fact, value);
  }

  private void presence() {
    Map<Place, Long> places = new HashMap<>();
    Set<LocalDate> days = new HashSet<>();
    Set<Long> spans = new HashSet<>();
    Set<Long> nights = new HashSet<>();
    fraud.forEach(
        (shown, first) -> {
          places.merge(shown.place(), first, Math::min);
          LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(first), zone);
          days.add(time.toLocalDate());
          spans.add(shown.place().span());
          int from = parameters.nightFromHour();
          int until = parameters.nightUntilHour();
          int hour = time.getHour();
          boolean night =
              from <= until ? from <= hour && hour < until : hour >= from || hour < until;
          if (night) {
            nights.add(shown.place().span());
          }
        });
    set(Fact.VISITS, places.size());
    set(Fact.DAYS, days.size());
    set(Fact.DWELL_MINUTES, 5.0 * spans.size());
    set(Fact.NIGHT_VISITS, nights.size());
    double halfLife = parameters.heatHalfLifeMillis();
    set(
        Fact.HEAT,
        places.values().stream()
            .mapToDouble(first -> Math.pow(0.5, (at - first) / halfLife))
            .sum());
  }

  private void sessions() {
    List<List<Long>> sessions = new ArrayList<>();
    TreeSet<Long> times = new TreeSet<>(fraud.values());
    long previous = 0;
    for (long time : times) {
      if (sessions.isEmpty() || time - previous > parameters.sessionGapMillis()) {
        sessions.add(new ArrayList<>());
      }
      sessions.get(sessions.size() - 1).add(time);
      previous = time;
    }
    long last = times.last();
    set(Fact.SESSIONS, sessions.size());
    set(
        Fact.RETRIES,
        sessions.stream()
            .filter(s -> s.get(s.size() - 1) - s.get(0) < SPAN && s.get(0) > last - DAY)
            .count());
    set(Fact.SPAN_HOURS, (last - times.first()) / HOUR);
    set(Fact.SINCE_HOURS, (at - last) / HOUR);
    set(Fact.RECENCY, Math.pow(0.5, (at - last) / (double) parameters.recencyHalfLifeMillis()));
  }

  private double count(Map<Shown, Long> in, Signal signal) {
    return in.keySet().stream().filter(shown -> shown.signal() == signal).count();
  }

  private void signals() {
    set(Fact.DOWNLOADS, count(fraud, Signal.DOWNLOAD));
    set(Fact.UPLOADS, count(fraud, Signal.UPLOAD));
    set(Fact.LARGE_UPLOADS, count(fraud, Signal.LARGE_UPLOAD));
    set(Fact.APP_USE, count(fraud, Signal.APP));
    set(Fact.BARE_ADDRESS, count(fraud, Signal.BARE_IP));
    set(Fact.DEEPER, count(fraud, Signal.DEEPER));
    set(Fact.LURE_WORD, Math.min(1, count(fraud, Signal.LURE_WORD)));
    set(Fact.LOOK_ALIKE, Math.min(1, count(fraud, Signal.LOOK_ALIKE)));
    set(Fact.DISGUISE, Math.min(1, count(fraud, Signal.DISGUISE)));
    set(Fact.RANDOM_LABEL, Math.min(1, count(fraud, Signal.RANDOM_LABEL)));
    set(Fact.RISKY_SUFFIX, Math.min(1, count(fraud, Signal.RISKY_SUFFIX)));
  }

  private void targets() {
    Set<String> met = new HashSet<>();
    fraud.keySet().forEach(shown -> met.add(shown.place().target()));
    known.keySet().retainAll(met);
    long confirmed = known.values().stream().filter(t -> t.verdict() == Verdict.CONFIRMED).count();
    set(Fact.TARGETS, known.size());
    set(Fact.CONFIRMED, confirmed);
    set(Fact.SUSPECTS, known.size() - confirmed);
    int confidence = known.values().stream().mapToInt(FlaggedTarget::confidence).max().orElse(0);
    set(Fact.CONFIDENCE, confidence);
    set(Fact.HOST_LISTED, confidence);
  }

  private void near() {
    Map<Shown, Long> near = new HashMap<>(context);
    near.values().removeIf(time -> fraud.values().stream().noneMatch(first -> isNear(first, time)));
    set(Fact.BANKS, count(near, Signal.BANK));
    set(Fact.PAYMENTS, count(near, Signal.PAYMENT));
    set(Fact.FOURTH_PARTY, count(near, Signal.FOURTH_PARTY));
    set(Fact.REMOTES, count(near, Signal.REMOTE));
    set(Fact.MEETINGS, count(near, Signal.MEETING));
    set(Fact.CHATS, count(near, Signal.CHAT));
    set(Fact.LOANS, count(near, Signal.LOAN));
    Set<Long> banks = new HashSet<>();
    Set<Long> shares = new HashSet<>();
    near.forEach(
        (shown, time) -> {
          if (shown.signal() == Signal.BANK) {
            banks.add(time);
          }
          if (shown.signal() == Signal.REMOTE || shown.signal() == Signal.MEETING) {
            shares.add(time);
          }
        });
    shares.removeIf(time -> banks.stream().noneMatch(bank -> isNear(bank, time)));
    set(Fact.REMOTE_BANK, shares.size());
  }

  private boolean isNear(long a, long b) {
    return Math.abs(a - b) <= parameters.contextMillis();
  }
}
