package tocsin.core.apps;

import java.util.List;
import tocsin.domain.intel.AppHost;

/**
 * An app that a person used, remembered so that the same app under new hosts is known again.
 *
 * @param at when the session was complete, milliseconds UTC
 * @param hosts unknown sites it ran on, in order of site
 */
public record AppTrail(long at, List<AppHost> hosts) {
  public AppTrail {
    hosts = hosts == null ? List.of() : hosts;
  }

  @Override
  public String toString() {
    return "AppTrail[hosts=" + hosts.size() + "]";
  }
}
