package tocsin.core.discover;

import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.Exposed;

/** Where a site's visits are kept: keyed state in the job, a map in the reference engine. */
public interface SiteMemory {
  @Nullable RememberedVisit get(long key);

  void put(long key, RememberedVisit visit);

  void remove(long key);

  /** Every visit with its key; the order does not matter. */
  Iterable<java.util.Map.Entry<Long, RememberedVisit>> entries();

  /** What exposes the site, by hash of the key. */
  Memo<Exposed> exposures();
}
