package tocsin.core.discover.hunt;

import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetKind;

/** What was seen of one target of a site. Every part merges without regard to order. */
final class Clue {
  private final String target;
  private final TargetKind kind;
  private int signals;
  private int spelling = Integer.MIN_VALUE;
  private int listed;

  Clue(String target, TargetKind kind) {
    this.target = target;
    this.kind = kind;
  }

  /**
   * @param match the indicator that counts, if any
   */
  void seen(Sighting sighting, @Nullable Match match) {
    signals |= sighting.signals();
    spelling = Math.max(spelling, sighting.spelling());
    if (match != null) {
      listed = Math.max(listed, match.confidence());
    }
  }

  String target() {
    return target;
  }

  TargetKind kind() {
    return kind;
  }

  /** {@code Signal} bits. */
  int signals() {
    return signals;
  }

  /** The worst that its spelling said, hundredths of a nat. */
  int spelling() {
    return spelling;
  }

  /** The highest confidence of an indicator that its visits met, 0 without one. */
  int listed() {
    return listed;
  }
}
