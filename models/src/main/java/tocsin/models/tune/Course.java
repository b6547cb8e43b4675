package tocsin.models.tune;

import java.util.List;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;

/** What a configuration said of one person, in order of time. */
record Course(String subject, List<Alert> versions) {

  /** When the person was first told of above blue; {@link Long#MAX_VALUE} when never. */
  long toldAt() {
    for (Alert version : versions) {
      if (version.tier().compareTo(Tier.BLUE) > 0) {
        return version.decidedAt();
      }
    }
    return Long.MAX_VALUE;
  }

  Tier highest() {
    Tier highest = Tier.NONE;
    for (Alert version : versions) {
      highest = version.tier().compareTo(highest) > 0 ? version.tier() : highest;
    }
    return highest;
  }

  @Override
  public String toString() {
    return "Course[" + versions.size() + " versions]";
  }
}
