package tocsin.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import tocsin.core.capacity.Offers;
import tocsin.core.model.CompiledModel;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Offer;

/**
 * Finds who an alert version goes to. Tasks for advisors go out as offers besides; those that may
 * wait only so. State: packs and the roster's reference.
 */
final class RouteFunction extends BroadcastProcessFunction<AlertHead, Control, Assignment> {
  static final OutputTag<Offer> OFFERS = new OutputTag<>("offers", TypeInformation.of(Offer.class));

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
    CompiledModel model = packs.at(alert.decidedAt());
    boolean limited = model.pack().capacity().limits();
    for (Assignment assignment : model.router().route(alert, packs.roster())) {
      boolean waits = false;
      if (limited && Offers.isTask(assignment)) {
        Offer offer = Offers.of(alert, assignment, packs.roster());
        context.output(OFFERS, offer);
        waits = !offer.urgent();
      }
      if (!waits) {
        out.collect(assignment);
      }
    }
  }

  @Override
  public void processBroadcastElement(Control control, Context context, Collector<Assignment> out)
      throws Exception {
    packs.take(
        control, context.getBroadcastState(Packs.PACKS), context.getBroadcastState(Packs.REFS));
  }
}
