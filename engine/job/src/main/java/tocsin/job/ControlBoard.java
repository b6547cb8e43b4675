package tocsin.job;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.flink.api.common.JobID;
import org.jspecify.annotations.Nullable;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.detect.LinesTable;
import tocsin.core.model.CompiledModel;

/**
 * The last part of the control stream's way to the sieves of one JVM. The sieve is chained to the
 * source, where no second input can reach it without serializing every record; so the broadcast
 * control stream ends in a {@link ControlRelay} beside it, which pins what it received here, and
 * the sieve looks up once per batch. Thread-safe.
 */
final class ControlBoard {

  /** What is pinned; parts are null until something newer than the beginning came. */
  record Pinned(
      int version,
      @Nullable CompiledModel model,
      @Nullable IndicatorIndex indicators,
      @Nullable LinesTable lines) {
    static final Pinned NOTHING = new Pinned(0, null, null, null);
  }

  private static final ConcurrentMap<JobID, ControlBoard> BOARDS = new ConcurrentHashMap<>();

  private final Map<Control.Kind, Control> seen = new EnumMap<>(Control.Kind.class);
  private volatile Pinned pinned = Pinned.NOTHING;

  private ControlBoard() {}

  /** The board of a job in this JVM. */
  static ControlBoard of(JobID job) {
    return BOARDS.computeIfAbsent(job, id -> new ControlBoard());
  }

  Pinned pinned() {
    return pinned;
  }

  /** The newest item of each kind that a sieve needs, for its state. */
  synchronized List<Control> seen() {
    return List.copyOf(seen.values());
  }

  synchronized void note(Control control) {
    seen.put(control.kind(), control);
  }

  synchronized void pin(CompiledModel model) {
    pinned = new Pinned(pinned.version + 1, model, pinned.indicators, pinned.lines);
  }

  synchronized void pin(IndicatorIndex indicators) {
    pinned = new Pinned(pinned.version + 1, pinned.model, indicators, pinned.lines);
  }

  synchronized void pin(LinesTable lines) {
    pinned = new Pinned(pinned.version + 1, pinned.model, pinned.indicators, lines);
  }
}
