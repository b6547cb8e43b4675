package tocsin.core.discover;

import org.jspecify.annotations.Nullable;

/** Where a site's visits are kept: keyed state in the job, a map in the reference engine. */
public interface SiteMemory {
  @Nullable RememberedVisit get(String key);

  void put(String key, RememberedVisit visit);

  void remove(String key);

  /** Every visit with its key; the order does not matter. */
  Iterable<java.util.Map.Entry<String, RememberedVisit>> entries();
}
