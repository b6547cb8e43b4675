package tocsin.core.discover.hunt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tocsin.core.TestPacks;
import tocsin.core.TestPacks.Draft;
import tocsin.core.apps.AppPages;
import tocsin.core.apps.AppSessions;
import tocsin.core.fuse.Fusion;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.HostRole;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;

/** A history that is written by hand and hunted in. */
final class HuntTown {
  static final long MINUTE = TestPacks.MINUTE;
  static final long T0 = TestPacks.T0;
  static final long END = T0 + 5 * TestPacks.DAY;
  static final int LURE = Signal.LOOK_ALIKE.bit();
  static final String SEED = "seed.example";
  static final String FIRST = "first.example";
  static final String SECOND = "second.example";
  static final String THIRD = "third.example";
  static final Bounds BOUNDS = new Bounds(3, 4, 500, 200, 100, 10, 0.5, 100_000, 1_000_000);

  final List<Sighting> seen = new ArrayList<>();
  final List<AppTouch> touches = new ArrayList<>();
  final List<Listing> news = new ArrayList<>();
  final Judgements judgements = new Judgements();

  /** Four hundred people who go about their ways, so that few are exposed. */
  static HuntTown quiet() {
    HuntTown town = new HuntTown();
    for (int i = 0; i < 400; i++) {
      town.visit("citizen" + i, "site" + i % 40 + ".example", 0);
    }
    return town;
  }

  /** People of one chain: each group was at a site, and at the next. */
  HuntTown chain(int people) {
    for (int i = 0; i < people; i++) {
      confirmed("victim" + i, SEED);
      visit("victim" + i, FIRST, LURE);
      visit("next" + i, FIRST, LURE);
      visit("next" + i, SECOND, LURE);
      visit("last" + i, SECOND, LURE);
      visit("last" + i, THIRD, LURE);
    }
    return this;
  }

  void visit(String who, String site, int signals) {
    add(who, site, site, signals, null, 0);
  }

  void confirmed(String who, String site) {
    add(who, site, site, 0, match(site, 90, "feed"), 0);
  }

  static Match match(String site, int confidence, String source) {
    return Match.of(indicator(site, confidence, source, T0 - MINUTE));
  }

  static Indicator indicator(String site, int confidence, String source, long knownFrom) {
    return new Indicator(
        IndicatorKind.HOST,
        site,
        "F01",
        confidence,
        source,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        knownFrom);
  }

  void add(String who, String site, String target, int signals, Match match, long server) {
    at(T0 + (300 + seen.size() % 5000) * MINUTE, who, site, target, signals, match, server);
  }

  void at(long at, String who, String site, String target, int signals, Match match, long server) {
    seen.add(
        new Sighting(
            site,
            at,
            at * 31 + who.hashCode(),
            who,
            target,
            TargetKind.HOST,
            Signal.VISIT.bit() | signals,
            0,
            match,
            server,
            0));
  }

  static Sighting with(Sighting s, Match match) {
    return new Sighting(
        s.site(),
        s.at(),
        s.hash(),
        s.subject(),
        s.target(),
        s.kind(),
        s.signals(),
        s.spelling(),
        match,
        s.server(),
        s.cert());
  }

  /** A session with an API and a chat host of machine-made names, which looks like an app's. */
  void appSession(String who, String api, String chat, long at) {
    for (int i = 0; i < 3; i++) {
      touch(who, api, HostRole.API, at + i * MINUTE);
      touch(who, chat, HostRole.CHAT, at + i * MINUTE + 1000);
    }
  }

  private void touch(String who, String site, HostRole role, long at) {
    touches.add(new AppTouch(who, at, site, "x." + site, role.bit(), AppTouch.MACHINE_NAME, 0, 0));
  }

  static Draft draft() {
    Draft draft = TestPacks.draft();
    draft.apps = TestPacks.apps();
    draft.fusion =
        new FusionRule(
            0.001,
            0.5,
            Long.MAX_VALUE,
            Map.of("name", 4.0, "infrastructure", 3.0, "app", 4.0, "graph", 6.5, "prevalence", 2.0),
            List.of(
                new FusionTerm("lookAlike", 3.5, "仿冒", "imitates"),
                new FusionTerm("appSet", 1.0, "应用", "app"),
                new FusionTerm("exposedVisitors", 0.85, "访客", "visitors"),
                new FusionTerm("sharedServer", 2.5, "同址", "address")));
    return draft;
  }

  Hunt.Outcome hunt() {
    return hunt(BOUNDS, END, null);
  }

  /**
   * @param random shuffles the history; null to keep its order
   */
  Hunt.Outcome hunt(Bounds bounds, long asOf, Random random) {
    Draft draft = draft();
    Hunt hunt =
        new Hunt(
            new Hunt.Rules(
                draft.parameters(),
                Fusion.of(draft.fusion),
                new AppSessions(draft.apps),
                new AppPages(draft.apps),
                news,
                judgements),
            bounds,
            asOf);
    shuffled(seen, random).forEach(hunt::sighted);
    shuffled(touches, random).forEach(hunt::touched);
    return hunt.close();
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    if (random != null) {
      Collections.shuffle(copy, random);
    }
    return copy;
  }

  /** The round in which a target was found; 0 when it was not. */
  static int round(Hunt.Outcome outcome, String target) {
    return outcome.finds().stream()
        .filter(find -> find.target().equals(target))
        .mapToInt(Find::round)
        .findFirst()
        .orElse(0);
  }
}
