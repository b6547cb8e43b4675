package tocsin.core.score;

import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.campaign.Campaigns;
import tocsin.core.funnel.Funnel;
import tocsin.core.score.Grouping.Group;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.pack.FraudType;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.Parameters;

/** Reads a person's log as exposures with their facts. Immutable and thread-safe. */
public final class ExposureReader {
  private static final long SHORT_HALF_LIFE = 3_600_000L;
  private static final long LONG_HALF_LIFE = 3 * 86_400_000L;
  private static final double MILLIS_PER_HOUR = 3_600_000.0;
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long SINCE_2000 = 946_684_800L;

  private final Parameters parameters;
  private final Courses courses;
  private final double thisPerson;
  private final ZoneRules zone;

  /** The zone's offset where it no longer changes (China since 1991), else −1; milliseconds. */
  private final long fixedOffset;

  private final ImmutableMap<String, FraudType> types;
  private final ImmutableMap<String, Integer> typeNumbers;

  public ExposureReader(Pack pack, ImmutableMap<String, Integer> typeNumbers) {
    this.parameters = pack.parameters();
    this.courses = new Courses(Funnel.of(pack.funnel()), parameters.sessionGapMillis());
    this.thisPerson = pack.funnel().thisPerson();
    this.zone = ZoneId.of(pack.zone()).getRules();
    Instant settled = Instant.ofEpochSecond(SINCE_2000);
    this.fixedOffset =
        zone.nextTransition(settled) == null ? offsetMillis(settled.toEpochMilli()) : -1;
    ImmutableMap.Builder<String, FraudType> byCode = ImmutableMap.builder();
    pack.fraudTypes().forEach(type -> byCode.put(type.code(), type));
    this.types = byCode.buildOrThrow();
    this.typeNumbers = typeNumbers;
  }

  /** The exposures as known at a time, every site alone. */
  public List<Exposure> read(PersonLog log, long at, PersonFlags flags) {
    return read(log, at, flags, new Campaigns());
  }

  /**
   * The exposures as known at a time, in order of their opening.
   *
   * @param at milliseconds UTC, inclusive
   */
  public List<Exposure> read(PersonLog log, long at, PersonFlags flags, Campaigns campaigns) {
    List<Exposure> exposures = new ArrayList<>();
    Handled handled = Handled.read(log, at);
    for (Group group : new Grouping(parameters, campaigns).groups(log, at)) {
      exposures.add(exposure(group, log, at, flags, handled));
    }
    return exposures;
  }

  private Exposure exposure(
      Group group, PersonLog log, long at, PersonFlags flags, Handled handled) {
    Facts facts = new Facts();
    long firstAt = group.moments.get(0).at();
    visits(group, facts);
    times(facts, firstAt, group.lastAt, at);
    heat(group, facts, at);
    targets(group, facts);
    List<Moment> near = near(group, log, at);
    after(group, handled, facts);
    context(near, facts);
    person(group, flags, facts);
    courses.into(
        facts,
        group.moments,
        near,
        each -> isNight(hour(each)),
        flags,
        flags.sharedLine() ? thisPerson : 1);
    return new Exposure(
        group.campaign(),
        group.opening,
        group.fraudType,
        firstAt,
        group.lastAt,
        List.copyOf(group.targets),
        facts);
  }

  /** One pass over moments in time order; a span's targets are a set of bits. */
  private void visits(Group group, Facts facts) {
    long span = Long.MIN_VALUE;
    long targets = 0;
    long day = Long.MIN_VALUE;
    int visits = 0;
    int spans = 0;
    int days = 0;
    int nights = 0;
    long sessionStart = Long.MIN_VALUE;
    long previous = Long.MIN_VALUE;
    for (Moment moment : group.moments) {
      if (moment.span() != span) {
        span = moment.span();
        targets = 0;
        spans++;
        nights += isNight(hour(moment.at())) ? 1 : 0;
      }
      long bit = 1L << moment.target();
      visits += (targets & bit) == 0 ? 1 : 0;
      targets |= bit;
      long itsDay = Math.floorDiv(local(moment.at()), DAY_MILLIS);
      days += itsDay != day ? 1 : 0;
      day = itsDay;
      boolean begins =
          previous == Long.MIN_VALUE || moment.at() - previous > parameters.sessionGapMillis();
      if (begins) {
        retry(facts, sessionStart, previous, group.lastAt);
        sessionStart = moment.at();
        facts.add(Fact.SESSIONS, 1);
      }
      previous = moment.at();
      signals(moment, facts);
    }
    retry(facts, sessionStart, previous, group.lastAt);
    facts.set(Fact.VISITS, visits);
    facts.set(Fact.DAYS, days);
    facts.set(Fact.DWELL_MINUTES, 5.0 * spans);
    facts.set(Fact.NIGHT_VISITS, nights);
  }

