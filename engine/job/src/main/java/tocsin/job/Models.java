package tocsin.job;

import java.security.SecureRandom;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import tocsin.core.model.CompiledModel;
import tocsin.core.model.PackCompiler;
import tocsin.domain.pack.Pack;

/**
 * Packs in force, by the event time from which they decide. Confined to one operator. A pack is
 * checked where it is read; one that does not compile here is a fault of the program.
 */
final class Models {
  /** Packs kept; older ones decide nothing any more. */
  private static final int MAX_PACKS = 16;

  /** Tables of this JVM are keyed by a secret of its own; no output depends on it. */
  private static final long SEED = new SecureRandom().nextLong();

  private final NavigableMap<Long, CompiledModel> byTime = new TreeMap<>();
  private final CompiledModel first;

  Models(CompiledModel first) {
    this.first = first;
    byTime.put(Long.MIN_VALUE, first);
  }

  /** Takes packs over from restored state. */
  void restore(Iterable<Map.Entry<Long, Pack>> packs) {
    for (Map.Entry<Long, Pack> entry : packs) {
      byTime.computeIfAbsent(entry.getKey(), at -> compile(entry.getValue()));
    }
  }

  void add(Pack pack) {
    byTime.put(pack.effectiveFrom(), compile(pack));
    while (byTime.size() > MAX_PACKS) {
      CompiledModel second = byTime.remove(byTime.higherKey(byTime.firstKey()));
      byTime.put(byTime.firstKey(), second);
    }
  }

  /** The model in force at an event time. */
  CompiledModel at(long time) {
    return byTime.size() == 1 ? first : byTime.floorEntry(time).getValue();
  }

  static CompiledModel compile(Pack pack) {
    PackCompiler.Result result = PackCompiler.compile(pack, SEED);
    if (result.model() == null) {
      throw new IllegalStateException(
          "pack " + pack.label() + " does not compile: " + result.problems().get(0));
    }
    return result.model();
  }
}
