package tocsin.core.apps;

import java.util.List;
import tocsin.domain.intel.AppTouch;

/**
 * What is kept of one person: touches of sessions that may still grow, and the last apps.
 *
 * @param touches in order of minute and site; bounded per minute
 * @param trails in order of time; bounded
 */
public record AppState(List<AppTouch> touches, List<AppTrail> trails) {
  /** Nothing yet. */
  public static final AppState NONE = new AppState(List.of(), List.of());

  public AppState {
    touches = touches == null ? List.of() : touches;
    trails = trails == null ? List.of() : trails;
  }

  @Override
  public String toString() {
    return "AppState[touches=" + touches.size() + ", trails=" + trails.size() + "]";
  }
}
