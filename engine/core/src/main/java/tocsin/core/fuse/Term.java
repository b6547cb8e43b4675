package tocsin.core.fuse;

import com.google.common.base.CaseFormat;
import tocsin.domain.intel.Signal;

/**
 * What a pack may weigh, with the reason code of each (DOMAIN §7). Those that raise may not be
 * given a negative weight, nor those that lower a positive one: more evidence of fraud never makes
 * a target look cleaner.
 */
public enum Term {
  /** Log-likelihood ratio of the spelling; the weight multiplies it. Says either. */
  SPELLING(Family.NAME, "L07", 0),
  LOOK_ALIKE(Family.NAME, "L01", Signal.LOOK_ALIKE.bit()),
  DISGUISE(Family.NAME, "L02", Signal.DISGUISE.bit()),
  LURE_WORD(Family.NAME, "L04", Signal.LURE_WORD.bit()),
  RANDOM_LABEL(Family.NAME, "L05", Signal.RANDOM_LABEL.bit()),
  RISKY_SUFFIX(Family.NAME, "L06", Signal.RISKY_SUFFIX.bit()),
  BARE_IP(Family.INFRASTRUCTURE, "L03", Signal.BARE_IP.bit()),
  /** It lives at a dedicated address of a confirmed target. */
  SHARED_SERVER(Family.INFRASTRUCTURE, "N03", 0),
  /** It shows the certificate of a confirmed target. */
  SHARED_CERT(Family.INFRASTRUCTURE, "N04", 0),
  /** An app package was fetched from it. */
  DOWNLOAD(Family.APP, "A01", Signal.DOWNLOAD.bit()),
  /** What people's sessions with the same set of hosts say; the weight multiplies it. */
  APP_SET(Family.APP, "A02", 0),
  /** Its visitors were at confirmed targets more often than others; the weight multiplies. */
  EXPOSED_VISITORS(Family.GRAPH, "G01", 0),
  /** Several people came within minutes of a confirmed target. */
  CO_ACCESS(Family.GRAPH, "G02", 0),
  /** They came in one order, as from a page to the next of a funnel. */
  FUNNEL_ORDER(Family.GRAPH, "G03", 0),
  /**
   * Its site was first seen within {@link Fusion#NEW_MILLIS}, though the watch goes back longer.
   */
  NEW_SITE(Family.PREVALENCE, "N01", 0),
  /** At most {@link Fusion#FEW_VISITORS} people were there. */
  FEW_VISITORS(Family.PREVALENCE, "N02", 0),
  /** Its site has been seen for longer than {@link Fusion#NEW_MILLIS}. Lowers. */
  OLD_SITE(Family.PREVALENCE, "S07", 0),
  /**
   * Each tenfold of visitors beyond {@link Fusion#MANY_VISITORS}; the weight multiplies. Lowers.
   */
  CROWD(Family.PREVALENCE, "S08", 0);

  private final Family family;
  private final String code;
  private final int signal;
  private final String word = CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, name());

  Term(Family family, String code, int signal) {
    this.family = family;
    this.code = code;
    this.signal = signal;
  }

  public Family family() {
    return family;
  }

  /** The reason code. */
  public String code() {
    return code;
  }

  /** The name in packs: {@code lookAlike} for {@code LOOK_ALIKE}. */
  public String word() {
    return word;
  }

  /** Whether its weight must not be above zero. */
  boolean lowers() {
    return this == OLD_SITE || this == CROWD;
  }

  /** Whether one of the signals stands for it. */
  boolean isIn(int signals) {
    return (signals & signal) != 0;
  }
}
