package tocsin.core.discover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.Exposed;

/** A site's visits in a map. Confined to one thread. */
public final class MapMemory implements SiteMemory {
  private final Map<Long, RememberedVisit> visits = new HashMap<>();
  private final Memo<Exposed> exposures = new MapMemo<>();

  @Override
  public Memo<Exposed> exposures() {
    return exposures;
  }

  @Override
  public @Nullable RememberedVisit get(long key) {
    return visits.get(key);
  }

  @Override
  public void put(long key, RememberedVisit visit) {
    visits.put(key, visit);
  }

  @Override
  public void remove(long key) {
    visits.remove(key);
  }

  /** A copy, so that visits may be removed while it is walked. */
  @Override
  public List<Map.Entry<Long, RememberedVisit>> entries() {
    return new ArrayList<>(visits.entrySet());
  }
}
