package tocsin.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import tocsin.core.discover.FirstSightings;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetEvent;

/**
 * Keeps from the shuffle what the seed ledger knows already. Chained to the sieve; without state,
 * since after a restart what passes again changes nothing.
 */
final class FirstSightingFilter extends RichFilterFunction<TargetEvent> {
  private transient FirstSightings seen;

  @Override
  public void open(OpenContext context) {
    seen = new FirstSightings();
  }

  @Override
  public boolean filter(TargetEvent event) {
    Sighting sighting = event.sighting();
    return sighting == null || seen.isNew(sighting);
  }
}
