package tocsin.core.fuse;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;

/**
 * Weighs evidence into one probability of fraud: log-odds of the base rate, plus the log-likelihood
 * ratios of the families, each capped (a naive Bayes over families; Good, "Probability and the
 * weighing of evidence", 1950). The caps stand for what independence would overstate within a
 * family, and are set so that no weak family alone reaches the suspect threshold; besides, a
 * suspicion needs two families that speak for it. Monotone in every piece of evidence. Immutable
 * and thread-safe; O(terms), no allocation save in {@link #shares}.
 */
public final class Fusion {
  /** A site first seen within this counts as new: seven days (reason N01). */
  public static final long NEW_MILLIS = 7 * 86_400_000L;

  /** Up to so many visitors a site is rare (reason N02). */
  public static final int FEW_VISITORS = 3;

  /** Beyond so many visitors a site begins to look ordinary. */
  public static final int MANY_VISITORS = 20;

  /** From this many nats on a family speaks for fraud: odds of 1.6. */
  static final double SPEAKS = 0.5;

  private static final Term[] TERMS = Term.values();
  private static final Family[] FAMILIES = Family.values();

  private static final Term[][] TERMS_OF =
      Stream.of(FAMILIES)
          .map(family -> Stream.of(TERMS).filter(t -> t.family() == family).toArray(Term[]::new))
          .toArray(Term[][]::new);

  private final double base;
  private final double suspectAt;
  private final long watchedSince;
  private final double[] caps = new double[FAMILIES.length];
  private final double[] acquits = new double[FAMILIES.length];
  private final double[] weights = new double[TERMS.length];
  private final Map<Term, FusionTerm> written = new EnumMap<>(Term.class);

  private Fusion(FusionRule rule) {
    this.base = logit(rule.baseRate());
    this.suspectAt = rule.suspectAt();
    this.watchedSince = rule.watchedSince();
    for (Family family : FAMILIES) {
      double cap = rule.caps().getOrDefault(family.word(), 0.0);
      caps[family.ordinal()] = cap;
      acquits[family.ordinal()] = Math.min(cap, rule.acquits().getOrDefault(family.word(), cap));
    }
    for (FusionTerm each : rule.terms()) {
      Term term = term(each.term());
      if (term != null) {
        weights[term.ordinal()] = each.weight();
        written.put(term, each);
      }
    }
  }

  /** Compiles a rule that {@link FusionChecks} found sound. */
  public static Fusion of(FusionRule rule) {
    return new Fusion(rule);
  }

  /**
   * How old a site is, or {@link Evidence#UNKNOWN_AGE} where the watch began too late to tell
   * whether it is new.
   *
   * @param firstSeenAt milliseconds UTC
   * @param at milliseconds UTC
   */
  public long age(long firstSeenAt, long at) {
    long age = Math.max(0, at - firstSeenAt);
    boolean told = age >= NEW_MILLIS || firstSeenAt - NEW_MILLIS >= watchedSince;
    return told ? age : Evidence.UNKNOWN_AGE;
  }

  static @Nullable Term term(String word) {
    for (Term term : TERMS) {
      if (term.word().equals(word)) {
        return term;
      }
    }
    return null;
  }

  /** What the pack says of a term, or null when it does not weigh it. */
  public @Nullable FusionTerm text(Term term) {
    return written.get(term);
  }

  /** The probability of fraud, 0–1, at the pack's base rate. */
  public double probability(Evidence evidence) {
    return probability(logOdds(evidence));
  }

  /** The probability, 0–1, of log-odds in nats. */
  public static double probability(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }

  /** Whether the evidence is enough to suspect a target without a list's word. */
  public boolean suspects(Evidence evidence) {
    if (suspectAt >= 1) {
      return false;
    }
    int witnesses = 0;
    for (Family family : FAMILIES) {
      witnesses += family.isWitness() && says(family, evidence) >= SPEAKS ? 1 : 0;
    }
    return witnesses >= 2 && probability(evidence) >= suspectAt;
  }

  /** Log-odds of fraud, nats. */
  public double logOdds(Evidence evidence) {
    double sum = base;
    for (Family family : FAMILIES) {
      sum += says(family, evidence);
    }
    return sum;
  }

  /**
   * What each piece of evidence adds, strongest first; with the base rate they are the log-odds.
   */
  public List<Share> shares(Evidence evidence) {
    List<Share> shares = new ArrayList<>();
    if (evidence.confidence() > 0) {
      shares.add(new Share(Family.LIST, null, says(Family.LIST, evidence)));
    }
    for (Term term : TERMS) {
      double raw = raw(term, evidence);
      double all = raw == 0 ? 0 : rawSum(term.family(), evidence);
      if (raw != 0) {
        double kept = all == 0 ? 1 : says(term.family(), evidence) / all;
        shares.add(new Share(term.family(), term, raw * kept));
      }
    }
    shares.sort((a, b) -> Double.compare(Math.abs(b.logOdds()), Math.abs(a.logOdds())));
    return List.copyOf(shares);
  }

  /**
   * A family's word, nats, capped; an indicator alone gives the probability that it claims. Once
   * who goes to a target speaks against it, what its owner chose acquits it only so far.
   */
  public double says(Family family, Evidence evidence) {
    if (family == Family.LIST) {
      int confidence = Math.min(99, evidence.confidence());
      return confidence <= 0 ? 0 : Math.max(0, logit(confidence / 100.0) - base);
    }
    double cap = caps[family.ordinal()];
    double raw = rawSum(family, evidence);
    double least = acquits[family.ordinal()];
    boolean tooKind = raw < -least && family != Family.GRAPH;
    return tooKind && says(Family.GRAPH, evidence) >= SPEAKS
        ? -least
        : Math.max(-cap, Math.min(cap, raw));
  }

  private double rawSum(Family family, Evidence evidence) {
    double sum = 0;
    for (Term term : TERMS_OF[family.ordinal()]) {
      sum += raw(term, evidence);
    }
    return sum;
  }

  private double raw(Term term, Evidence evidence) {
    double weight = weights[term.ordinal()];
    return weight == 0 ? 0 : weight * shown(term, evidence);
  }

  /** What the weight of a term is multiplied by: 0 or 1; of a measured term its measure. */
  public static double shown(Term term, Evidence evidence) {
    long age = evidence.ageMillis();
    int visitors = evidence.visitors();
    return switch (term) {
      case SPELLING -> evidence.spelling() / 100.0;
      case APP_SET -> evidence.appSet() / 100.0;
      case EXPOSED_VISITORS -> evidence.lift() / 100.0;
      case SHARED_SERVER -> (evidence.ties() & Evidence.SERVER) != 0 ? 1 : 0;
      case SHARED_CERT -> (evidence.ties() & Evidence.CERT) != 0 ? 1 : 0;
      case CO_ACCESS -> (evidence.ties() & Evidence.NEAR) != 0 ? 1 : 0;
      case FUNNEL_ORDER -> (evidence.ties() & Evidence.ORDERED) != 0 ? 1 : 0;
      case NEW_SITE -> age >= 0 && age < NEW_MILLIS ? 1 : 0;
      case OLD_SITE -> age >= NEW_MILLIS ? 1 : 0;
      case FEW_VISITORS -> visitors > 0 && visitors <= FEW_VISITORS ? 1 : 0;
      case CROWD ->
          visitors <= MANY_VISITORS ? 0 : StrictMath.log10((double) visitors / MANY_VISITORS);
      default -> term.isIn(evidence.signals()) ? 1 : 0;
    };
  }

  static double logit(double probability) {
    return StrictMath.log(probability / (1 - probability));
  }
}
