package tocsin.core.discover;

import java.util.function.BiConsumer;
import tocsin.domain.pack.Discovery;

/** Whether a pack's bounds of discovery are sound. */
public final class DiscoveryChecks {
  private static final long DAY_MILLIS = 86_400_000L;

  private DiscoveryChecks() {}

  /** Reports each problem with where it stands and what it is. */
  public static void check(Discovery discovery, BiConsumer<String, String> problems) {
    if (!discovery.isOn()) {
      return;
    }
    long epoch = discovery.epochMillis();
    boolean whole = epoch > 0 && epoch % RememberedVisit.SPAN_MILLIS == 0;
    if (!whole || DAY_MILLIS % epoch != 0) {
      problems.accept(
          "discovery/epoch", epoch + " ms is no multiple of five minutes that divides a day");
    }
    atLeast("people", discovery.people(), 2, problems);
    if (!(discovery.chance() >= 0)) {
      problems.accept("discovery/chance", discovery.chance() + " is below 0");
    }
    atLeast("crowd", discovery.crowd(), discovery.people(), problems);
    atLeast("seedVisitors", discovery.seedVisitors(), 1, problems);
    atLeast("personSites", discovery.personSites(), 2, problems);
    atLeast("hostSites", discovery.hostSites(), 2, problems);
    if (!(discovery.confirmAt() >= 0.5)) {
      problems.accept("discovery/confirmAt", discovery.confirmAt() + " is below 0.5");
    }
    atLeast("confirmPeople", discovery.confirmPeople(), 0, problems);
  }

  private static void atLeast(
      String name, int value, int least, BiConsumer<String, String> problems) {
    if (value < least) {
      problems.accept("discovery/" + name, value + " is less than " + least);
    }
  }
}
