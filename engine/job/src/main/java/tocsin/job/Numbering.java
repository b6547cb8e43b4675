package tocsin.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * From where versions are numbered in a job that may be set back to a checkpoint. What went out at
 * once after that checkpoint may be told in another order the second time, under the same numbers;
 * whoever keeps the highest would keep what was never so. A job that was set back numbers on beyond
 * everything that its forerunner can have used: by the milliseconds since the checkpoint, for no
 * alert changes more often. Confined to the task's thread.
 */
final class Numbering {
  /** A pause counts for so much at most, or weeks of it would use up all numbers. */
  private static final long LONGEST_MILLIS = 3_600_000L;

  private static final ListStateDescriptor<Tuple2<Long, Long>> MARKS =
      new ListStateDescriptor<>("numbering", Types.TUPLE(Types.LONG, Types.LONG));

  private final ListState<Tuple2<Long, Long>> kept;
  private final List<Tuple2<Long, Long>> marks = new ArrayList<>();
  private long base = -1;

  /** Takes up where the marks of a checkpoint, of all tasks, stand. */
  Numbering(FunctionInitializationContext context) throws Exception {
    kept = context.getOperatorStateStore().getUnionListState(MARKS);
    if (context.isRestored()) {
      kept.get().forEach(marks::add);
    }
  }

  /**
   * What to add to a version; 0 in a job that was never set back.
   *
   * @param now wall clock, milliseconds UTC
   */
  int base(long now) {
    if (base < 0) {
      base = 0;
      for (Tuple2<Long, Long> mark : marks) {
        long since = Math.max(0, Math.min(LONGEST_MILLIS, now - mark.f1));
        base = Math.max(base, mark.f0 + since);
      }
      base = Math.min(base, Integer.MAX_VALUE / 2);
    }
    return (int) base;
  }

  /**
   * Leaves a mark in a checkpoint.
   *
   * @param at the checkpoint's time, milliseconds UTC
   */
  void mark(long at) throws Exception {
    Tuple2<Long, Long> mark = Tuple2.of(base, at);
    if (base < 0) {
      // Nothing was numbered since the last one: it still stands.
      mark = Tuple2.of(0L, at);
      for (Tuple2<Long, Long> each : marks) {
        mark = each.f0 - each.f1 > mark.f0 - mark.f1 ? each : mark;
      }
    }
    kept.update(List.of(mark));
  }
}
