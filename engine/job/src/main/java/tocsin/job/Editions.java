package tocsin.job;

import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The editions loaded in this JVM, shared by all operators: an index of a million indicators is
 * held once, not once a subtask. Thread-safe.
 */
public final class Editions {
  private record Key(Knowledge knowledge, String ref) {}

  private static final ConcurrentMap<Key, SoftReference<Edition>> LOADED =
      new ConcurrentHashMap<>();

  private Editions() {}

  /** The edition, loaded at the first call. */
  public static Edition get(Knowledge knowledge, String ref) {
    Key key = new Key(knowledge, ref);
    SoftReference<Edition> held = LOADED.get(key);
    Edition edition = held == null ? null : held.get();
    return edition != null ? edition : load(key);
  }

  private static synchronized Edition load(Key key) {
    SoftReference<Edition> held = LOADED.get(key);
    Edition edition = held == null ? null : held.get();
    if (edition == null) {
      edition = key.knowledge.load(key.ref);
      LOADED.put(key, new SoftReference<>(edition));
    }
    return edition;
  }

  /** Puts an edition that was loaded already, so that an embedded job need not load it again. */
  public static void put(Knowledge knowledge, String ref, Edition edition) {
    LOADED.put(new Key(knowledge, ref), new SoftReference<>(edition));
  }
}
