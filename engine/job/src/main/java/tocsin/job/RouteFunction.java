package tocsin.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.people.Assignment;

/** Finds who an alert version goes to. State: packs and the roster's reference. */
final class RouteFunction extends BroadcastProcessFunction<AlertHead, Control, Assignment> {
  private final Knowledge knowledge;
  private transient Packs packs;

  RouteFunction(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void open(OpenContext context) {
    packs = new Packs(knowledge);
  }

  @Override
  public void processElement(AlertHead alert, ReadOnlyContext context, Collector<Assignment> out)
      throws Exception {
    if (packs.isFresh()) {
      packs.restore(context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
    }
    packs.at(alert.decidedAt()).router().route(alert, packs.roster()).forEach(out::collect);
  }

  @Override
  public void processBroadcastElement(Control control, Context context, Collector<Assignment> out)
      throws Exception {
    packs.take(
        control, context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
  }
}
