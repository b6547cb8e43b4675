package tocsin.core.discover;

import org.jspecify.annotations.Nullable;

/** Where a site's visits are kept: keyed state in the job, a map in the reference engine. */
public interface SiteMemory {
  @Nullable RememberedVisit get(long key);

  void put(long key, RememberedVisit visit);

  void remove(long key);

  /** Every visit with its key; the order does not matter. */
  Iterable<java.util.Map.Entry<Long, RememberedVisit>> entries();
}