  private long local(long at) {
    return at + (fixedOffset >= 0 ? fixedOffset : offsetMillis(at));
  }

  private int hour(long at) {
    return (int) (Math.floorMod(local(at), DAY_MILLIS) / 3_600_000);
  }

  private long offsetMillis(long at) {
    return 1000L * zone.getOffset(Instant.ofEpochMilli(at)).getTotalSeconds();
  }

  /** Counts a session that was over within one span on the last day. */
  private static void retry(Facts facts, long start, long end, long lastAt) {
    boolean isShort = start != Long.MIN_VALUE && end - start < Moment.SPAN_MILLIS;
    if (isShort && start > lastAt - DAY_MILLIS) {
      facts.add(Fact.RETRIES, 1);
    }
  }

  private boolean isNight(int hour) {
    int from = parameters.nightFromHour();
    int until = parameters.nightUntilHour();
    return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
  }

  private static void signals(Moment moment, Facts facts) {
    int signals = moment.signals();
    addIf(facts, Fact.DOWNLOADS, Signal.DOWNLOAD.in(signals));
    addIf(facts, Fact.UPLOADS, Signal.UPLOAD.in(signals));
    addIf(facts, Fact.LARGE_UPLOADS, Signal.LARGE_UPLOAD.in(signals));
    addIf(facts, Fact.APP_USE, Signal.APP.in(signals));
    addIf(facts, Fact.BARE_ADDRESS, Signal.BARE_IP.in(signals));
    addIf(facts, Fact.DEEPER, Signal.DEEPER.in(signals));
    facts.atLeast(Fact.RANDOM_LABEL, Signal.RANDOM_LABEL.in(signals) ? 1 : 0);
    facts.atLeast(Fact.RISKY_SUFFIX, Signal.RISKY_SUFFIX.in(signals) ? 1 : 0);
    facts.atLeast(Fact.LURE_WORD, Signal.LURE_WORD.in(signals) ? 1 : 0);
    facts.atLeast(Fact.LOOK_ALIKE, Signal.LOOK_ALIKE.in(signals) ? 1 : 0);
    facts.atLeast(Fact.DISGUISE, Signal.DISGUISE.in(signals) ? 1 : 0);
  }

  private static void addIf(Facts facts, Fact fact, boolean holds) {
    if (holds) {
      facts.add(fact, 1);
    }
  }

  private void times(Facts facts, long firstAt, long lastAt, long at) {
    facts.set(Fact.SPAN_HOURS, (lastAt - firstAt) / MILLIS_PER_HOUR);
    facts.set(Fact.SINCE_HOURS, (at - lastAt) / MILLIS_PER_HOUR);
    facts.set(Fact.RECENCY, Halving.of(at - lastAt, parameters.recencyHalfLifeMillis()));
  }

  private void heat(Group group, Facts facts, long at) {
    double heat = 0;
    double lately = 0;
    double longer = 0;
    long span = Long.MIN_VALUE;
    long targets = 0;
    for (Moment moment : group.moments) {
      targets = moment.span() == span ? targets : 0;
      span = moment.span();
      long bit = 1L << moment.target();
      if ((targets & bit) == 0) {
        heat += Halving.of(at - moment.at(), parameters.heatHalfLifeMillis());
        lately += Halving.of(at - moment.at(), SHORT_HALF_LIFE);
        longer += Halving.of(at - moment.at(), LONG_HALF_LIFE);
      }
      targets |= bit;
    }
    facts.set(Fact.HEAT, heat);
    facts.set(Fact.SLOPE, longer > 0 ? lately / longer : 0);
  }

