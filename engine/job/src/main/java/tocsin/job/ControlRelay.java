package tocsin.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.domain.pack.Pack;

/** Pins control items on this JVM's board and passes them on; runs once a slot. */
final class ControlRelay extends ProcessFunction<Control, Control> {
  private static final Logger LOG = LoggerFactory.getLogger(ControlRelay.class);

  private final Knowledge knowledge;
  private transient ControlBoard board;

  ControlRelay(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public void open(OpenContext context) {
    board = ControlBoard.of(getRuntimeContext().getJobInfo().getJobId());
  }

  @Override
  public void processElement(Control control, Context context, Collector<Control> out) {
    pin(control, knowledge, board);
    out.collect(control);
  }

  /** Pins what a sieve needs of a control item. */
  static void pin(Control control, Knowledge knowledge, ControlBoard board) {
    Pack pack = control.pack();
    switch (control.kind()) {
      case PACK -> {
        if (pack != null) {
          board.pin(Models.compile(pack));
          LOG.info("pack {} is in force", pack.label());
        }
      }
      case INDICATORS -> {
        board.pin(Editions.get(knowledge, control.ref()).indicators());
        LOG.info("indicators {} are in force", control.ref());
      }
      case LINES -> board.pin(Editions.get(knowledge, control.ref()).lines());
      case ROSTER, LISTING, HANDLING, JUDGEMENT, RATE, MEMBERS -> {
        return;
      }
    }
    board.note(control);
  }
}
