package tocsin.core.score;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.lookalike.LookAlike;
import tocsin.core.lookalike.LookAlikes;
import tocsin.domain.intel.TargetKind;

/**
 * The brand that an exposure's targets imitate. Found again from their names when a sentence asks:
 * a brand need not travel with every visit, and the same pack always finds the same.
 *
 * @param found null when no target imitates any
 */
record Imitation(String host, @Nullable LookAlike found) {
  /** Names that sentences use for it. */
  static final List<String> WORDS = List.of("brand", "imitator", "trick");

  private static final Imitation NONE = new Imitation("", null);

  /** Of the most telling target that imitates a brand, where a sentence mentions it. */
  static Imitation askedFor(List<String> names, Exposure exposure, LookAlikes lookAlikes) {
    if (Collections.disjoint(names, WORDS)) {
      return NONE;
    }
    for (KnownTarget known : exposure.targets()) {
      String host = host(known.flagged().kind(), known.flagged().target());
      LookAlike found = host.isEmpty() ? null : lookAlikes.find(host);
      if (found != null) {
        return new Imitation(host, found);
      }
    }
    return NONE;
  }

  private static String host(TargetKind kind, String target) {
    return switch (kind) {
      case HOST, DOMAIN -> target;
      case URL -> target.substring(0, (target + "/").indexOf('/'));
      case IP, APP, CERT -> "";
    };
  }

  /** The brand's id; empty when there is none. */
  String brand() {
    return found == null ? "" : found.brand().id();
  }

  /** The technique's name; empty when there is none. */
  String trick() {
    return found == null ? "" : found.technique().name().toLowerCase(Locale.ROOT);
  }

  /** Evidence as a Chinese reader wants it. */
  void inChinese(Map<String, String> evidence) {
    evidence.replace("brand", found == null ? "某知名机构" : found.brand().zh());
    evidence.replace("trick", found == null ? "名称相近" : found.technique().zh());
  }

  /** The same in English. */
  void inEnglish(Map<String, String> evidence) {
    evidence.replace("brand", found == null ? "a known brand" : found.brand().en());
    evidence.replace("trick", found == null ? "a similar name" : found.technique().en());
  }
}
