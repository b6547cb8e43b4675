package tocsin.core;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;

/** Visits of one person, Anna. */
public final class TestVisits {
  public static final String ANNA = "anna";
  public static final int VISIT = Signal.VISIT.bit();

  private static final int[] SIGNALS = {
    VISIT,
    VISIT | Signal.DOWNLOAD.bit(),
    VISIT | Signal.UPLOAD.bit(),
    VISIT | Signal.APP.bit(),
    VISIT | Signal.UPLOAD.bit() | Signal.LARGE_UPLOAD.bit() | Signal.DEEPER.bit(),
    VISIT | Signal.BARE_IP.bit() | Signal.LURE_WORD.bit()
  };
  private static final int[] CONTEXT = {
    Signal.BANK.bit(),
    Signal.REMOTE.bit(),
    Signal.MEETING.bit() | Signal.CHAT.bit(),
    Signal.PAYMENT.bit(),
    Signal.LOAN.bit() | Signal.FOURTH_PARTY.bit(),
    Signal.BANK.bit() | Signal.REMOTE.bit()
  };
  private static final String[] TYPES = {"F01", "F04", "F09", "unknown"};

  private TestVisits() {}

  public static FlaggedTarget flagged(String host, Verdict verdict, int confidence) {
    return flagged(host, verdict, confidence, "F01", "c-" + host);
  }

  public static FlaggedTarget flagged(
      String host, Verdict verdict, int confidence, String type, String campaign) {
    return new FlaggedTarget(
        host,
        TargetKind.HOST,
        verdict,
        type,
        campaign,
        confidence,
        confidence == 0 ? null : IndicatorKind.HOST,
        confidence == 0 ? "" : "feed");
  }

  /** A visit to a confirmed host at the moment it is known as that. */
  public static Visit visit(long at, String host, int signals) {
    return visit(at, at, signals, flagged(host, Verdict.CONFIRMED, 90));
  }

  public static Visit visit(long at, long effectiveAt, int signals, FlaggedTarget target) {
    return new Visit(ANNA, at, effectiveAt, Hash64.mix(at), signals, target);
  }

  public static Visit context(long at, int signals) {
    return new Visit(ANNA, at, at, Hash64.mix(at), signals, null);
  }

  /**
   * Visits as a target ledger might give them: bursts within few minutes, equal times, targets that
   * are suspect first and confirmed later, visits that come to be known later.
   */
  public static List<Visit> random(SplittableRandom random, int count, long span) {
    List<Visit> visits = new ArrayList<>();
    long at = TestPacks.T0;
    for (int i = 0; i < count; i++) {
      at =
          switch (random.nextInt(4)) {
            case 0 -> TestPacks.T0 + random.nextLong(span);
            case 1 -> at;
            default -> at + random.nextLong(4 * TestPacks.MINUTE);
          };
      if (random.nextInt(4) == 0) {
        visits.add(context(at, CONTEXT[random.nextInt(CONTEXT.length)]));
      } else {
        long effectiveAt = random.nextInt(3) == 0 ? at + random.nextLong(span / 3) : at;
        int signals = SIGNALS[random.nextInt(SIGNALS.length)];
        visits.add(visit(at, effectiveAt, signals, target(random)));
      }
    }
    return visits;
  }

  private static FlaggedTarget target(SplittableRandom random) {
    int number = random.nextInt(5);
    int campaign = number / 2;
    boolean confirmed = random.nextBoolean();
    int confidence = confirmed ? 60 + 10 * random.nextInt(4) : 20 * random.nextInt(3);
    return flagged(
        "w" + number + ".example",
        confirmed ? Verdict.CONFIRMED : Verdict.SUSPECT,
        confidence,
        confidence == 0 ? "unknown" : TYPES[(campaign + random.nextInt(2)) % TYPES.length],
        "c" + campaign);
  }

  /** The same list in another order, with some of it twice. */
  public static <T> List<T> disturbed(List<T> list, SplittableRandom random) {
    List<T> all = new ArrayList<>(list);
    for (T each : list) {
      if (random.nextInt(3) == 0) {
        all.add(each);
      }
    }
    for (int i = all.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T other = all.get(j);
      all.set(j, all.get(i));
      all.set(i, other);
    }
    return all;
  }
}