  private static void targets(Group group, Facts facts) {
    facts.set(Fact.TARGETS, group.targets.size());
    for (KnownTarget known : group.targets) {
      boolean confirmed = known.flagged().verdict() == Verdict.CONFIRMED;
      facts.add(confirmed ? Fact.CONFIRMED : Fact.SUSPECTS, 1);
      addIf(facts, Fact.APPS, known.flagged().kind() == TargetKind.APP);
      facts.atLeast(Fact.CONFIDENCE, known.flagged().confidence());
      Fact listed = listed(known.flagged().listedAs());
      if (listed != null) {
        facts.atLeast(listed, known.flagged().confidence());
      }
    }
  }

  private static @Nullable Fact listed(@Nullable IndicatorKind kind) {
    if (kind == null) {
      return null;
    }
    return switch (kind) {
      case URL -> Fact.URL_LISTED;
      case HOST -> Fact.HOST_LISTED;
      case SUFFIX -> Fact.SUFFIX_LISTED;
      case IP, CIDR -> Fact.ADDRESS_LISTED;
      case APP -> Fact.APP_LISTED;
      case CERT -> Fact.CERT_LISTED;
    };
  }

  private void context(List<Moment> near, Facts facts) {
    for (Moment moment : near) {
      int signals = moment.signals();
      addIf(facts, Fact.BANKS, Signal.BANK.in(signals));
      addIf(facts, Fact.PAYMENTS, Signal.PAYMENT.in(signals));
      addIf(facts, Fact.FOURTH_PARTY, Signal.FOURTH_PARTY.in(signals));
      addIf(facts, Fact.REMOTES, Signal.REMOTE.in(signals));
      addIf(facts, Fact.MEETINGS, Signal.MEETING.in(signals));
      addIf(facts, Fact.CHATS, Signal.CHAT.in(signals));
      addIf(facts, Fact.LOANS, Signal.LOAN.in(signals));
      boolean shares = Signal.REMOTE.in(signals) || Signal.MEETING.in(signals);
      addIf(facts, Fact.REMOTE_BANK, shares && bankNear(near, moment.at()));
    }
  }

  private static void after(Group group, Handled handled, Facts facts) {
    if (handled.dissuadedAt() == Long.MIN_VALUE) {
      return;
    }
    long span = Long.MIN_VALUE;
    for (Moment moment : group.moments) {
      boolean news = moment.at() > handled.dissuadedAt() && moment.span() != span;
      addIf(facts, Fact.AFTER_DISSUASION, news);
      span = news ? moment.span() : span;
    }
  }

  /** Context moments within the pack's context span of a visit; both lists are in time order. */
  private List<Moment> near(Group group, PersonLog log, long at) {
    List<Moment> near = new ArrayList<>();
    int first = 0;
    for (Moment moment : log.moments()) {
      if (moment.target() != Moment.CONTEXT || moment.known() > at || moment.isHandling()) {
        continue;
      }
      long from = moment.at() - parameters.contextMillis();
      while (first < group.moments.size() && group.moments.get(first).at() < from) {
        first++;
      }
      boolean hit =
          first < group.moments.size()
              && group.moments.get(first).at() <= moment.at() + parameters.contextMillis();
      if (hit) {
        near.add(moment);
      }
    }
    return near;
  }

  private boolean bankNear(List<Moment> moments, long at) {
    for (Moment moment : moments) {
      boolean near = Math.abs(moment.at() - at) <= parameters.contextMillis();
      if (near && Signal.BANK.in(moment.signals())) {
        return true;
      }
    }
    return false;
  }

  private void person(Group group, PersonFlags flags, Facts facts) {
    FraudType type = types.get(group.fraudType);
    facts.set(Fact.TYPE, typeNumbers.getOrDefault(group.fraudType, 0));
    facts.set(Fact.FAST, type != null && type.fast() ? 1 : 0);
    facts.set(Fact.STIGMA, type != null && type.stigma() ? 1 : 0);
    facts.set(Fact.MINOR, flags.minor() ? 1 : 0);
    facts.set(Fact.PRIOR_VICTIM, flags.priorVictim() ? 1 : 0);
    facts.set(Fact.FINANCE, flags.finance() ? 1 : 0);
    facts.set(Fact.DUTY, flags.duty() ? 1 : 0);
  }
}
