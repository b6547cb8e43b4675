package tocsin.core.casework;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.casework.AlertLink;
import tocsin.domain.casework.CaseFile;

/** The alerts under a case. */
final class Alerts {
  /** Most alerts that one case may join; more than one is already rare. */
  static final int MAX_ALERTS = 64;

  private Alerts() {}

  static @Nullable AlertLink link(CaseFile file, String alertId) {
    for (AlertLink link : file.alerts()) {
      if (link.alertId().equals(alertId)) {
        return link;
      }
    }
    return null;
  }

  /** Whether a version is newer than what the case rests on. */
  static boolean isNews(CaseFile file, Alert alert) {
    AlertLink link = link(file, alert.alertId());
    return link == null ? file.alerts().size() < MAX_ALERTS : link.version() < alert.version();
  }

  /** The links with an alert version in them, in order of joining. */
  static List<AlertLink> with(CaseFile file, Alert alert) {
    AlertLink fresh =
        new AlertLink(alert.alertId(), alert.version(), alert.status(), alert.score());
    List<AlertLink> links = new ArrayList<>(file.alerts());
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i).alertId().equals(alert.alertId())) {
        links.set(i, fresh);
        return links;
      }
    }
    links.add(fresh);
    return links;
  }

  /** Whether a version tells of something that the case does not know yet. */
  static boolean tellsMore(CaseFile file, Alert alert) {
    AlertLink link = link(file, alert.alertId());
    return link == null
        || link.status() != AlertStatus.OPEN
        || alert.score() > link.score()
        || alert.stage().compareTo(file.stage()) > 0
        || alert.tier().compareTo(file.tier()) > 0;
  }

  static boolean any(CaseFile file, AlertStatus status) {
    return file.alerts().stream().anyMatch(link -> link.status() == status);
  }

  static boolean all(CaseFile file, AlertStatus status) {
    return !file.alerts().isEmpty()
        && file.alerts().stream().allMatch(link -> link.status() == status);
  }
}
